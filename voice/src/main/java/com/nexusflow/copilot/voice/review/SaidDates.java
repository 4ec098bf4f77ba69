package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.voice.words.Token;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dates as said in English, relative to the day of the call; a weekday or month without more is the next one to come. */
final class SaidDates {

    private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
    private static final Map<String, Month> MONTHS = new HashMap<>();
    private static final Map<String, Integer> ORDINALS = new HashMap<>();

    static {
        for (DayOfWeek day : DayOfWeek.values()) {
            WEEKDAYS.put(day.name().toLowerCase(Locale.ROOT), day);
        }
        for (Month month : Month.values()) {
            String name = month.name().toLowerCase(Locale.ROOT);
            MONTHS.put(name, month);
            if (name.length() > 4) {
                MONTHS.put(name.substring(0, 3), month);
            }
        }
        String[] units = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
                "twelfth", "thirteenth",
            "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};
        for (int i = 0; i < units.length; i++) {
            ORDINALS.put(units[i], i + 1);
        }
        ORDINALS.put("thirtieth", 30);
    }

    /** A date and the tokens that say it. */
    record Said(LocalDate date, int from, int end) {}

    private SaidDates() {}

    /** The first date in the tokens, or null. */
    static @Nullable Said first(List<Token> tokens, LocalDate today) {
        for (int at = 0; at < tokens.size(); at++) {
            Said said = at(tokens, at, today);
            if (said != null) {
                return said;
            }
        }
        return null;
    }

    private static @Nullable Said at(List<Token> tokens, int at, LocalDate today) {
        String word = tokens.get(at).text();
        String before = at > 0 ? tokens.get(at - 1).text() : "";
        if (word.equals("today") || word.equals("tonight")) {
            return new Said(today, at, at + 1);
        }
        if (word.equals("tomorrow")) {
            return new Said(today.plusDays(before.equals("after") ? 2 : 1), at, at + 1);
        }
        Said period = period(tokens, at, before, today);
        return period != null ? period : named(tokens, at, before, today);
    }

