package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides for which period figures are wanted: one, two set against each other, or several with a row for each. */
final class PeriodChoice {

    private final Reading reading;
    private final GroupChoice groups;
    private final FiscalCalendar calendar;

    PeriodChoice(Reading reading, GroupChoice groups) {
        this.reading = reading;
        this.groups = groups;
        this.calendar = reading.calendar();
    }

    void choose(Ask ask) {
        List<Period> periods = reading.periods().stream().map(Reading.PeriodSpan::period).toList();
        if (!ask.metric().hasPeriod()) {
            ask.by.removeIf(Dimension::isTime);
            return;
        }
        if (periods.isEmpty()) {
            return;
        }
        ask.period = periods.getFirst();
        if (periods.size() > 1) {
            ask.by.remove(Dimension.DEAL);
            several(ask, periods);
        } else if (reading.has("relation", "change") && ask.period.previous() != null) {
            ask.compared = ask.period.previous();
        }
    }

    private void several(Ask ask, List<Period> periods) {
        boolean ranksGroups = groups.isRanking() && !ask.by.isEmpty() && !ask.by.getFirst().isTime();
        if (ranksGroups && !isAgainst() && isUnbroken(periods)) {
            ask.period = hull(periods);
        } else if (periods.size() == 2) {
            compare(ask, periods.get(0), periods.get(1));
        } else {
            rowForEach(ask, periods, ranksGroups);
        }
    }

    private boolean isAgainst() {
        return reading.has("relation", "vs") || reading.has("relation", "than") || reading.has("relation", "change") || reading.has("ask", "compare");
    }

    /** The later period is asked for, the earlier one is what it is set against. A year against a quarter means the same quarter then. */
    private static void compare(Ask ask, Period one, Period other) {
        boolean inOrder = one.from() != null && other.from() != null && one.from().isAfter(other.from());
        Period later = inOrder ? one : other;
        Period earlier = inOrder ? other : one;
        Period yearBefore = later.yearBefore();
        boolean wholeYear = earlier.from() != null && earlier.to() != null && earlier.from().plusYears(1).minusDays(1).equals(earlier.to());
        boolean laterIsYear = later.from() != null && later.to() != null && later.from().plusYears(1).minusDays(1).equals(later.to());
        ask.period = later;
        ask.compared = wholeYear && !laterIsYear && yearBefore != null ? yearBefore : earlier;
        ask.by.removeIf(Dimension::isTime);
    }

    /** A ranking over stretches that do not follow each other might put one first that was not asked for. */
    private void rowForEach(Ask ask, List<Period> periods, boolean ranksGroups) {
        boolean closed = periods.stream().allMatch(p -> p.from() != null && p.to() != null);
        Optional<Dimension> unit = closed ? ask.by.stream().filter(Dimension::isTime).findFirst().or(() -> unit(periods)) : Optional.empty();
        if (unit.isEmpty() || ranksGroups || groups.isRanking() && !isUnbroken(periods)) {
            ask.scattered = true;
            return;
        }
        ask.period = hull(periods);
        ask.perPeriod = unit.get();
        if (!ask.by.contains(unit.get())) {
            ask.by.add(unit.get());
        }
    }

    /** The unit of time that each of the periods is one of, so that each has a row of its own. */
    private Optional<Dimension> unit(List<Period> periods) {
        return Stream.of(Dimension.YEAR, Dimension.QUARTER, Dimension.MONTH, Dimension.WEEK)
                .filter(unit -> periods.stream().allMatch(p -> p.equals(stretch(unit, Objects.requireNonNull(p.from())))))
                .findFirst();
    }

    private Period stretch(Dimension unit, LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return switch (unit) {
            case YEAR -> calendar.year(calendar.yearOf(day));
            case QUARTER -> calendar.quarterWith(day);
            case MONTH -> Period.of(day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
            default -> Period.of(monday, monday.plusDays(6));
        };
    }

    private static boolean isUnbroken(List<Period> periods) {
        if (periods.stream().anyMatch(p -> p.from() == null || p.to() == null)) {
            return false;
        }
        List<Period> ordered = periods.stream().sorted(Comparator.comparing(p -> Objects.requireNonNull(p.from()))).toList();
        return IntStream.range(1, ordered.size())
                .allMatch(i -> Objects.requireNonNull(ordered.get(i - 1).to()).plusDays(1).equals(ordered.get(i).from()));
    }

    private static Period hull(List<Period> periods) {
        return Period.of(
                periods.stream().map(p -> Objects.requireNonNull(p.from())).min(Comparator.naturalOrder()).orElseThrow(),
                periods.stream().map(p -> Objects.requireNonNull(p.to())).max(Comparator.naturalOrder()).orElseThrow());
    }
}
