package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.function.IntFunction;

/** Stretches of time around today, by the calendar and the fiscal year. */
final class Stretches {

    final FiscalCalendar calendar;
    final LocalDate today;
    private final boolean ahead;

    /** @param ahead whether a month or quarter without a year means the coming one rather than the last one */
    Stretches(FiscalCalendar calendar, LocalDate today, boolean ahead) {
        this.calendar = calendar;
        this.today = today;
        this.ahead = ahead;
    }

    Period current(String unit, LocalDate day) {
        return switch (unit) {
            case "week" -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield Period.of(monday, monday.plusDays(6));
            }
            case "month" -> Period.of(day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
            case "quarter" -> calendar.quarterWith(day);
            case "half" -> half(day);
            case "year" -> calendar.year(calendar.yearOf(day));
            default -> Period.of(day, day);
        };
    }

    Period half(LocalDate day) {
        Period year = calendar.year(calendar.yearOf(day));
        LocalDate first = Objects.requireNonNull(year.from());
        LocalDate middle = first.plusMonths(6);
        return day.isBefore(middle) ? Period.of(first, middle.minusDays(1)) : Period.of(middle, Objects.requireNonNull(year.to()));
    }

    Period shifted(String unit, int by) {
        Period now = current(unit, today);
        LocalDate day = by < 0 ? Objects.requireNonNull(now.from()).minusDays(1) : Objects.requireNonNull(now.to()).plusDays(1);
        return current(unit, day);
    }

    /** Days, weeks and months run up to today; quarters, halves and years are whole ones. */
    Period rolling(String unit, int count, boolean back) {
        if (unit.matches("quarter|half|year")) {
            Period near = shifted(unit, back ? -1 : 1);
            Period far = near;
            for (int n = 1; n < count; n++) {
                LocalDate day = back ? Objects.requireNonNull(far.from()).minusDays(1) : Objects.requireNonNull(far.to()).plusDays(1);
                far = current(unit, day);
            }
            return back
                    ? Period.of(Objects.requireNonNull(far.from()), Objects.requireNonNull(near.to()))
                    : Period.of(Objects.requireNonNull(near.from()), Objects.requireNonNull(far.to()));
        }
        if (back) {
            return Period.of(plus(unit, -count).plusDays(1), today);
        }
        return Period.of(today, plus(unit, count));
    }

    private LocalDate plus(String unit, int count) {
        return switch (unit) {
            case "week" -> today.plusWeeks(count);
            case "month" -> today.plusMonths(count);
            default -> today.plusDays(count);
        };
    }

    Period toToday(Period whole) {
        return Period.of(Objects.requireNonNull(whole.from()), today);
    }

    /** The last year whose stretch has begun, or, when the question looks ahead, the first whose stretch has not ended. */
    int nearest(IntFunction<Period> stretch, int year) {
        for (int candidate = ahead ? year - 1 : year + 1; Math.abs(candidate - year) <= 2; candidate += ahead ? 1 : -1) {
            Period period = stretch.apply(candidate);
            boolean fits = ahead
                    ? !Objects.requireNonNull(period.to()).isBefore(today)
                    : !Objects.requireNonNull(period.from()).isAfter(today);
            if (fits) {
                return candidate;
            }
        }
        return year;
    }
}
