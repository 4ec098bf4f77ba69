package com.nexusflow.copilot.core.crm.imports;

import com.nexusflow.copilot.core.tenant.Tenant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/** How a tenant writes: its currency, language, time zone and fiscal year, and the words in which an import speaks to it. */
record Conventions(Currency currency, Locale language, ZoneId zone, int fiscalYearStart, Wording wording) {

    static Conventions of(Tenant tenant) {
        return new Conventions(
                tenant.currency(), tenant.language(), tenant.timeZone(), tenant.fiscalYearStart(), new Wording(tenant.language()));
    }

    /** Whether 1/2/2024 is more likely the second of January than the first of February. */
    boolean monthFirst() {
        return language.getLanguage().equals("en") && currency.getCurrencyCode().equals("USD");
    }
}
