package com.nexusflow.copilot.core.crm.imports;

import java.util.UUID;

/** Takes the staged rows of one kind into the tenant's records. */
interface Rows {

    void take();

    static Rows of(FileKind kind, Staged staged, UUID tenant) {
        return switch (kind) {
            case PEOPLE -> new PeopleRows(staged, tenant);
            case PRODUCTS -> new ProductRows(staged, tenant);
            case ACCOUNTS -> new AccountRows(staged, tenant);
            case CONTACTS -> new ContactRows(staged, tenant);
            case LEADS -> new LeadRows(staged, tenant);
            case STAGES -> new StageRows(staged, tenant);
            case OPPORTUNITIES -> new OpportunityRows(staged, tenant);
            case LINE_ITEMS -> new LineItemRows(staged, tenant);
            case ACTIVITIES -> new ActivityRows(staged, tenant);
            case QUOTAS -> new QuotaRows(staged, tenant);
        };
    }
}
