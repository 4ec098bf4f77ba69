package com.nexusflow.copilot.core.crm.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates in ISO order, with the day first or with the month first, with numbers or month names, and times behind them. */
record DateReading(boolean monthFirst, boolean withTime, ZoneId zone, Wording wording) implements ColumnReading {

    static final Pattern THREE_NUMBERS = Pattern.compile("\\s*(\\d{1,4})([./-])\\s?(\\d{1,2})\\2\\s?(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?!\\d)");
    private static final Pattern DAY_AND_NAME = Pattern.compile("(\\d{1,2})(?:\\.|st|nd|rd|th)?[\\s-]+(?:de\\s+)?(\\p{L}{3,})\\.?[\\s,-]+(?:de\\s+)?(\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern NAME_AND_DAY = Pattern.compile("(\\p{L}{3,})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)");
    private static final Pattern TIME = Pattern.compile(
            "[T\\s,]*(?:(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*([AaPp])?\\.?[Mm]?\\.?)?\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?");
    private static final Map<String, Integer> MONTHS = months();

    @Override
    public Cell read(String value) {
        String clean = value.strip();
        if (Blanks.noFigure(clean)) {
            return Cell.BLANK;
        }
        try {
            return readable(clean);
        } catch (DateTimeException e) {
            return refused(clean);
        }
    }

    private Cell readable(String clean) {
        for (Pattern pattern : List.of(THREE_NUMBERS, EIGHT_DIGITS, DAY_AND_NAME, NAME_AND_DAY)) {
            Matcher parts = pattern.matcher(clean);
            LocalDate date = parts.lookingAt() ? date(pattern, parts) : null;
            Matcher time = TIME.matcher(clean);
            if (date != null && date.getYear() >= 1900 && date.getYear() <= 2200 && time.region(parts.end(), clean.length()).matches()) {
                return new Cell.Taken(withTime ? moment(date, time) : date.toString());
            }
        }
        return refused(clean);
    }

    private @Nullable LocalDate date(Pattern pattern, Matcher parts) {
        if (pattern == THREE_NUMBERS) {
            return threeNumbers(parts);
        }
        if (pattern == EIGHT_DIGITS) {
            return LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
        }
        boolean dayLeads = pattern == DAY_AND_NAME;
        Integer month = MONTHS.get(Plain.of(parts.group(dayLeads ? 2 : 1)));
        return month == null ? null : LocalDate.of(year(parts.group(3)), month, number(parts, dayLeads ? 1 : 2));
    }

    private LocalDate threeNumbers(Matcher parts) {
        int first = number(parts, 1);
        int second = number(parts, 3);
        if (parts.group(1).length() == 4) {
            return LocalDate.of(first, second, number(parts, 4));
        }
        return monthFirst ? LocalDate.of(year(parts.group(4)), first, second) : LocalDate.of(year(parts.group(4)), second, first);
    }

    private String moment(LocalDate date, Matcher time) {
        LocalTime at = LocalTime.MIDNIGHT;
        if (time.group(1) != null) {
            int hour = Integer.parseInt(time.group(1));
            String half = time.group(4);
            int full = half == null ? hour : hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
            at = LocalTime.of(full, Integer.parseInt(time.group(2)), time.group(3) == null ? 0 : Integer.parseInt(time.group(3)));
        }
        String offset = time.group(5);
        OffsetDateTime moment = offset == null
                ? date.atTime(at).atZone(zone).toOffsetDateTime()
                : date.atTime(at).atZone(ZoneId.of(offset)).toOffsetDateTime();
        return moment.toString();
    }

    private Cell refused(String clean) {
        return new Cell.Refused(wording.of(monthFirst ? "date.bad.month" : "date.bad.day", clean));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static int year(String digits) {
        return digits.length() == 2 ? 2000 + Integer.parseInt(digits) : Integer.parseInt(digits);
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"))) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE)) {
                    months.put(Plain.of(month.getDisplayName(style, locale)), month.getValue());
                }
            }
        }
        return Map.copyOf(months);
    }
}
