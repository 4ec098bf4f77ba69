package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads single days that lie ahead: "30 June", "Thursday", "tomorrow", "in two weeks", "end of the quarter". */
final class DayReader {

    private static final int LONGEST = 6;

    private final List<Token> tokens;
    private final Locale language;
    private final FiscalCalendar calendar;
    private final LocalDate today;

    /** Tokens [from, to) that name a day. */
    record DaySpan(int from, int to, LocalDate day) {}

    DayReader(Reading reading, LocalDate today) {
        this.tokens = reading.tokens();
        this.language = reading.language();
        this.calendar = reading.calendar();
        this.today = today;
    }

    /** The first day named in tokens [from, to). */
    Optional<DaySpan> first(int from, int to) {
        for (int at = from; at < to; at++) {
            for (int end = Math.min(to, at + LONGEST); end > at; end--) {
                LocalDate day = day(at, end);
                if (day != null) {
                    return Optional.of(new DaySpan(at, end, day));
                }
            }
        }
        return Optional.empty();
    }

    private @Nullable LocalDate day(int from, int to) {
        try {
            LocalDate named = to - from == 1 ? written(tokens.get(from)) : null;
            return named != null ? named : relative(words(from, to)).or(() -> dayAndMonth(from, to)).orElse(null);
        } catch (DateTimeException e) {
            return null; // "31 June" is no day
        }
    }

    private static @Nullable LocalDate written(Token token) {
        if (!token.isDate()) {
            return null;
        }
        String[] parts = token.text().split("[-./]");
        boolean iso = parts[0].length() == 4;
        return LocalDate.of(Integer.parseInt(parts[iso ? 0 : 2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[iso ? 2 : 0]));
    }

    private String words(int from, int to) {
        return tokens.subList(from, to).stream().map(Token::text).reduce((a, b) -> a + " " + b).orElse("");
    }

    private Optional<LocalDate> relative(String words) {
        Lexicon lexicon = Lexicon.commands(language);
        for (int days = 0; days <= 2; days++) {
            if (lexicon.means(words, "day", String.valueOf(days))) {
                return Optional.of(today.plusDays(days));
            }
        }
        if (lexicon.means(words, "day", "end_of_month")) {
            return Optional.of(today.with(TemporalAdjusters.lastDayOfMonth()));
        }
        if (lexicon.means(words, "day", "end_of_next_month")) {
            return Optional.of(today.plusMonths(1).with(TemporalAdjusters.lastDayOfMonth()));
        }
        if (lexicon.means(words, "day", "end_of_quarter")) {
            return Optional.ofNullable(calendar.quarterWith(today).to());
        }
        if (lexicon.means(words, "day", "end_of_year")) {
            return Optional.ofNullable(calendar.year(calendar.yearOf(today)).to());
        }
        if (lexicon.means(words, "day", "end_of_week")) {
            return Optional.of(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY)));
        }
        if (lexicon.means(words, "day", "next_week")) {
            return Optional.of(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
        }
        return inSome(words).or(() -> weekday(words));
    }

    /** "in 3 days", "in two weeks" */
    private Optional<LocalDate> inSome(String words) {
        String[] parts = words.split(" ");
        Lexicon lexicon = Lexicon.commands(language);
        if (parts.length != 3 || !lexicon.means(parts[0], "day", "in")) {
            return Optional.empty();
        }
        Optional<Integer> count = count(parts[1]);
        return count.flatMap(n -> lexicon.means(parts[2], "day", "unit_day") ? Optional.of(today.plusDays(n))
                : lexicon.means(parts[2], "day", "unit_week") ? Optional.of(today.plusWeeks(n))
                        : lexicon.means(parts[2], "day", "unit_month") ? Optional.of(today.plusMonths(n)) : Optional.empty());
    }

    private Optional<Integer> count(String word) {
        for (int n = 1; n <= 6; n++) {
            if (Lexicon.commands(language).means(word, "day", "count_" + n)) {
                return Optional.of(n);
            }
        }
        return word.matches("\\d{1,3}") ? Optional.of(Integer.valueOf(word)) : Optional.empty();
    }

    /** The next day of that name, never today itself. "next" in front of it means the same, since the card shows the date. */
    private Optional<LocalDate> weekday(String words) {
        String[] parts = words.split(" ");
        String name = parts[parts.length - 1];
        boolean alone = parts.length == 1 || parts.length == 2 && Lexicon.commands(language).means(parts[0], "day", "on");
        for (DayOfWeek day : DayOfWeek.values()) {
            if (alone && isNamed(name, day.getDisplayName(TextStyle.FULL, language), 3)) {
                return Optional.of(today.with(TemporalAdjusters.next(day)));
            }
        }
        return Optional.empty();
    }

    /** "30 June", "June 30th", "30. Juni 2018": without a year, the next such day. */
    private Optional<LocalDate> dayAndMonth(int from, int to) {
        List<Token> said = tokens.subList(from, to).stream().filter(t -> !Lexicon.commands(language).means(t.text(), "day", "of")).toList();
        boolean plain = said.size() == 2 || said.size() == 3 && said.get(2).isYear();
        if (!plain || !said.getFirst().equals(tokens.get(from))) {
            return Optional.empty();
        }
        Month month = month(said.get(0)) != null ? month(said.get(0)) : month(said.get(1));
        Integer day = dayOfMonth(said.get(0)) != null ? dayOfMonth(said.get(0)) : dayOfMonth(said.get(1));
        if (month == null || day == null) {
            return Optional.empty();
        }
        MonthDay monthDay = MonthDay.of(month, day);
        if (said.size() == 3) {
            return Optional.of(YearMonth.of(Integer.parseInt(said.get(2).text()), month).atDay(day));
        }
        LocalDate thisYear = monthDay.atYear(today.getYear());
        return Optional.of(thisYear.isBefore(today) ? monthDay.atYear(today.getYear() + 1) : thisYear);
    }

    private static @Nullable Integer dayOfMonth(Token token) {
        String digits = token.text().replaceFirst("(?<=\\d)(st|nd|rd|th|er)$", "");
        return digits.matches("\\d{1,2}") && (token.number() == null || token.number().compareTo(new BigDecimal(digits)) == 0) ? Integer.valueOf(digits) : null;
    }

    private @Nullable Month month(Token token) {
        for (Month month : Month.values()) {
            if (isNamed(token.text(), month.getDisplayName(TextStyle.FULL, language), 3)) {
                return month;
            }
        }
        return null;
    }

    /** The whole name, or its beginning as people shorten it. */
    private static boolean isNamed(String said, String name, int shortest) {
        String plain = Token.plain(name);
        return said.equals(plain) || said.length() >= shortest && said.length() <= 4 && plain.startsWith(said);
    }
}
