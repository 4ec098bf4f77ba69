package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Prepares the served tenant before the first request can arrive: founds it, imports its files, fixes its today. */
final class FirstStart implements SmartInitializingSingleton {

    private final CopilotSettings settings;
    private final ServedTenant servedTenant;
    private final Tenants tenants;

    FirstStart(CopilotSettings settings, ServedTenant servedTenant, Tenants tenants) {
        this.settings = settings;
        this.servedTenant = servedTenant;
        this.tenants = tenants;
    }

    @Override
    public void afterSingletonsInstantiated() {
        TenantScope tenant = servedTenant.ready();
        if (settings.today() != null) {
            tenant.run(() -> tenants.fixToday(settings.today()));
        }
    }
}
