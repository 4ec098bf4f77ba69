package com.nexusflow.copilot.core.metric;

import com.nexusflow.copilot.core.metric.MetricResult.Key;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The weeks, months, quarters or years in which nothing happened: for sums and counts they are zero, and a trend must show them. */
final class TimeGaps {

    static final int MOST = 600;

    private final Dimension unit;
    private final FiscalCalendar calendar;

    TimeGaps(Dimension unit, FiscalCalendar calendar) {
        this.unit = unit;
        this.calendar = calendar;
    }

    /** All stretches between the first and the last that has rows, or of the period up to today where one is given. */
    List<Key> between(Collection<String> labels, @Nullable Period period, LocalDate today) {
        if (labels.isEmpty()) {
            return List.of();
        }
        LocalDate first = LocalDate.parse(Collections.min(labels));
        LocalDate last = LocalDate.parse(Collections.max(labels));
        if (period != null && period.from() != null && period.from().isBefore(first)) {
            first = start(period.from());
        }
        if (period != null && period.to() != null) {
            LocalDate end = period.to().isBefore(today) ? period.to() : today;
            last = end.isAfter(last) ? start(end) : last;
        }
        List<Key> keys = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last) && keys.size() < MOST; day = next(day)) {
            keys.add(new Key(day.toString(), null));
        }
        return keys;
    }

    private LocalDate start(LocalDate day) {
        return switch (unit) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> from(calendar.quarterWith(day));
            default -> from(calendar.year(calendar.yearOf(day)));
        };
    }

    private static LocalDate from(Period period) {
        LocalDate from = period.from();
        if (from == null) {
            throw new IllegalArgumentException("A fiscal period has a first day");
        }
        return from;
    }

    private LocalDate next(LocalDate day) {
        return switch (unit) {
            case WEEK -> day.plusWeeks(1);
            case MONTH -> day.plusMonths(1);
            case QUARTER -> day.plusMonths(3);
            default -> day.plusYears(1);
        };
    }
}
