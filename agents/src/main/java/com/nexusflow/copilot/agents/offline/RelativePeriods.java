package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads periods that are told from today on: yesterday, this quarter, the last 30 days. */
final class RelativePeriods {

    private final PeriodWords words;
    private final List<Token> tokens;
    private final @Nullable Term[] at;
    private final Stretches stretches;
    private final FiscalCalendar calendar;
    private final LocalDate today;

    RelativePeriods(PeriodWords words, Stretches stretches) {
        this.words = words;
        this.tokens = words.tokens;
        this.at = words.at;
        this.stretches = stretches;
        this.calendar = stretches.calendar;
        this.today = stretches.today;
    }

    Reading.@Nullable PeriodSpan spanOrDay(int i) {
        Term term = at[i];
        if (term == null) {
            return null;
        }
        if (term.is("day") && !term.is("filler")) {
            return single(i, term.to(), term.code("day"));
        }
        String span = term.code("span");
        return switch (span) {
            case "ytd" -> new Reading.PeriodSpan(i, term.to(), stretches.toToday(calendar.year(calendar.yearOf(today))), true);
            case "qtd" -> new Reading.PeriodSpan(i, term.to(), stretches.toToday(calendar.quarterWith(today)), true);
            case "mtd" -> new Reading.PeriodSpan(i, term.to(), Period.of(today.withDayOfMonth(1), today), true);
            case "last_month", "last_quarter", "last_year" -> new Reading.PeriodSpan(i, term.to(), stretches.shifted(span.substring(5), -1), true);
            case "this_month", "this_quarter", "this_year" -> new Reading.PeriodSpan(i, term.to(), stretches.current(span.substring(5), today), true);
            default -> null;
        };
    }

    private Reading.PeriodSpan single(int from, int to, String code) {
        LocalDate day = switch (code) {
            case "yesterday" -> today.minusDays(1);
            case "tomorrow" -> today.plusDays(1);
            default -> today;
        };
        return new Reading.PeriodSpan(from, to, Period.of(day, day), true);
    }

    /** last quarter · this year · next 30 days · past two months · last quarter of 2017 */
    Reading.@Nullable PeriodSpan relative(int i) {
        if (words.isUnitBeforeRel(i)) {
            Term unit = Objects.requireNonNull(at[i]);
            Term rel = Objects.requireNonNull(at[unit.to()]);
            return new Reading.PeriodSpan(i, rel.to(), stretches.shifted(unit.code("unit"), PeriodWords.shift(rel)), true);
        }
        Reading.PeriodSpan counted = countedBefore(i);
        if (counted != null) {
            return counted;
        }
        Term rel = at[i];
        if (rel == null || !(rel.is("rel", "last") || rel.is("rel", "this") || rel.is("rel", "next"))) {
            return null;
        }
        int j = rel.to();
        Integer count = words.count(j);
        if (count != null) {
            j++;
        }
        if (j >= tokens.size() || at[j] == null || !at[j].is("unit")) {
            return null;
        }
        String unit = at[j].code("unit");
        int to = at[j].to();
        if (count == null && rel.is("rel", "last") && unit.equals("quarter") && words.filled(to) < tokens.size() && words.filled(to) > to && tokens.get(words.filled(to)).isYear()) {
            return new Reading.PeriodSpan(i, words.filled(to) + 1, calendar.quarter(Integer.parseInt(tokens.get(words.filled(to)).text()), 4), true);
        }
        if (rel.is("rel", "this")) {
            return new Reading.PeriodSpan(i, to, stretches.current(unit, today), true);
        }
        boolean last = rel.is("rel", "last");
        return new Reading.PeriodSpan(i, to, count == null ? stretches.shifted(unit, last ? -1 : 1) : stretches.rolling(unit, count, last), true);
    }

    /** "les 3 derniers mois" */
    private Reading.@Nullable PeriodSpan countedBefore(int i) {
        Integer count = words.unitFirst ? words.count(i) : null;
        Term rel = count == null || i + 1 >= tokens.size() ? null : at[i + 1];
        if (count == null || count < 2 || rel == null || !rel.is("rel", "last") && !rel.is("rel", "next") || rel.to() >= tokens.size()) {
            return null;
        }
        Term unit = at[rel.to()];
        boolean ranked = i > 0 && at[i - 1] != null && at[i - 1].is("rank");
        return unit == null || !unit.is("unit") || ranked
                ? null
                : new Reading.PeriodSpan(i, unit.to(), stretches.rolling(unit.code("unit"), count, rel.is("rel", "last")), true);
    }
}
