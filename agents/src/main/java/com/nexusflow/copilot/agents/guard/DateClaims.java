package com.nexusflow.copilot.agents.guard;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days, months and quarters that a sentence names. */
final class DateClaims {

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})\\.?(?:st|nd|rd|th|er)?\\s+(?:de\\s+|of\\s+)?(\\p{L}{3,})\\.?,?\\s+(?:de\\s+)?(\\d{4})"
            + "|(\\p{L}{3,})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})|(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern DAY_OF_MONTH = Pattern.compile("(\\d{1,2})\\.?(?:st|nd|rd|th|er)?\\s+(?:de\\s+|of\\s+)?(\\p{L}{3,})|(\\p{L}{3,})\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b");
    private static final Pattern QUARTER = Pattern.compile("(?<![\\p{L}\\p{N}])[QT]([1-4])(?:\\s+(?:of\\s+|de\\s+)?(?:FY\\s?|GJ\\s?|ejercicio\\s|exercice\\s)?(\\d{4}))?(?![\\p{L}\\p{N}])");
    private static final Pattern FISCAL_YEAR = Pattern.compile("(?<![\\p{L}\\p{N}])(?:FY|GJ)\\s?(\\d{4})(?![\\p{L}\\p{N}])");
    private static final Pattern MONTH = Pattern.compile("(?<![\\p{L}\\p{N}])(\\p{L}{3,})\\.?(?:\\s+(?:de\\s+|of\\s+)?((?:19|20)\\d{2}))?(?![\\p{L}\\p{N}])");
    private static final Map<String, Month> MONTHS = months();

    private final Grounds grounds;
    private final FiscalCalendar calendar;

    DateClaims(Grounds grounds, FiscalCalendar calendar) {
        this.grounds = grounds;
        this.calendar = calendar;
    }

    static boolean isMonth(String word) {
        return MONTHS.containsKey(word);
    }

    /** Whether all dates hold; blanks those that do, so that their digits are not read as figures. */
    boolean hold(StringBuilder rest) {
        return all(rest, DAY, this::day) && all(rest, DAY_OF_MONTH, this::dayOfMonth) && all(rest, QUARTER, this::quarter)
                && all(rest, FISCAL_YEAR, this::fiscalYear) && all(rest, MONTH, this::month);
    }

    private boolean all(StringBuilder rest, Pattern pattern, Claim claim) {
        Matcher matcher = pattern.matcher(rest.toString());
        while (matcher.find()) {
            Boolean holds = claim.holds(matcher);
            if (Boolean.FALSE.equals(holds) && !grounds.says(matcher.group())) {
                return false;
            }
            if (holds != null) {
                for (int i = matcher.start(); i < matcher.end(); i++) {
                    rest.setCharAt(i, ' ');
                }
            }
        }
        return true;
    }

    /** Judges one match: null when it is no date after all. */
    private interface Claim {
        @Nullable Boolean holds(Matcher matcher);
    }

    private @Nullable Boolean day(Matcher matcher) {
        boolean iso = matcher.group(7) != null;
        boolean dayFirst = matcher.group(1) != null;
        Month month = iso ? null : named(matcher.group(dayFirst ? 2 : 4));
        if (!iso && month == null) {
            return null;
        }
        try {
            LocalDate date = iso
                    ? LocalDate.parse(matcher.group())
                    : LocalDate.of(Integer.parseInt(matcher.group(dayFirst ? 3 : 6)), month, Integer.parseInt(matcher.group(dayFirst ? 1 : 5)));
            return grounds.dates.contains(date);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private @Nullable Boolean dayOfMonth(Matcher matcher) {
        boolean dayFirst = matcher.group(1) != null;
        Month month = named(matcher.group(dayFirst ? 2 : 3));
        if (month == null) {
            return null;
        }
        int day = Integer.parseInt(matcher.group(dayFirst ? 1 : 4));
        return grounds.dates.stream().anyMatch(d -> d.getMonth() == month && d.getDayOfMonth() == day);
    }

    private Boolean quarter(Matcher matcher) {
        int quarter = Integer.parseInt(matcher.group(1));
        String year = matcher.group(2);
        return grounds.months.stream()
                .map(month -> month.atDay(1))
                .anyMatch(day -> calendar.quarterOf(day) == quarter && (year == null || calendar.yearOf(day) == Integer.parseInt(year)));
    }

    private Boolean fiscalYear(Matcher matcher) {
        int year = Integer.parseInt(matcher.group(1));
        return grounds.months.stream().anyMatch(month -> calendar.yearOf(month.atDay(1)) == year);
    }

    /** A month without a year must be written like a name: "may" and "march" are words as well. */
    private @Nullable Boolean month(Matcher matcher) {
        Month month = named(matcher.group(1));
        String year = matcher.group(2);
        boolean word = year == null && (!Character.isUpperCase(matcher.group(1).charAt(0)) || matcher.start() == 0 || matcher.group(1).length() <= 3);
        if (month == null || word) {
            return null;
        }
        return grounds.months.stream().anyMatch(m -> m.getMonth() == month && (year == null || m.getYear() == Integer.parseInt(year)));
    }

    private static @Nullable Month named(String word) {
        return MONTHS.get(Grounds.plain(word));
    }

    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>();
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"))) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT)) {
                    months.put(Grounds.plain(month.getDisplayName(style, language)).replace(".", ""), month);
                }
            }
        }
        return Map.copyOf(months);
    }
}
