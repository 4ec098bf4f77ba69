package com.nexusflow.copilot.core.crm.imports;

import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a column writes the day or the month first: 25/3/2024 or 3/25/2024 decide for the whole column. When no value
 * decides, points mean day first, and otherwise the tenant's habit is assumed and said.
 */
final class DateSurvey implements ColumnSurvey {

    private final boolean withTime;
    private final Conventions conventions;
    private long dayFirst;
    private long monthFirst;
    private boolean pointed;
    private @Nullable String ambiguous;

    DateSurvey(boolean withTime, Conventions conventions) {
        this.withTime = withTime;
        this.conventions = conventions;
    }

    @Override
    public void look(String value) {
        Matcher parts = DateReading.THREE_NUMBERS.matcher(value);
        if (!parts.lookingAt() || parts.group(1).length() == 4) {
            return;
        }
        int first = Integer.parseInt(parts.group(1));
        int second = Integer.parseInt(parts.group(3));
        if (first > 12 && second <= 12) {
            dayFirst++;
        } else if (second > 12 && first <= 12) {
            monthFirst++;
        } else if (first != second && first <= 12) {
            pointed |= parts.group(2).equals(".");
            ambiguous = ambiguous == null ? value.strip() : ambiguous;
        }
    }

    @Override
    public ColumnReading decide() {
        return new DateReading(isMonthFirst(), withTime, conventions.zone(), conventions.wording());
    }

    @Override
    public Optional<String> assumption() {
        if (dayFirst > 0 && monthFirst > 0) {
            return Optional.of(conventions.wording().of(isMonthFirst() ? "date.mixed.month" : "date.mixed.day", dayFirst, monthFirst));
        }
        if (dayFirst > 0 || monthFirst > 0 || ambiguous == null || pointed) {
            return Optional.empty();
        }
        return Optional.of(conventions.wording().of(isMonthFirst() ? "date.assumption.month" : "date.assumption.day", ambiguous));
    }

    private boolean isMonthFirst() {
        if (dayFirst != monthFirst) {
            return monthFirst > dayFirst;
        }
        return !pointed && conventions.monthFirst();
    }
}
