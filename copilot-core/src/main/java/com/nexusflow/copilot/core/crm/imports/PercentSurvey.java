package com.nexusflow.copilot.core.crm.imports;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads probabilities as shares of one: a column that never goes above 1 and has no percent sign holds shares, any other percentages. */
final class PercentSurvey implements ColumnSurvey {

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,6}(?:[.,]\\d{1,6})?)[\\s\\p{Z}]*(%)?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Wording wording;
    private boolean percentages;

    PercentSurvey(Wording wording) {
        this.wording = wording;
    }

    @Override
    public void look(String value) {
        Matcher number = NUMBER.matcher(value.strip());
        percentages |= number.matches() && (number.group(2) != null || number(number).compareTo(BigDecimal.ONE) > 0);
    }

    @Override
    public ColumnReading decide() {
        BigDecimal whole = percentages ? HUNDRED : BigDecimal.ONE;
        return value -> {
            String clean = value.strip();
            if (Blanks.noFigure(clean)) {
                return Cell.BLANK;
            }
            BigDecimal share = share(clean, whole);
            return share == null ? new Cell.Refused(wording.of("percent.bad", clean)) : new Cell.Taken(share.toPlainString());
        };
    }

    @Override
    public Optional<String> assumption() {
        return Optional.empty();
    }

    private static @Nullable BigDecimal share(String value, BigDecimal whole) {
        Matcher number = NUMBER.matcher(value);
        if (!number.matches() || number(number).compareTo(whole) > 0) {
            return null;
        }
        return number(number).movePointLeft(whole.compareTo(BigDecimal.ONE) > 0 ? 2 : 0);
    }

    private static BigDecimal number(Matcher number) {
        return new BigDecimal(number.group(1).replace(',', '.'));
    }
}
