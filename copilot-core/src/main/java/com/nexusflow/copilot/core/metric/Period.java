package com.nexusflow.copilot.core.metric;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Days from one to another, both included; an open end is null. */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    private static final int LAST_YEAR = 9999;

    public Period {
        check(from);
        check(to);
        if (from == null && to == null) {
            throw new IllegalArgumentException("A period needs a first or a last day");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("A period's last day " + to + " lies before its first day " + from);
        }
    }

    private static void check(@Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1 || day.getYear() > LAST_YEAR)) {
            throw new IllegalArgumentException("The years of a period must lie from 1 to " + LAST_YEAR + ", was " + day);
        }
    }

    public static Period of(LocalDate from, LocalDate to) {
        return new Period(from, to);
    }

    /** The period of the same length right before this one: whole months move by months, other days by days. Null when an end is open. */
    public @Nullable Period previous() {
        if (from == null || to == null) {
            return null;
        }
        if (from.getDayOfMonth() == 1 && to.equals(to.withDayOfMonth(to.lengthOfMonth()))) {
            long months = ChronoUnit.MONTHS.between(from, to.plusDays(1));
            return of(from.minusMonths(months), from.minusDays(1));
        }
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return of(from.minusDays(days), from.minusDays(1));
    }

    /** The same period a year earlier. Null when an end is open. */
    public @Nullable Period yearBefore() {
        if (from == null || to == null) {
            return null;
        }
        LocalDate end = to.equals(to.withDayOfMonth(to.lengthOfMonth())) ? to.plusDays(1).minusYears(1).minusDays(1) : to.minusYears(1);
        return of(from.minusYears(1), end);
    }
}
