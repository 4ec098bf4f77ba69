package com.nexusflow.copilot.core.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An amount as people type it, in the notation of their language; what can be read in two ways is not read at all. */
public record TypedAmount(Locale locale, Currency currency) {

    private static final Pattern GROUPING_BLANK = Pattern.compile("(?<=\\d)[\\s\\p{Z}'’](?=\\d)");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]++");
    private static final char BLANK = '_';
    private static final Pattern PARTS = Pattern.compile(
            "(?<before>\\p{Sc}|\\p{Alpha}{3})?(?<digits>\\d[\\d.,_]*+)(?<power>k|mn|mio\\.?|m|bn|mrd\\.?)?(?<after>\\p{Sc}|\\p{Alpha}{3})?", Pattern.CASE_INSENSITIVE);

    /** The amount in major units as every language reads it: three digits behind a sign may be thousands elsewhere, four are not. */
    public static String written(Money money) {
        String plain = money.major().toPlainString();
        return money.major().scale() == 3 ? plain + "0" : plain;
    }

    public Optional<Money> read(String typed) {
        Matcher parts = PARTS.matcher(BLANKS.matcher(GROUPING_BLANK.matcher(typed.strip()).replaceAll(String.valueOf(BLANK))).replaceAll(""));
        if (!parts.matches() || !isOurs(parts.group("before")) || !isOurs(parts.group("after"))) {
            return Optional.empty();
        }
        int power = power(parts.group("power"));
        return plain(parts.group("digits"), power > 0).flatMap(digits -> money(new BigDecimal(digits).movePointRight(power)));
    }

    private boolean isOurs(@Nullable String currencyWord) {
        return currencyWord == null || currencyWord.equalsIgnoreCase(currency.getCurrencyCode())
                || currencyWord.equals(currency.getSymbol(locale)) || currencyWord.equals(currency.getSymbol(Locale.US)) || currencyWord.equals("€") && currency.getCurrencyCode().equals("EUR");
    }

    private static int power(@Nullable String suffix) {
        return switch (suffix == null ? "" : suffix.toLowerCase(Locale.ROOT).replace(".", "")) {
            case "k" -> 3;
            case "m", "mn", "mio" -> 6;
            case "bn", "mrd" -> 9;
            default -> 0;
        };
    }

    /** Fractions of a cent are a slip rather than an amount to be rounded. */
    private Optional<Money> money(BigDecimal major) {
        try {
            return Optional.of(new Money(major.movePointRight(currency.getDefaultFractionDigits()).setScale(0, RoundingMode.UNNECESSARY).longValueExact(), currency));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The digits with a point for decimals. */
    private Optional<String> plain(String digits, boolean shortened) {
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last < 0) {
            return whole(digits);
        }
        char sign = digits.charAt(last);
        boolean alone = digits.chars().filter(c -> c == '.' || c == ',' || c == BLANK).count() == 1;
        if (alone && digits.matches("[1-9]\\d{0,2}[.,]\\d{3}")) {
            return thousandsOrDecimals(digits, sign, shortened);
        }
        if (digits.indexOf(sign) != last) {
            return whole(digits);
        }
        String decimals = digits.substring(last + 1);
        return decimals.matches("\\d+") ? whole(digits.substring(0, last)).map(whole -> whole + "." + decimals) : Optional.empty();
    }

    /** "45.000" and "45,000": the language tells them apart, unless its decimal sign has more digits behind it than there are cents. */
    private Optional<String> thousandsOrDecimals(String digits, char sign, boolean shortened) {
        if (shortened) {
            return Optional.empty();
        }
        if (sign != decimalSign()) {
            return whole(digits);
        }
        return currency.getDefaultFractionDigits() >= 3 ? Optional.of(digits.replace(',', '.')) : Optional.empty();
    }

    private static Optional<String> whole(String digits) {
        boolean fits = digits.matches("\\d++|\\d{1,3}([.,_])\\d{3}(?:\\1\\d{3})*+");
        return fits ? Optional.of(digits.replaceAll("[.,_]", "")) : Optional.empty();
    }

    private char decimalSign() {
        return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    }
}
