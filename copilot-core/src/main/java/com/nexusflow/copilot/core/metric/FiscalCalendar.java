package com.nexusflow.copilot.core.metric;

import java.time.LocalDate;

/** A tenant's quarters and years. A fiscal year that does not start in January bears the number of the year it ends in. */
public record FiscalCalendar(int startMonth) {

    public FiscalCalendar {
        if (startMonth < 1 || startMonth > 12) {
            throw new IllegalArgumentException("startMonth must be from 1 to 12, was " + startMonth);
        }
    }

    public int yearOf(LocalDate day) {
        return startMonth > 1 && day.getMonthValue() >= startMonth ? day.getYear() + 1 : day.getYear();
    }

    public int quarterOf(LocalDate day) {
        return Math.floorMod(day.getMonthValue() - startMonth, 12) / 3 + 1;
    }

    public Period year(int year) {
        LocalDate start = LocalDate.of(startMonth > 1 ? year - 1 : year, startMonth, 1);
        return Period.of(start, start.plusYears(1).minusDays(1));
    }

    public Period quarter(int year, int quarter) {
        if (quarter < 1 || quarter > 4) {
            throw new IllegalArgumentException("quarter must be from 1 to 4, was " + quarter);
        }
        LocalDate start = LocalDate.of(startMonth > 1 ? year - 1 : year, startMonth, 1).plusMonths(3L * (quarter - 1));
        return Period.of(start, start.plusMonths(3).minusDays(1));
    }

    public Period quarterWith(LocalDate day) {
        return quarter(yearOf(day), quarterOf(day));
    }
}
