package com.nexusflow.copilot.channels.phone;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A figure as people say it: two or three digits that count.
 *
 * @param isLess whether digits were left out, so that "about" has to be said
 */
record Rounded(BigDecimal value, boolean isLess) {

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static Rounded of(BigDecimal exact) {
        BigDecimal value = rounded(exact).stripTrailingZeros();
        return new Rounded(value, value.compareTo(exact) != 0);
    }

    /** A share; what is not all of it never becomes all of it, and what is not nothing never becomes nothing. */
    static Rounded percent(BigDecimal exact) {
        Rounded rounded = of(exact);
        boolean isBorder = rounded.value().signum() == 0 || rounded.value().abs().compareTo(HUNDRED) == 0;
        return isBorder && rounded.isLess() ? new Rounded(exact.stripTrailingZeros(), false) : rounded;
    }

    private static BigDecimal rounded(BigDecimal exact) {
        BigDecimal size = exact.abs();
        if (size.compareTo(TEN) < 0) {
            return exact.setScale(1, RoundingMode.HALF_UP);
        }
        if (size.compareTo(THOUSAND) < 0) {
            return exact.setScale(0, RoundingMode.HALF_UP);
        }
        int digits = size.precision() - size.scale();
        return exact.round(new MathContext(digits % 3 == 0 ? 3 : 2, RoundingMode.HALF_UP));
    }
}
