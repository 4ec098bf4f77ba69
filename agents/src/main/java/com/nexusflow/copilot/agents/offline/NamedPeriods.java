package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads periods by their names in the calendar: a day, a month, a quarter, half a year, a year. */
final class NamedPeriods {

    private final PeriodWords words;
    private final List<Token> tokens;
    private final @Nullable Term[] at;
    private final Stretches stretches;
    private final FiscalCalendar calendar;
    private final LocalDate today;

    NamedPeriods(PeriodWords words, Stretches stretches) {
        this.words = words;
        this.tokens = words.tokens;
        this.at = words.at;
        this.stretches = stretches;
        this.calendar = stretches.calendar;
        this.today = stretches.today;
    }

    /** 2026-03-15 · 15.03.2026 */
    Reading.@Nullable PeriodSpan date(int i) {
        LocalDate date = tokens.get(i).isDate() ? date(tokens.get(i).text()) : null;
        return date == null ? null : new Reading.PeriodSpan(i, i + 1, Period.of(date, date), true);
    }

    /** 3 March 2017 · March 3rd, 2017 · 30 June */
    Reading.@Nullable PeriodSpan dayOfMonth(int i) {
        Integer day = words.day(i);
        if (day != null) {
            int m = words.filled(i + 1);
            Integer month = month(m, i);
            return month == null ? null : dated(i, at[m] == null ? m + 1 : at[m].to(), month, day);
        }
        Integer month = month(i, i);
        Integer after = month == null ? null : words.day(Objects.requireNonNull(at[i]).to());
        return month == null || after == null ? null : dated(i, Objects.requireNonNull(at[i]).to() + 1, month, after);
    }

