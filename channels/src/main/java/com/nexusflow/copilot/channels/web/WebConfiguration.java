package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Products;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.document.Collections;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** How the web console speaks. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    LocaleResolver localeResolver(Tenants tenants) {
        return new PageLocale(tenants);
    }

    @Bean
    FilterLabels filterLabels(Accounts accounts, Opportunities opportunities, Products products, Stages stages, People people) {
        return new FilterLabels(accounts, opportunities, products, stages, people);
    }

    @Bean
    LibraryShelf libraryShelf(Collections documentCollections, People people, Tenants tenants, Clock clock) {
        return new LibraryShelf(documentCollections, people, tenants, clock);
    }
}
