package com.nexusflow.copilot.core.call;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The days, both included, over which somebody's calls are looked at. */
public record CoachingPeriod(LocalDate from, LocalDate to) {

    private static final int WEEKS = 12;
    private static final int LONGEST_WEEKS = 262;
    private static final int LAST_YEAR = 9999;

    public CoachingPeriod {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("The period begins on " + from + ", after it ends on " + to + "; swap them");
        }
        if (from.getYear() < 1 || to.getYear() > LAST_YEAR || from.plusWeeks(LONGEST_WEEKS).isBefore(to)) {
            throw new IllegalArgumentException("The period " + from + " to " + to + " is too long or too far away; give at most five years");
        }
    }

    /** What was asked for, and the last twelve weeks where nothing was. */
    public static CoachingPeriod of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate last = to == null ? today : to;
        if (from == null && last.getYear() < 2) {
            throw new IllegalArgumentException("The period cannot end on " + last + "; give a later day");
        }
        return new CoachingPeriod(from == null ? monday(last.minusWeeks(WEEKS - 1)) : from, last);
    }

    public Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment that is not in it any more. */
    public Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Its weeks by their Mondays. */
    public List<LocalDate> mondays() {
        return monday(from).datesUntil(to.plusDays(1), Period.ofWeeks(1)).toList();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
