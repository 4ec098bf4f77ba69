package com.nexusflow.copilot.channels.access;

import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the signed-in person's tenant and rights, as they are now, to the request's thread. A person who is gone, or has another password by now, is signed out. */
final class ScopeFilter extends OncePerRequestFilter {

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(ServletException cause) {
            super(cause);
        }
    }

    private final SignIn signIn;

    ScopeFilter(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller = Caller.current();
        Optional<SignIn.SignedIn> signedIn = caller.flatMap(person -> signIn.signedIn(person.tenantId(), person.personId(), person.stamp()));
        if (signedIn.isEmpty()) {
            if (caller.isPresent()) {
                signOut(request);
            }
            chain.doFilter(request, response);
            return;
        }
        bind(signedIn.get());
        MDC.put("person", signedIn.get().person().id().toString());
        try {
            within(signedIn.get().scope(), request, response, chain);
        } finally {
            MDC.remove("person");
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    static void bind(SignIn.SignedIn signedIn) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                Caller.of(signedIn),
                null,
                AuthorityUtils.createAuthorityList("ROLE_" + signedIn.person().role().name())));
        SecurityContextHolder.setContext(context);
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static void within(TenantScope scope, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            scope.run(() -> pass(request, response, chain));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Refused e) {
            throw (ServletException) e.getCause();
        }
    }

    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new Refused(e);
        }
    }
}
