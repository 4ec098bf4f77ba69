package com.nexusflow.copilot.core.crm.imports;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a year, a quarter of the tenant's fiscal year or a month, and writes it as "first day/last day". */
record PeriodReading(int fiscalYearStart, Wording wording) implements ColumnReading {

    private static final Pattern PERIOD = Pattern.compile(
            "(?:(?<year>\\d{4})(?:\\s*[-/ ]?\\s*(?:(?:[QqTt](?<quarter>[1-4]))|(?<month>\\d{1,2})))?)|(?:[QqTt](?<quarter2>[1-4])[-/ ]*(?<year2>\\d{4}))|(?:(?<month3>\\d{1,2})[/.-](?<year3>\\d{4}))");

    @Override
    public Cell read(String value) {
        String clean = value.strip().replaceFirst("^(?i)FY\\s*", "");
        if (Blanks.noFigure(clean)) {
            return Cell.BLANK;
        }
        Matcher parts = PERIOD.matcher(clean);
        if (!parts.matches()) {
            return new Cell.Refused(wording.of("period.bad", clean));
        }
        int year = Integer.parseInt(first(parts, "year", "year2", "year3"));
        String quarter = first(parts, "quarter", "quarter2");
        String month = first(parts, "month", "month3");
        if (!month.isEmpty() && (Integer.parseInt(month) < 1 || Integer.parseInt(month) > 12)) {
            return new Cell.Refused(wording.of("period.bad", clean));
        }
        if (!month.isEmpty()) {
            return months(YearMonth.of(year, Integer.parseInt(month)), 1);
        }
        YearMonth start = YearMonth.of(fiscalYearStart == 1 ? year : year - 1, fiscalYearStart);
        return quarter.isEmpty() ? months(start, 12) : months(start.plusMonths(3L * (Integer.parseInt(quarter) - 1)), 3);
    }

    private static Cell months(YearMonth start, int count) {
        return new Cell.Taken(start.atDay(1) + "/" + start.plusMonths(count - 1L).atEndOfMonth());
    }

    private static String first(Matcher parts, String... groups) {
        for (String group : groups) {
            if (parts.group(group) != null) {
                return parts.group(group);
            }
        }
        return "";
    }
}