    private static @Nullable Said period(List<Token> tokens, int at, String before, LocalDate today) {
        String word = tokens.get(at).text();
        boolean ending = at >= 3 && tokens.get(at - 2).text().equals("of") && List.of("end", "close").contains(tokens.get(at - 3).text())
                || at >= 2 && before.equals("of") && List.of("end", "close").contains(tokens.get(at - 2).text());
        boolean next = before.equals("next");
        LocalDate date = switch (word) {
            case "day" -> ending && !next ? today : null;
            case "week" -> next ? day(today.plusWeeks(1), ending ? DayOfWeek.FRIDAY : DayOfWeek.MONDAY)
                    : ending || before.equals("this") ? today.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY)) : null;
            case "month" -> next ? (ending ? today.plusMonths(1).with(TemporalAdjusters.lastDayOfMonth())
                    : today.plusMonths(1).withDayOfMonth(1))
                    : ending || before.equals("this") ? today.with(TemporalAdjusters.lastDayOfMonth()) : null;
            case "quarter" -> next ? quarterEnd(today).plusDays(1) : ending || before.equals("this") ? quarterEnd(today) : null;
            case "year" -> next ? LocalDate.of(today.getYear() + 1, 1, 1) : ending || before.equals("this") ? LocalDate.of(today.getYear(),
                    12, 31) : null;
            default -> null;
        };
        return date != null ? new Said(date, at, at + 1) : ahead(tokens, at, today);
    }

    /** "in two weeks", "in a couple of days". */
    private static @Nullable Said ahead(List<Token> tokens, int at, LocalDate today) {
        if (!tokens.get(at).text().equals("in") || at + 2 >= tokens.size()) {
            return null;
        }
        List<Token> rest = tokens.subList(at + 1, Math.min(tokens.size(), at + 6));
        String number = rest.getFirst().text();
        NumberWords.Counted said = NumberWords.at(rest, 0);
        boolean vague = number.equals("a") || number.equals("an");
        if (said == null && !vague) {
            return null;
        }
        int unit = said != null ? said.end() : rest.size() > 2 && rest.get(1).text().equals("couple") ? rest.get(2).text().equals("of") ? 3
                : 2 : 1;
        int count = said != null ? (int) said.value() : unit > 1 ? 2 : 1;
        if (unit >= rest.size() || count < 0 || count > 3650) {
            return null;
        }
        LocalDate date = switch (rest.get(unit).stem()) {
            case "day" -> today.plusDays(count);
            case "week" -> today.plusWeeks(count);
            case "month" -> today.plusMonths(count);
            default -> null;
        };
        return date == null ? null : new Said(date, at, at + unit + 2);
    }

    private static @Nullable Said named(List<Token> tokens, int at, String before, LocalDate today) {
        String word = tokens.get(at).text();
        DayOfWeek weekday = WEEKDAYS.get(word);
        if (weekday != null) {
            boolean next = before.equals("next");
            LocalDate date = next ? day(today.plusWeeks(1), weekday) : today.with(TemporalAdjusters.next(weekday));
            return new Said(date, at, at + 1);
        }
        Month month = MONTHS.get(word);
        boolean verb = word.equals("may") || word.equals("march");
        Integer following = month == null ? null : dayOfMonth(tokens, at + 1, true);
        if (month != null && following != null) {
            return of(month, following, today, at, at + 2);
        }
        Integer preceding = month == null ? null : dayOfMonth(tokens, before.equals("of") ? at - 2 : at - 1, true);
        if (month != null && preceding != null) {
            return of(month, preceding, today, at, at + 1);
        }
        if (month != null && (!verb || List.of("in", "by", "of", "until", "early", "late", "mid").contains(before)
                || before.equals("this") && word.equals("march"))) {
            int last = today.withMonth(month.getValue()).with(TemporalAdjusters.lastDayOfMonth()).getDayOfMonth();
            boolean ending = at >= 2 && before.equals("of") && tokens.get(at - 2).text().equals("end") || before.equals("by")
                    || before.equals("late");
            return of(month, ending ? last : 1, today, at, at + 1);
        }
        Integer alone = before.equals("the") && !tokens.get(at).isNumber() ? null : before.equals("the") ? dayOfMonth(tokens, at, false)
                : null;
        if (alone != null) {
            LocalDate date = safe(today.getYear(), today.getMonth(), alone);
            return date == null ? null : new Said(date.isBefore(today) ? date.plusMonths(1) : date, at, at + 1);
        }
        return null;
    }

    private static @Nullable Integer dayOfMonth(List<Token> tokens, int at, boolean plainNumber) {
        if (at < 0 || at >= tokens.size()) {
            return null;
        }
        String word = tokens.get(at).text();
        Integer ordinal = ORDINALS.get(word);
        if (ordinal != null) {
            return ordinal;
        }
        String digits = word.replaceAll("(st|nd|rd|th)$", "");
        boolean number = digits.length() <= 2 && !digits.isEmpty() && digits.chars().allMatch(Character::isDigit) && (plainNumber
                || !digits.equals(word));
        int value = number ? Integer.parseInt(digits) : 0;
        return value >= 1 && value <= 31 ? value : null;
    }

    private static @Nullable Said of(Month month, int day, LocalDate today, int from, int end) {
        LocalDate date = safe(today.getYear(), month, day);
        if (date == null) {
            return null;
        }
        return new Said(date.isBefore(today) ? date.plusYears(1) : date, from, end);
    }

    private static @Nullable LocalDate safe(int year, Month month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate day(LocalDate inWeek, DayOfWeek day) {
        return inWeek.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day));
    }

    private static LocalDate quarterEnd(LocalDate today) {
        return LocalDate.of(today.getYear(), (today.getMonthValue() - 1) / 3 * 3 + 3, 1).with(TemporalAdjusters.lastDayOfMonth());
    }
}
