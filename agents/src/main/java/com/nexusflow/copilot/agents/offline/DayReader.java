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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads single days, ahead unless they are wanted of the past: "30 June", "Thursday", "tomorrow", "in two weeks", "end of the quarter". */
final class DayReader {

    private static final int LONGEST = 6;
    private static final int NEAR = 4;
    private static final Pattern NUMERIC = Pattern.compile("(\\d{1,2})([./])(\\d{1,2})(?:\\2(\\d\\d)(?!\\d)|\\.(?!\\d)|(?![\\d/]|\\.\\d))");

    private final Reading reading;
    private final BitSet names = new BitSet();
    private final List<Token> tokens;
    private final Locale language;
    private final FiscalCalendar calendar;
    private final LocalDate today;
    private final TimeUnits units;
    /** Whether "Monday" and "6 May" are the last ones rather than the next. */
    private final boolean past;

    /** Tokens [from, to) that name a day. */
    record DaySpan(int from, int to, LocalDate day) {}

    DayReader(Reading reading, LocalDate today) {
        this(reading, today, false);
    }

    DayReader(Reading reading, LocalDate today, boolean past) {
        this.reading = reading;
        this.tokens = reading.tokens();
        this.language = reading.language();
        this.calendar = reading.calendar();
        this.today = today;
        this.units = new TimeUnits(language);
        this.past = past;
        reading.names().forEach(name -> names.set(name.from(), name.to()));
    }

    /** The first day named in tokens [from, to). */
    Optional<DaySpan> first(int from, int to) {
        return all(from, to).stream().findFirst();
    }

    /** The days named in tokens [from, to), none of them inside a name. */
    List<DaySpan> all(int from, int to) {
        List<DaySpan> days = new ArrayList<>();
        int at = from;
        while (at < to) {
            Optional<DaySpan> day = at(at, to);
            day.ifPresent(days::add);
            at = day.map(DaySpan::to).orElse(at + 1);
        }
        return days;
    }

    private Optional<DaySpan> at(int from, int limit) {
        int free = names.nextSetBit(from) < 0 ? limit : Math.min(limit, names.nextSetBit(from));
        for (int end = Math.min(free, from + LONGEST); end > from; end--) {
            LocalDate day = day(from, end);
            if (day != null) {
                return Optional.of(new DaySpan(from, end, day));
            }
        }
        return Optional.empty();
    }

    private @Nullable LocalDate day(int from, int to) {
        try {
            LocalDate named = to - from == 1 && tokens.get(from).isDate() ? written(tokens.get(from)) : numeric(from, to).orElse(null);
            return named != null
                    ? named
                    : relative(words(from, to)).or(() -> weekday(from, to)).or(() -> dayAndMonth(from, to)).orElse(null);
        } catch (DateTimeException e) {
            return null; // "31 June" is no day
        }
    }

    /** "30.6." and "6/30", the year maybe of two digits. A dot alone may be a decimal point: then a close date must have been said. */
    private Optional<LocalDate> numeric(int from, int to) {
        Matcher said = NUMERIC.matcher(reading.text()).region(tokens.get(from).start(), reading.text().length());
        boolean all = said.lookingAt() && tokens.get(to - 1).start() < said.end() && (to == tokens.size() || tokens.get(to).start() >= said.end());
        if (!all || said.group(2).equals(".") && !isDotted(from, said.group().endsWith(".") || said.group(4) != null)) {
            return Optional.empty();
        }
        MonthDay day = monthDay(Integer.parseInt(said.group(1)), Integer.parseInt(said.group(3)), said.group(2));
        return Optional.of(said.group(4) == null ? ahead(day) : day.atYear(2000 + Integer.parseInt(said.group(4))));
    }

    private boolean isDotted(int at, boolean closed) {
        boolean date = said(at, "close_date");
        return date || closed && !reading.isEnglish() && !said(at, "amount");
    }

    private boolean said(int at, String attribute) {
        return IntStream.range(Math.max(0, at - NEAR), at).anyMatch(i -> reading.termAt(i).filter(t -> t.is("attribute", attribute)).isPresent());
    }

    /** With slashes English puts the month first; the other order is read where only that makes a day. */
    private MonthDay monthDay(int one, int other, String separator) {
        boolean monthFirst = reading.isEnglish() && separator.equals("/") ? one <= 12 : other > 12 && separator.equals("/");
        return monthFirst ? MonthDay.of(one, other) : MonthDay.of(other, one);
    }

