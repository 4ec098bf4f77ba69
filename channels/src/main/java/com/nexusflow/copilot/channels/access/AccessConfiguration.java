package com.nexusflow.copilot.channels.access;

import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.people.LogIns;
import com.nexusflow.copilot.core.people.SignIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/** The rules of the doors: REST and monitoring without sessions, pages with a form, a session and CSRF tokens. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final String CONTENT = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    static final String DOORS = "/doors/";
    private static final String[] RUNS_THE_TENANT = {"OPERATIONS", "ADMIN"};

    @Bean
    Problems problems(JsonMapper json) {
        return new Problems(json);
    }

    @Bean
    SignInThrottle signInThrottle(SharedMemory memory) {
        return new SignInThrottle(memory);
    }

    @Bean
    AuthenticationManager authenticationManager(SignIn signIn, SignInThrottle throttle, Clock clock) {
        return new ProviderManager(new PasswordSignIn(signIn, throttle, clock));
    }

    @Bean
    OwnPassword ownPassword(LogIns logIns, SignInThrottle throttle) {
        return new OwnPassword(logIns, throttle);
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIds() {
        FilterRegistrationBean<RequestIdFilter> filter = new FilterRegistrationBean<>(new RequestIdFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(Problems problems) {
        FilterRegistrationBean<BodyLimitFilter> filter = new FilterRegistrationBean<>(new BodyLimitFilter(problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ReadableParametersFilter> readableParameters(Problems problems) {
        FilterRegistrationBean<ReadableParametersFilter> filter = new FilterRegistrationBean<>(new ReadableParametersFilter(problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, AuthenticationManager manager, SignIn signIn, Problems problems) throws Exception {
        Refusals refusals = new Refusals(problems);
        return http.securityMatcher("/api/**", "/actuator/**")
                .authenticationManager(manager)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new TokenFilter(signIn, refusals), BasicAuthenticationFilter.class)
                .addFilterBefore(new ScopeFilter(signIn), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers("/actuator/health/**").permitAll()
                        .requestMatchers("/actuator/**").access((authentication, context) -> new AuthorizationDecision(
                                isLocal(context.getRequest()) || authentication.get().getAuthorities().stream()
                                        .anyMatch(granted -> "ROLE_ADMIN".equals(granted.getAuthority()) || "ROLE_OPERATIONS".equals(granted.getAuthority()))))
                        .requestMatchers("/api/v1/imports/**", "/api/v1/search/index", "/api/v1/knowledge/index").hasAnyRole(RUNS_THE_TENANT)
                        .requestMatchers("/api/v1/people", "/api/v1/people/*/*", "/api/v1/settings", "/api/v1/settings/**", "/api/v1/audit/**").hasRole("ADMIN")
                        .anyRequest().authenticated())
                .build();
    }

    /** Platforms show who they are by signing what they send; each door checks that itself, over the bytes as they came. Nothing else stands in their way. */
    @Bean
    @Order(0)
    SecurityFilterChain platforms() {
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher(DOORS + "**"),
                new HeaderWriterFilter(List.of(new XContentTypeOptionsHeaderWriter(), new CacheControlHeadersWriter(),
                        new ContentSecurityPolicyHeaderWriter("default-src 'none'; frame-ancestors 'none'"))));
    }

    /** Each filter of each request would be timed by itself, which costs more than most of them do; the request as a whole is timed. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** The API's document holds no secret; the page that shows it brings styles of its own inside its markup. */
    @Bean
    @Order(2)
    SecurityFilterChain document(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api-docs/**", "/swagger-ui/**", "/swagger-ui.html")
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT + "; style-src 'self' 'unsafe-inline'")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, AuthenticationManager manager, SignIn signIn) throws Exception {
        return http.authenticationManager(manager)
                .requestCache(cache -> cache.requestCache(wantedPage()))
                .formLogin(form -> form.loginPage("/sign-in").defaultSuccessUrl("/").failureHandler(backToTheForm()))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .addFilterBefore(new ScopeFilter(signIn), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers("/sign-in", "/webjars/**", "/assets/**", "/favicon.ico").permitAll()
                        .requestMatchers("/import/**", "/library/collections/**").hasAnyRole(RUNS_THE_TENANT)
                        .requestMatchers("/people/**", "/settings/**", "/connections/**").hasRole("ADMIN")
                        .anyRequest().authenticated())
                .build();
    }

    /** Leads back to the page that was asked for, without a parameter of Spring's that pages would not know. */
    @SuppressWarnings("NullAway") // null is how the parameter is left out
    private static RequestCache wantedPage() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static AuthenticationFailureHandler backToTheForm() {
        return (request, response, why) ->
                response.sendRedirect(request.getContextPath() + (why instanceof TooManyAttempts ? "/sign-in?wait" : "/sign-in?wrong"));
    }

    /** A monitor on the same machine needs no sign-in; a request passed on by a proxy does not count as local. */
    private static boolean isLocal(HttpServletRequest request) {
        try {
            return request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
