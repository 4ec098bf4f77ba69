package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Prepares the served tenant before the first request can arrive: founds it, fixes its today, imports its files. */
final class FirstStart implements SmartInitializingSingleton {

    private final CopilotSettings settings;
    private final ServedTenant servedTenant;
    private final Tenants tenants;
    private final FolderImport folderImport;
    private final Rehearsal rehearsal;
    private final Runnable demoCards;

    FirstStart(CopilotSettings settings, ServedTenant servedTenant, Tenants tenants, FolderImport folderImport, Rehearsal rehearsal, Runnable demoCards) {
        this.settings = settings;
        this.servedTenant = servedTenant;
        this.tenants = tenants;
        this.folderImport = folderImport;
        this.rehearsal = rehearsal;
        this.demoCards = demoCards;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Optional<Path> folder = settings.importFolder();
        TenantScope tenant = servedTenant.ready();
        tenant.run(() -> {
            tenants.fixToday(settings.today());
            folder.ifPresent(folderImport::run);
            demoCards.run();
            rehearsal.run();
        });
    }
}
