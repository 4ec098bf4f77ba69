package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Leads;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Products;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.crm.imports.Imports;
import com.nexusflow.copilot.core.crm.imports.Limits;
import com.nexusflow.copilot.core.crm.search.LuceneRecordSearch;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** What is true: the stores of records and the figures computed from them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RecordsConfiguration {

    @Bean
    Accounts accounts(TenantDatabase database) {
        return new Accounts(database);
    }

    @Bean
    Contacts contacts(TenantDatabase database) {
        return new Contacts(database);
    }

    @Bean
    Leads leads(TenantDatabase database) {
        return new Leads(database);
    }

    @Bean
    Opportunities opportunities(TenantDatabase database) {
        return new Opportunities(database);
    }

    @Bean
    Products products(TenantDatabase database) {
        return new Products(database);
    }

    @Bean
    Stages stages(TenantDatabase database) {
        return new Stages(database);
    }

    @Bean
    Timeline timeline(TenantDatabase database) {
        return new Timeline(database);
    }

    @Bean
    LuceneRecordSearch recordSearch(TenantDatabase database, Home home, Clock clock) {
        return new LuceneRecordSearch(database, home.path().resolve("records"), clock);
    }

    /** Searches follow changes by themselves; this keeps them from waiting for what a large import left to follow. */
    @Bean
    SchedulingConfigurer searchFollows(LuceneRecordSearch search) {
        return tasks -> tasks.addFixedDelayTask(search::catchUpAll, Duration.ofSeconds(5));
    }

    @Bean
    Imports imports(TenantDatabase database, Tenants tenants, People people) {
        return new Imports(database, tenants, people, Limits.DEFAULT);
    }

    @Bean
    Metrics metrics(TenantDatabase database, Tenants tenants, Clock clock) {
        return new Metrics(database, tenants, clock);
    }
}
