package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Period;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads periods in a question, relative to the tenant's today and fiscal calendar. */
final class PeriodReader {

    private final List<Token> tokens;
    private final @Nullable Term[] at;
    private final FiscalCalendar calendar;
    private final LocalDate today;
    private final boolean ahead;
    /** Two periods set against each other are two, not the stretch from one to the other. */
    private final boolean apart;
    /** Whether the language may put "last" and "next" behind the unit, or a number in front of them. */
    private final boolean unitFirst;
    private final @Nullable Integer hintYear;

    /**
     * @param ahead whether a month or quarter without a year means the coming one rather than the last one
     * @param unitFirst whether the language may say "the month last" and "the 3 last months"
     * @param hintYear the year that was talked about before, or null
     */
    PeriodReader(List<Token> tokens, List<Term> terms, FiscalCalendar calendar, LocalDate today, boolean ahead, boolean unitFirst, @Nullable Integer hintYear) {
        this.tokens = tokens;
        this.at = new Term[tokens.size()];
        terms.forEach(term -> at[term.from()] = term);
        this.calendar = calendar;
        this.today = today;
        this.ahead = ahead;
        this.unitFirst = unitFirst;
        this.apart = terms.stream().anyMatch(t -> t.is("relation", "change") || t.is("relation", "vs") || t.is("ask", "compare"));
        this.hintYear = hintYear;
    }

    /** The year said behind the token, or else in front of it: "Q4 2025, Q1 and Q2 2026". */
    private @Nullable Integer saidYear(int i) {
        Stream<Token> nearestFirst = Stream.concat(tokens.subList(i, tokens.size()).stream(), tokens.subList(0, i).reversed().stream());
        return nearestFirst.filter(Token::isYear).map(t -> Integer.valueOf(t.text())).findFirst().orElse(hintYear);
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
        Reading.PeriodSpan inner = simple(filled(term.to()));
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
        int start = at[i] != null && (at[i].is("bound", "between") || at[i].is("rel", "since")) ? filled(at[i].to()) : i;
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
        if (whole != null && (between || !isAnd(first.to()) || !listed && adjacent(first, whole))) {
            return new Reading.PeriodSpan(i, whole.to(), whole.period(), whole.hasYear());
        }
        return start == i ? first : null;
    }

    /** 1 to 15 March 2017 · March 1 to 15, 2017: the month is said once. */
    private Reading.@Nullable PeriodSpan days(int i) {
        Integer month = month(i, i);
        int at = month == null ? i : Objects.requireNonNull(this.at[i]).to();
        Integer day = day(at);
        int second = day == null ? -1 : toDay(at + 1);
        if (day == null || second < 0) {
            return null;
        }
        Reading.PeriodSpan last = month == null ? dayOfMonth(second) : dated(i, second + 1, month, Objects.requireNonNull(day(second)));
        LocalDate end = last == null ? null : last.period().to();
        return last == null || end == null || day >= end.getDayOfMonth()
                ? null
                : new Reading.PeriodSpan(i, last.to(), Period.of(end.withDayOfMonth(day), end), last.hasYear());
    }

    /** The token of the day behind "to", or -1. */
    private int toDay(int i) {
        if (i >= tokens.size() || at[i] == null || !at[i].is("rel", "to")) {
            return -1;
        }
        int next = filled(at[i].to());
        return day(next) == null ? -1 : next;
    }