    Reading.@Nullable PeriodSpan dated(int i, int next, int month, int day) {
        YearAt year = yearAt(next);
        try {
            int number = year != null ? year.year() : nearestYear(i, month);
            LocalDate date = LocalDate.of(number, month, day);
            return new Reading.PeriodSpan(i, year != null ? year.to() : next, Period.of(date, date), year != null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private record YearAt(int year, int to) {}

    /** 2017 · of 2017 · last year · this year, right at or after fillers. */
    private @Nullable YearAt yearAt(int i) {
        int j = words.filled(i);
        if (j >= tokens.size()) {
            return null;
        }
        if (tokens.get(j).isYear()) {
            return new YearAt(Integer.parseInt(tokens.get(j).text()), j + 1);
        }
        if (at[j] != null && at[j].is("rel") && at[j].to() < tokens.size() && at[at[j].to()] != null && at[at[j].to()].is("unit", "year")) {
            return new YearAt(calendar.yearOf(today) + PeriodWords.shift(at[j]), at[at[j].to()].to());
        }
        if (words.isUnitBeforeRel(j) && at[j].is("unit", "year")) {
            Term rel = Objects.requireNonNull(at[at[j].to()]);
            return new YearAt(calendar.yearOf(today) + PeriodWords.shift(rel), rel.to());
        }
        boolean named = at[j] != null && (at[j].is("span", "last_year") || at[j].is("span", "this_year"));
        return named ? new YearAt(calendar.yearOf(today) - (at[j].is("span", "last_year") ? 1 : 0), at[j].to()) : null;
    }

    Reading.@Nullable PeriodSpan quarter(int i) {
        Term term = at[i];
        String text = tokens.get(i).text();
        if (text.matches("[qt][1-4]")) {
            return quarterOf(i, i + 1, text.charAt(1) - '0');
        }
        if (text.matches("[qt][1-4](19|20)?\\d\\d")) {
            int year = Integer.parseInt(text.substring(2));
            return new Reading.PeriodSpan(i, i + 1, calendar.quarter(year < 100 ? 2000 + year : year, text.charAt(1) - '0'), true);
        }
        if (text.matches("(19|20)\\d\\d[qt][1-4]")) {
            return new Reading.PeriodSpan(i, i + 1, calendar.quarter(Integer.parseInt(text.substring(0, 4)), text.charAt(5) - '0'), true);
        }
        if (tokens.get(i).isYear() && i + 1 < tokens.size() && tokens.get(i + 1).text().matches("[qt][1-4]")) {
            return new Reading.PeriodSpan(i, i + 2, calendar.quarter(Integer.parseInt(text), tokens.get(i + 1).text().charAt(1) - '0'), true);
        }
        if (term != null && term.is("ordinal") && words.unitAt(term.to(), "quarter")) {
            return quarterOf(i, Objects.requireNonNull(at[term.to()]).to(), Integer.parseInt(term.code("ordinal")));
        }
        if (term != null && term.is("unit", "quarter") && term.to() < tokens.size() && tokens.get(term.to()).text().matches("[1-4]")) {
            return quarterOf(i, term.to() + 1, Integer.parseInt(tokens.get(term.to()).text()));
        }
        return text.matches("[1-4](st|nd|rd|th)?") && words.unitAt(i + 1, "quarter")
                ? quarterOf(i, Objects.requireNonNull(at[i + 1]).to(), text.charAt(0) - '0')
                : null;
    }

    private Reading.@Nullable PeriodSpan quarterOf(int from, int to, int quarter) {
        if (quarter > 4) {
            return null;
        }
        YearAt year = yearAt(to);
        if (year != null) {
            return new Reading.PeriodSpan(from, year.to(), calendar.quarter(year.year(), quarter), true);
        }
        Integer saidYear = words.saidYear(from);
        int number = saidYear != null ? saidYear : stretches.nearest(y -> calendar.quarter(y, quarter), calendar.yearOf(today));
        return new Reading.PeriodSpan(from, to, calendar.quarter(number, quarter), false);
    }

    @Nullable Integer month(int i, int phraseStart) {
        if (i >= tokens.size() || at[i] == null || !at[i].is("month")) {
            return null;
        }
        Term term = Objects.requireNonNull(at[i]);
        boolean alsoAnotherWord = term.meanings().size() > 1;
        boolean saidAsMonth = tokens.get(i).capital() && i > 0
                || i > 0 && at[i - 1] != null && !at[i - 1].is("ask") && at[i - 1].is("filler") && !tokens.get(i - 1).text().matches("we|i|you|it")
                || i + 1 < tokens.size() && (tokens.get(i + 1).isYear() || tokens.get(i + 1).number() != null)
                || phraseStart < i;
        return alsoAnotherWord && !saidAsMonth ? null : Integer.valueOf(term.code("month"));
    }

    Reading.@Nullable PeriodSpan month(int i) {
        Integer month = month(i, i);
        if (month == null) {
            return null;
        }
        int next = Objects.requireNonNull(at[i]).to();
        YearAt year = yearAt(next);
        int number = year != null ? year.year() : nearestYear(i, month);
        YearMonth named = YearMonth.of(number, month);
        return new Reading.PeriodSpan(i, year != null ? year.to() : next, Period.of(named.atDay(1), named.atEndOfMonth()), year != null);
    }

    /** The first or second half of a year. */
    Reading.@Nullable PeriodSpan half(int i) {
        Term term = at[i];
        String span = term == null ? "" : term.code("span");
        if (term == null || !span.matches("h[12]")) {
            return null;
        }
        YearAt year = yearAt(term.to());
        Integer saidYear = words.saidYear(i);
        Period whole = calendar.year(year != null ? year.year() : saidYear != null ? saidYear : calendar.yearOf(today));
        LocalDate within = Objects.requireNonNull(span.equals("h1") ? whole.from() : whole.to());
        return new Reading.PeriodSpan(i, year != null ? year.to() : term.to(), stretches.half(within), year != null);
    }

    private int nearestYear(int i, int month) {
        Integer saidYear = words.saidYear(i);
        if (saidYear != null) {
            return saidYear;
        }
        return stretches.nearest(y -> Period.of(LocalDate.of(y, month, 1), YearMonth.of(y, month).atEndOfMonth()), today.getYear());
    }

    Reading.@Nullable PeriodSpan year(int i) {
        String text = tokens.get(i).text();
        if (text.matches("fy(19|20)?\\d\\d")) {
            int year = Integer.parseInt(text.substring(2));
            return new Reading.PeriodSpan(i, i + 1, calendar.year(year < 100 ? 2000 + year : year), true);
        }
        int j = at[i] != null && at[i].is("unit", "year") ? at[i].to() : i;
        if (j < tokens.size() && tokens.get(j).isYear() && !words.isBound(i)) {
            return new Reading.PeriodSpan(i, j + 1, calendar.year(Integer.parseInt(tokens.get(j).text())), true);
        }
        return null;
    }

    private static @Nullable LocalDate date(String text) {
        String[] parts = text.split("[-./]");
        try {
            if (text.contains("-")) {
                return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            }
            int first = Integer.parseInt(parts[0]);
            int second = Integer.parseInt(parts[1]);
            int year = Integer.parseInt(parts[2]);
            boolean monthFirst = text.contains("/") && first <= 12 && second > 12;
            return monthFirst ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
