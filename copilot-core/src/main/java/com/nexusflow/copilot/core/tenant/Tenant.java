package com.nexusflow.copilot.core.tenant;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One customer of the installation and its settings.
 *
 * @param fiscalYearStart the month (1 to 12) in which the fiscal year starts
 * @param fixedToday "today" for historical data, or null for the clock's
 * @param teamSharing whether reps see the records of their team, or only their own
 */
public record Tenant(
        UUID id,
        String name,
        Currency currency,
        Locale language,
        ZoneId timeZone,
        int fiscalYearStart,
        @Nullable LocalDate fixedToday,
        boolean teamSharing) {

    public Tenant {
        if (fiscalYearStart < 1 || fiscalYearStart > 12) {
            throw new IllegalArgumentException("fiscalYearStart must be a month from 1 to 12, was " + fiscalYearStart);
        }
    }

    /** The tenant's date: the fixed one, or the clock's in the tenant's time zone. */
    public LocalDate today(Clock clock) {
        return fixedToday != null ? fixedToday : LocalDate.now(clock.withZone(timeZone));
    }
}
