package com.nexusflow.copilot.core.crm.imports;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a column writes decimals with a point or a comma: "1,234.50" or "12.5" decide, "1.234" alone does not. When no
 * value decides, a separator before three digits groups thousands.
 */
final class NumberSurvey implements ColumnSurvey {

    private final ValueType type;
    private final @Nullable String headerCurrency;
    private final Conventions conventions;
    private long point;
    private long comma;
    private @Nullable String ambiguous;

    NumberSurvey(ValueType type, @Nullable String headerCurrency, Conventions conventions) {
        this.type = type;
        this.headerCurrency = headerCurrency;
        this.conventions = conventions;
    }

    @Override
    public void look(String value) {
        int lastPoint = value.lastIndexOf('.');
        int lastComma = value.lastIndexOf(',');
        if (lastPoint < 0 && lastComma < 0) {
            return;
        }
        char last = lastPoint > lastComma ? '.' : ',';
        int at = Math.max(lastPoint, lastComma);
        if (lastPoint >= 0 && lastComma >= 0) {
            vote(last);
        } else if (value.indexOf(last) != at) {
            vote(last == '.' ? ',' : '.');
        } else if (digitsAfter(value, at) != 3 || digitsBefore(value, at) > 3 || digitsBefore(value, at) == 0 || value.startsWith("0")) {
            vote(last);
        } else if (ambiguous == null) {
            ambiguous = value.strip();
        }
    }

    @Override
    public ColumnReading decide() {
        return new NumberReading(type, undecided() ? null : point >= comma ? '.' : ',', headerCurrency, conventions);
    }

    @Override
    public Optional<String> assumption() {
        return undecided() && ambiguous != null
                ? Optional.of(conventions.wording().of("number.assumption", ambiguous, ambiguous.replaceAll("[.,]", "")))
                : Optional.empty();
    }

    private boolean undecided() {
        return point == 0 && comma == 0;
    }

    private void vote(char decimal) {
        if (decimal == '.') {
            point++;
        } else {
            comma++;
        }
    }

    private static int digitsAfter(String value, int at) {
        int end = at + 1;
        while (end < value.length() && Character.isDigit(value.charAt(end))) {
            end++;
        }
        return end - at - 1;
    }

    private static int digitsBefore(String value, int at) {
        int start = at;
        while (start > 0 && Character.isDigit(value.charAt(start - 1))) {
            start--;
        }
        return at - start;
    }
}
