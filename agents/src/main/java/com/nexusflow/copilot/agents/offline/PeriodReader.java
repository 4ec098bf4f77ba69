package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads periods in a question, relative to the tenant's today and fiscal calendar: single ones, and those from one to another. */
final class PeriodReader {

    private final PeriodWords words;
    private final List<Token> tokens;
    private final @Nullable Term[] at;
    private final NamedPeriods named;
    private final RelativePeriods relative;
    /** Two periods set against each other are two, not the stretch from one to the other. */
    private final boolean apart;

    /**
     * @param ahead whether a month or quarter without a year means the coming one rather than the last one
     * @param unitFirst whether the language may say "the month last" and "the 3 last months"
     * @param hintYear the year that was talked about before, or null
     */
    PeriodReader(List<Token> tokens, List<Term> terms, FiscalCalendar calendar, LocalDate today, boolean ahead, boolean unitFirst, @Nullable Integer hintYear) {
        this.words = new PeriodWords(tokens, terms, unitFirst, hintYear);
        this.tokens = tokens;
        this.at = words.at;
        Stretches stretches = new Stretches(calendar, today, ahead);
        this.named = new NamedPeriods(words, stretches);
        this.relative = new RelativePeriods(words, stretches);
        this.apart = terms.stream().anyMatch(t -> t.is("relation", "change") || t.is("relation", "vs") || t.is("ask", "compare"));
    }

    List<Reading.PeriodSpan> read() {
        List<Reading.PeriodSpan> spans = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            Reading.PeriodSpan span = limited(i);
            if (span == null) {
                span = ranged(i, !spans.isEmpty());
            }
            if (span != null) {
                spans.add(span);
            }
            i = span == null ? i + 1 : span.to();
        }
        return spans;
    }

    /** since March · after May 2017 · before July · until June */
    private Reading.@Nullable PeriodSpan limited(int i) {
        Term term = at[i];
        if (term == null || !(term.is("rel", "since") || term.is("rel", "after") || term.is("rel", "before") || term.is("rel", "until"))) {
            return null;
        }
        Reading.PeriodSpan inner = simple(words.filled(term.to()));
        if (inner == null) {
            return null;
        }
        if (term.is("rel", "since") && (apart || range(inner) != null || days(inner.from()) != null)) {
            return null;
        }
        LocalDate from = Objects.requireNonNull(inner.period().from());
        LocalDate to = Objects.requireNonNull(inner.period().to());
        Period period = term.is("rel", "before")
                ? new Period(null, from.minusDays(1))
                : term.is("rel", "until") ? new Period(null, to) : term.is("rel", "after") ? new Period(to.plusDays(1), null) : new Period(from, null);
        return new Reading.PeriodSpan(i, inner.to(), period, inner.hasYear());
    }

    /**
     * A period, or one that runs to another: from March to June 2017.
     *
     * @param listed whether another period stands in front of it: "March, April and May" are three
     */
    private Reading.@Nullable PeriodSpan ranged(int i, boolean listed) {
        int start = at[i] != null && (at[i].is("bound", "between") || at[i].is("rel", "since")) ? words.filled(at[i].to()) : i;
        Reading.PeriodSpan days = days(start);
        if (days != null) {
            return new Reading.PeriodSpan(i, days.to(), days.period(), days.hasYear());
        }
        Reading.PeriodSpan first = start < tokens.size() ? simple(start) : null;
        if (first == null) {
            return null;
        }
        Reading.PeriodSpan whole = range(first);
        boolean between = at[i] != null && at[i].is("bound", "between");
        if (whole != null && (between || !words.isAnd(first.to()) || !listed && adjacent(first, whole))) {
            return new Reading.PeriodSpan(i, whole.to(), whole.period(), whole.hasYear());
        }
        return start == i ? first : null;
    }

    /** 1 to 15 March 2017 · March 1 to 15, 2017: the month is said once. */
    private Reading.@Nullable PeriodSpan days(int i) {
        Integer month = named.month(i, i);
        int at = month == null ? i : Objects.requireNonNull(this.at[i]).to();
        Integer day = words.day(at);
        int second = day == null ? -1 : words.toDay(at + 1);
        if (day == null || second < 0) {
            return null;
        }
        Reading.PeriodSpan last = month == null ? named.dayOfMonth(second) : named.dated(i, second + 1, month, Objects.requireNonNull(words.day(second)));
        LocalDate end = last == null ? null : last.period().to();
        return last == null || end == null || day >= end.getDayOfMonth()
                ? null
                : new Reading.PeriodSpan(i, last.to(), Period.of(end.withDayOfMonth(day), end), last.hasYear());
    }

    /** "in March and April" is one stretch; "in Q1 and Q4" are two. */
    private static boolean adjacent(Reading.PeriodSpan first, Reading.PeriodSpan whole) {
        Period period = first.period();
        LocalDate end = Objects.requireNonNull(period.to());
        LocalDate wholeEnd = Objects.requireNonNull(whole.period().to());
        return YearMonth.from(Objects.requireNonNull(period.from())).equals(YearMonth.from(end))
                && YearMonth.from(wholeEnd).equals(YearMonth.from(end).plusMonths(1));
    }

    private Reading.@Nullable PeriodSpan range(Reading.PeriodSpan first) {
        int i = first.to();
        if (apart || i >= tokens.size() || at[i] == null || !at[i].is("rel", "to")) {
            return null;
        }
        Reading.PeriodSpan second = simple(words.filled(at[i].to()));
        if (second == null) {
            return null;
        }
        LocalDate from = Objects.requireNonNull(first.period().from());
        LocalDate to = Objects.requireNonNull(second.period().to());
        if (to.isBefore(from) && !first.hasYear()) {
            from = from.minusYears(1);
        }
        return to.isBefore(from) ? null : new Reading.PeriodSpan(first.from(), second.to(), Period.of(from, to), first.hasYear() || second.hasYear());
    }

    private Reading.@Nullable PeriodSpan simple(int i) {
        if (i >= tokens.size()) {
            return null;
        }
        if (tokens.get(i).isDate()) {
            return named.date(i);
        }
        Reading.PeriodSpan span = named.dayOfMonth(i);
        span = span != null ? span : named.quarter(i);
        span = span != null ? span : named.month(i);
        span = span != null ? span : named.half(i);
        span = span != null ? span : relative.spanOrDay(i);
        span = span != null ? span : relative.relative(i);
        return span != null ? span : named.year(i);
    }
}
