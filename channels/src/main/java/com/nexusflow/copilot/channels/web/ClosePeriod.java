package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Period;
import com.nexusflow.copilot.core.tenant.Tenant;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The close dates a board can be limited to. */
public enum ClosePeriod {
    ANY,
    OVERDUE,
    THIS_MONTH,
    THIS_QUARTER,
    NEXT_QUARTER,
    THIS_YEAR;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Nullable Period within(Tenant tenant, Clock clock) {
        LocalDate today = tenant.today(clock);
        FiscalCalendar calendar = new FiscalCalendar(tenant.fiscalYearStart());
        Period quarter = calendar.quarterWith(today);
        return switch (this) {
            case ANY -> null;
            case OVERDUE -> new Period(null, today.minusDays(1));
            case THIS_MONTH -> Period.of(today.withDayOfMonth(1), today.withDayOfMonth(today.lengthOfMonth()));
            case THIS_QUARTER -> quarter;
            case NEXT_QUARTER -> calendar.quarterWith(Objects.requireNonNull(quarter.to()).plusDays(1));
            case THIS_YEAR -> calendar.year(calendar.yearOf(today));
        };
    }
}
