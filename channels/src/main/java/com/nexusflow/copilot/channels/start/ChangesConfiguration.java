package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.change.Approvals;
import com.nexusflow.copilot.core.change.Expiry;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.feed.Notifications;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** How records are changed: proposed, approved, applied and taken back. */
@Configuration(proxyBeanMethods = false)
class ChangesConfiguration {

    @Bean
    TenantKeys tenantKeys(TenantDatabase database) {
        return new TenantKeys(database);
    }

    @Bean
    Audit audit(TenantDatabase database, TenantKeys keys, Clock clock) {
        return new Audit(database, keys, clock);
    }

    @Bean
    Proposals proposals(TenantDatabase database, Tenants tenants, People people, TenantKeys keys, Notifications notifications, Clock clock) {
        return new Proposals(database, tenants, people, keys, notifications, clock);
    }

    @Bean
    Approvals approvals(
            TenantDatabase database, Tenants tenants, People people, TenantKeys keys, Proposals proposals, Audit audit, Notifications notifications, Clock clock) {
        return new Approvals(database, tenants, people, keys, proposals, audit, notifications, clock);
    }

    @Bean
    Expiry expiry(TenantDatabase database, TenantKeys keys, Notifications notifications, Clock clock) {
        return new Expiry(database, keys, notifications, clock);
    }

    @Bean
    SchedulingConfigurer askersHearOfExpiry(Expiry expiry, Tenants tenants) {
        return tasks -> tasks.addFixedDelayTask(() -> tenants.all().forEach(tenant -> TenantScope.background(tenant.id()).run(expiry::tell)), Duration.ofMinutes(1));
    }

    @Bean
    ChangeDesk changeDesk(Proposals proposals, Approvals approvals, Tenants tenants, People people, Stages stages, Clock clock) {
        return new ChangeDesk(proposals, approvals, tenants, people, stages, clock);
    }
}
