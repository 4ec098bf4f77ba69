package com.nexusflow.copilot.core.crm.imports;

import com.nexusflow.copilot.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers and amounts of money: blanks, apostrophes and the column's other separator group thousands, brackets or a minus make
 * negative, a currency must be the tenant's.
 *
 * @param decimal the column's decimal separator, or null when every separator groups thousands
 */
record NumberReading(ValueType type, @Nullable Character decimal, @Nullable String headerCurrency, Conventions conventions)
        implements ColumnReading {

    private static final BigDecimal LARGEST = new BigDecimal("1000000000000000");
    private static final Pattern PARTS = Pattern.compile(
            "(?<open>\\()?(?<sign>[-−+])?(?<before>[\\p{L}\\p{Sc}.]*?)(?<sign2>[-−+])?(?<digits>\\d[\\d.,]*|[.,]\\d+)(?<after>[\\p{L}\\p{Sc}.]*)(?<sign3>-)?(?<close>\\))?");
    private static final Pattern GROUPING = Pattern.compile("[\\s\\p{Z}'’]+");

    @Override
    public Cell read(String value) {
        String clean = value.strip();
        if (Blanks.noFigure(clean)) {
            return Cell.BLANK;
        }
        Matcher parts = PARTS.matcher(GROUPING.matcher(clean).replaceAll(""));
        String digits = parts.matches() ? plainDigits(parts.group("digits")) : null;
        if (digits == null) {
            return new Cell.Refused(conventions.wording().of("number.bad", clean, example()));
        }
        String currency = currency(parts);
        if (currency != null && !CurrencyWord.isCurrency(currency)) {
            return new Cell.Refused(conventions.wording().of("number.bad", clean, example()));
        }
        if (currency != null && !CurrencyWord.fits(currency, conventions.currency())) {
            return new Cell.Refused(conventions.wording().of("currency.other", currency, conventions.currency().getCurrencyCode()));
        }
        boolean negative = parts.group("open") != null || isMinus(parts.group("sign")) || isMinus(parts.group("sign2"))
                || isMinus(parts.group("sign3"));
        BigDecimal number = new BigDecimal(digits);
        return kept(clean, negative ? number.negate() : number);
    }

    private Cell kept(String clean, BigDecimal number) {
        if (number.abs().compareTo(LARGEST) > 0) {
            return new Cell.Refused(conventions.wording().of("number.too.large", clean));
        }
        return switch (type) {
            case MONEY -> new Cell.Taken(String.valueOf(Money.ofMajor(number, conventions.currency()).minor()));
            case INTEGER -> whole(clean, number, 0, Integer.MAX_VALUE);
            case YEAR -> whole(clean, number, 1000, 2200);
            default -> new Cell.Taken(number.setScale(2, RoundingMode.HALF_UP).toPlainString());
        };
    }

    private Cell whole(String clean, BigDecimal number, int least, int most) {
        boolean fits = number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        return fits ? new Cell.Taken(number.toBigInteger().toString()) : new Cell.Refused(
                conventions.wording().of("number.not.whole", clean, String.valueOf(least), String.valueOf(most)));
    }

    private @Nullable String currency(Matcher parts) {
        String before = parts.group("before");
        String after = parts.group("after");
        return !before.isEmpty() ? before : !after.isEmpty() ? after : headerCurrency;
    }

    /** The digits with a point for decimals, or null when the separators contradict the column's notation. */
    private @Nullable String plainDigits(String digits) {
        char point = decimal == null ? ' ' : decimal;
        int at = digits.indexOf(point);
        String whole = at < 0 ? digits : digits.substring(0, at);
        String rest = at < 0 ? "" : digits.substring(at + 1);
        boolean grouped = whole.isEmpty() || whole.matches("\\d+") || whole.matches("\\d{1,3}([.,])\\d{3}(\\1\\d{3})*")
                || whole.matches("\\d{1,3}(,\\d{2,3})*,\\d{3}");
        if (!grouped || !rest.matches("\\d*")) {
            return null;
        }
        String plain = (whole.isEmpty() ? "0" : whole.replaceAll("[.,]", ""));
        return rest.isEmpty() ? plain : plain + "." + rest;
    }

    private String example() {
        return decimal != null && decimal == ',' ? "1.234,50" : "1,234.50";
    }

    private static boolean isMinus(@Nullable String sign) {
        return sign != null && !sign.equals("+");
    }
}
