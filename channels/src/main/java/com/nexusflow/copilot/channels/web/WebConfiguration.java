package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Products;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How the web console speaks and what browsers may keep. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    @Bean
    LocaleResolver localeResolver(Tenants tenants) {
        return new PageLocale(tenants);
    }

    @Bean
    FilterLabels filterLabels(Accounts accounts, Opportunities opportunities, Products products, Stages stages, People people) {
        return new FilterLabels(accounts, opportunities, products, stages, people);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic());
    }
}