    private boolean isAnd(int i) {
        return i < tokens.size() && at[i] != null && at[i].is("relation", "and");
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
        Reading.PeriodSpan second = simple(filled(at[i].to()));
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

    /** Skips "the", "of" and the like. */
    private int filled(int i) {
        int j = i;
        while (j < tokens.size() && at[j] != null && at[j].is("filler") && !at[j].is("rel") && !at[j].is("month") && !at[j].is("unit")) {
            j = at[j].to();
        }
        return j;
    }

    private Reading.@Nullable PeriodSpan simple(int i) {
        if (i >= tokens.size()) {
            return null;
        }
        Token token = tokens.get(i);
        if (token.isDate()) {
            LocalDate date = date(token.text());
            return date == null ? null : new Reading.PeriodSpan(i, i + 1, Period.of(date, date), true);
        }
        Reading.PeriodSpan span = dayOfMonth(i);
        span = span != null ? span : quarter(i);
        span = span != null ? span : month(i);
        span = span != null ? span : spanOrDay(i);
        span = span != null ? span : relative(i);
        return span != null ? span : year(i);
    }

    /** 3 March 2017 · March 3rd, 2017 · 30 June */
    private Reading.@Nullable PeriodSpan dayOfMonth(int i) {
        Integer day = day(i);
        if (day != null) {
            int m = filled(i + 1);
            Integer month = month(m, i);
            return month == null ? null : dated(i, at[m] == null ? m + 1 : at[m].to(), month, day);
        }
        Integer month = month(i, i);
        Integer after = month == null ? null : day(Objects.requireNonNull(at[i]).to());
        return month == null || after == null ? null : dated(i, Objects.requireNonNull(at[i]).to() + 1, month, after);
    }

    private @Nullable Integer day(int i) {
        if (i >= tokens.size()) {
            return null;
        }
        String text = tokens.get(i).text().replaceAll("(?<=\\d)(st|nd|rd|th|er|e|o)$", "");
        if (!text.matches("\\d{1,2}")) {
            return null;
        }
        int day = Integer.parseInt(text);
        return day >= 1 && day <= 31 ? (Integer) day : null;
    }

    private Reading.@Nullable PeriodSpan dated(int i, int next, int month, int day) {
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
        int j = filled(i);
        if (j >= tokens.size()) {
            return null;
        }
        if (tokens.get(j).isYear()) {
            return new YearAt(Integer.parseInt(tokens.get(j).text()), j + 1);
        }
        if (at[j] != null && at[j].is("rel") && at[j].to() < tokens.size() && at[at[j].to()] != null && at[at[j].to()].is("unit", "year")) {
            return new YearAt(calendar.yearOf(today) + shift(at[j]), at[at[j].to()].to());
        }
        if (isUnitBeforeRel(j) && at[j].is("unit", "year")) {
            Term rel = Objects.requireNonNull(at[at[j].to()]);
            return new YearAt(calendar.yearOf(today) + shift(rel), rel.to());
        }
        boolean named = at[j] != null && (at[j].is("span", "last_year") || at[j].is("span", "this_year"));
        return named ? new YearAt(calendar.yearOf(today) - (at[j].is("span", "last_year") ? 1 : 0), at[j].to()) : null;
    }

    private static int shift(Term rel) {
        return rel.is("rel", "last") ? -1 : rel.is("rel", "next") ? 1 : 0;
    }

    /** "le mois dernier", "el año pasado": the unit first, and no other unit behind. */
    private boolean isUnitBeforeRel(int i) {
        if (!unitFirst || i >= tokens.size() || at[i] == null || !at[i].is("unit") || at[i].to() >= tokens.size()) {
            return false;
        }
        Term rel = at[at[i].to()];
        boolean shifts = rel != null && (rel.is("rel", "last") || rel.is("rel", "next"));
        return shifts && (rel.to() >= tokens.size() || at[rel.to()] == null || !at[rel.to()].is("unit"));
    }

    private Reading.@Nullable PeriodSpan quarter(int i) {
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
        if (term != null && term.is("ordinal") && unitAt(term.to(), "quarter")) {
            return quarterOf(i, Objects.requireNonNull(at[term.to()]).to(), Integer.parseInt(term.code("ordinal")));
        }
        if (term != null && term.is("unit", "quarter") && term.to() < tokens.size() && tokens.get(term.to()).text().matches("[1-4]")) {
            return quarterOf(i, term.to() + 1, Integer.parseInt(tokens.get(term.to()).text()));
        }
        return text.matches("[1-4](st|nd|rd|th)?") && unitAt(i + 1, "quarter")
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
        Integer saidYear = saidYear(from);
        int number = saidYear != null ? saidYear : nearest(y -> calendar.quarter(y, quarter), calendar.yearOf(today));
        return new Reading.PeriodSpan(from, to, calendar.quarter(number, quarter), false);
    }

    private @Nullable Integer month(int i, int phraseStart) {
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

    private Reading.@Nullable PeriodSpan month(int i) {
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

    private int nearestYear(int i, int month) {
        Integer saidYear = saidYear(i);
        if (saidYear != null) {
            return saidYear;
        }
        return nearest(y -> Period.of(LocalDate.of(y, month, 1), YearMonth.of(y, month).atEndOfMonth()), today.getYear());
    }

    /** The last year whose stretch has begun, or, when the question looks ahead, the first whose stretch has not ended. */
    private int nearest(java.util.function.IntFunction<Period> stretch, int year) {
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

    private Reading.@Nullable PeriodSpan spanOrDay(int i) {
        Term term = at[i];
        if (term == null) {
            return null;
        }
        if (term.is("day") && !term.is("filler")) {
            return single(i, term.to(), term.code("day"));
        }
        String span = term.code("span");
        if (span.startsWith("h")) {
            YearAt year = yearAt(term.to());
            Integer saidYear = saidYear(i);
            Period whole = calendar.year(year != null ? year.year() : saidYear != null ? saidYear : calendar.yearOf(today));
            LocalDate within = Objects.requireNonNull(span.equals("h1") ? whole.from() : whole.to());
            return new Reading.PeriodSpan(i, year != null ? year.to() : term.to(), half(within), year != null);
        }
        return switch (span) {
            case "ytd" -> new Reading.PeriodSpan(i, term.to(), toToday(calendar.year(calendar.yearOf(today))), true);
            case "qtd" -> new Reading.PeriodSpan(i, term.to(), toToday(calendar.quarterWith(today)), true);
            case "mtd" -> new Reading.PeriodSpan(i, term.to(), Period.of(today.withDayOfMonth(1), today), true);
            case "last_month", "last_quarter", "last_year" -> new Reading.PeriodSpan(i, term.to(), shifted(span.substring(5), -1), true);
            case "this_month", "this_quarter", "this_year" -> new Reading.PeriodSpan(i, term.to(), current(span.substring(5), today), true);
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

    private Period toToday(Period whole) {
        return Period.of(Objects.requireNonNull(whole.from()), today);
    }

    /** last quarter · this year · next 30 days · past two months · last quarter of 2017 */
    private Reading.@Nullable PeriodSpan relative(int i) {
        if (isUnitBeforeRel(i)) {
            Term unit = Objects.requireNonNull(at[i]);
            Term rel = Objects.requireNonNull(at[unit.to()]);
            return new Reading.PeriodSpan(i, rel.to(), shifted(unit.code("unit"), shift(rel)), true);
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
        Integer count = count(j);
        if (count != null) {
            j++;
        }
        if (j >= tokens.size() || at[j] == null || !at[j].is("unit")) {
            return null;
        }
        String unit = at[j].code("unit");
        int to = at[j].to();
        if (count == null && rel.is("rel", "last") && unit.equals("quarter") && filled(to) < tokens.size() && filled(to) > to && tokens.get(filled(to)).isYear()) {
            return new Reading.PeriodSpan(i, filled(to) + 1, calendar.quarter(Integer.parseInt(tokens.get(filled(to)).text()), 4), true);
        }
        if (rel.is("rel", "this")) {
            return new Reading.PeriodSpan(i, to, current(unit, today), true);
        }
        boolean last = rel.is("rel", "last");
        return new Reading.PeriodSpan(i, to, count == null ? shifted(unit, last ? -1 : 1) : rolling(unit, count, last), true);
    }

    /** "les 3 derniers mois" */
    private Reading.@Nullable PeriodSpan countedBefore(int i) {
        Integer count = unitFirst ? count(i) : null;
        Term rel = count == null || i + 1 >= tokens.size() ? null : at[i + 1];
        if (count == null || count < 2 || rel == null || !rel.is("rel", "last") && !rel.is("rel", "next") || rel.to() >= tokens.size()) {
            return null;
        }
        Term unit = at[rel.to()];
        boolean ranked = i > 0 && at[i - 1] != null && at[i - 1].is("rank");
        return unit == null || !unit.is("unit") || ranked
                ? null
                : new Reading.PeriodSpan(i, unit.to(), rolling(unit.code("unit"), count, rel.is("rel", "last")), true);
    }

    private @Nullable Integer count(int i) {
        if (i >= tokens.size()) {
            return null;
        }
        if (at[i] != null && at[i].is("number")) {
            return Integer.valueOf(at[i].code("number"));
        }
        return tokens.get(i).text().matches("\\d{1,3}") ? (Integer) Integer.parseInt(tokens.get(i).text()) : null;
    }

    private Period current(String unit, LocalDate day) {
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

    private Period half(LocalDate day) {
        Period year = calendar.year(calendar.yearOf(day));
        LocalDate first = Objects.requireNonNull(year.from());
        LocalDate middle = first.plusMonths(6);
        return day.isBefore(middle) ? Period.of(first, middle.minusDays(1)) : Period.of(middle, Objects.requireNonNull(year.to()));
    }

    private Period shifted(String unit, int by) {
        Period now = current(unit, today);
        LocalDate day = by < 0 ? Objects.requireNonNull(now.from()).minusDays(1) : Objects.requireNonNull(now.to()).plusDays(1);
        return current(unit, day);
    }

    /** Days, weeks and months run up to today; quarters, halves and years are whole ones. */
    private Period rolling(String unit, int count, boolean back) {
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

    private Reading.@Nullable PeriodSpan year(int i) {
        String text = tokens.get(i).text();
        if (text.matches("fy(19|20)?\\d\\d")) {
            int year = Integer.parseInt(text.substring(2));
            return new Reading.PeriodSpan(i, i + 1, calendar.year(year < 100 ? 2000 + year : year), true);
        }
        int j = at[i] != null && at[i].is("unit", "year") ? at[i].to() : i;
        if (j < tokens.size() && tokens.get(j).isYear() && !isBound(i)) {
            return new Reading.PeriodSpan(i, j + 1, calendar.year(Integer.parseInt(tokens.get(j).text())), true);
        }
        return null;
    }

    private boolean isBound(int i) {
        for (int j = i - 1; j >= 0; j--) {
            for (int k = j; k >= 0; k--) {
                if (at[k] != null && at[k].to() == i && at[k].is("bound") && !at[k].is("bound", "between") && !at[k].is("rel")) {
                    return true;
                }
            }
            return false;
        }
        return false;
    }

    private boolean unitAt(int i, String unit) {
        return i < tokens.size() && at[i] != null && at[i].is("unit", unit);
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