    private LocalDate ahead(MonthDay day) {
        LocalDate thisYear = day.atYear(today.getYear());
        if (past) {
            return thisYear.isAfter(today) ? day.atYear(today.getYear() - 1) : thisYear;
        }
        return thisYear.isBefore(today) ? day.atYear(today.getYear() + 1) : thisYear;
    }

    private LocalDate written(Token token) {
        String[] parts = token.text().split("[-./]");
        if (parts[0].length() == 4) {
            return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }
        String separator = token.text().contains("/") ? "/" : ".";
        return monthDay(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), separator).atYear(Integer.parseInt(parts[2]));
    }

    private String words(int from, int to) {
        return tokens.subList(from, to).stream().map(Token::text).reduce((a, b) -> a + " " + b).orElse("");
    }

    private Optional<LocalDate> relative(String words) {
        Lexicon lexicon = Lexicon.commands(language);
        for (int days = -2; days <= 2; days++) {
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
        return inSome(words);
    }

    /** "in 3 days", "in two weeks", and "two days ago" with the word behind or in front. */
    private Optional<LocalDate> inSome(String words) {
        String[] parts = words.split(" ");
        Lexicon lexicon = Lexicon.commands(language);
        int last = parts.length - 1;
        if (last < 2) {
            return Optional.empty();
        }
        if (lexicon.means(parts[last], "day", "ago") && last == 2) {
            return units.stretch(parts[0], parts[1]).map(today::minus);
        }
        String before = String.join(" ", List.of(parts).subList(0, last - 1));
        return lexicon.means(before, "day", "ago_in") ? units.stretch(parts[last - 1], parts[last]).map(today::minus)
                : lexicon.means(before, "day", "in") ? units.stretch(parts[last - 1], parts[last]).map(today::plus) : Optional.empty();
    }

    /** The next day of that name, or the last one, never today itself. "next" in front of it means the same, since the card shows the date. */
    private Optional<LocalDate> weekday(int from, int to) {
        int behind = means(to - 1, "last_behind") || means(to - 1, "next_behind") ? 1 : 0;
        int at = to - 1 - behind;
        if (at < from || IntStream.range(from, at).anyMatch(i -> !means(i, "on") && !means(i, "last"))) {
            return Optional.empty();
        }
        boolean said = at > from;
        return Stream.of(DayOfWeek.values())
                .filter(day -> isWhole(tokens.get(at), day) || said && isShort(at, day))
                .map(day -> isBack(from, to) ? today.with(TemporalAdjusters.previous(day)) : today.with(TemporalAdjusters.next(day)))
                .findFirst();
    }

    private boolean isBack(int from, int to) {
        boolean last = IntStream.range(from, to).anyMatch(i -> means(i, "last") || means(i, "last_behind"));
        boolean next = IntStream.range(from, to).anyMatch(i -> means(i, "next") || means(i, "next_behind"));
        return last || past && !next;
    }

    private boolean means(int at, String code) {
        return Lexicon.commands(language).means(tokens.get(at).text(), "day", code);
    }

    private boolean isWhole(Token token, DayOfWeek day) {
        return token.text().equals(Token.plain(day.getDisplayName(TextStyle.FULL, language)));
    }

    /** Short forms are words or names as well: "so", "Sun Microsystems". */
    private boolean isShort(int at, DayOfWeek day) {
        String said = tokens.get(at).text();
        boolean name = !language.equals(Locale.GERMAN) && tokens.get(at).capital() && at + 1 < tokens.size() && tokens.get(at + 1).capital();
        return !name && !Lexicon.of(language).means(said, "filler", "word")
                && Lexicon.commands(language).means(said, "weekday", String.valueOf(day.getValue()));
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
        return Optional.of(ahead(monthDay));
    }

    private static @Nullable Integer dayOfMonth(Token token) {
        String digits = token.text().replaceFirst("(?<=\\d)(st|nd|rd|th|er)$", "");
        return digits.matches("\\d{1,2}") && (token.number() == null || token.number().compareTo(new BigDecimal(digits)) == 0) ? Integer.valueOf(digits) : null;
    }

    private @Nullable Month month(Token token) {
        for (Month month : Month.values()) {
            boolean whole = token.text().equals(Token.plain(month.getDisplayName(TextStyle.FULL, language)));
            if (whole || Lexicon.of(language).means(token.text(), "month", String.valueOf(month.getValue()))) {
                return month;
            }
        }
        return null;
    }
}
