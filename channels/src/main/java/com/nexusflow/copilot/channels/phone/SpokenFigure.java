package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Figures in the words of a language: about 1.2 million euros, 63 percent, 54 thousand. */
final class SpokenFigure {

    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private final Texts words;
    private final Locale locale;

    SpokenFigure(Locale locale) {
        this.words = PhoneWords.of(locale);
        this.locale = words.locale();
    }

    String number(BigDecimal exact) {
        Rounded rounded = Rounded.of(exact);
        return about(rounded, amount(rounded.value()));
    }

    String percent(BigDecimal exact) {
        Rounded rounded = Rounded.percent(exact);
        return about(rounded, words.get("ear.percent", amount(rounded.value())));
    }

    String money(BigDecimal exact, String currency) {
        Rounded rounded = Rounded.of(exact);
        boolean isMany = rounded.value().abs().compareTo(MILLION) >= 0;
        return about(rounded, amount(rounded.value()) + " " + unit(currency, rounded.value(), isMany));
    }

    /** The money to the last cent, its digits as they stand in the text. */
    String exactMoney(String digits, BigDecimal value, String currency) {
        return signed(value, digits) + " " + unit(currency, value, false);
    }

    String exactPercent(String digits, BigDecimal value) {
        return words.get("ear.percent", signed(value, digits));
    }

    String signed(BigDecimal value, String digits) {
        return value.signum() < 0 ? words.get("ear.minus", digits) : digits;
    }

    private String about(Rounded rounded, String spoken) {
        return rounded.isLess() ? words.get("ear.about", spoken) : spoken;
    }

    private String amount(BigDecimal value) {
        BigDecimal size = value.abs();
        String digits = size.compareTo(BILLION) >= 0 ? large(size, BILLION, "ear.billion.")
                : size.compareTo(MILLION) >= 0 ? large(size, MILLION, "ear.million.")
                : size.compareTo(TEN_THOUSAND) >= 0 && size.remainder(THOUSAND).signum() == 0 ? words.get("ear.thousand", plain(size.divide(THOUSAND)))
                : plain(size);
        return signed(value, digits);
    }

    private String large(BigDecimal size, BigDecimal unit, String key) {
        BigDecimal count = size.divide(unit, 6, RoundingMode.UNNECESSARY);
        return words.get(key + (isOne(count) ? "one" : "many"), plain(count));
    }

    /** Without separators, which voices read as points. */
    private String plain(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(6);
        return format.format(value);
    }

    private String unit(String currency, BigDecimal value, boolean isMany) {
        String key = "money." + currency.toLowerCase(Locale.ROOT);
        if (!words.has(key + ".one")) {
            return Currency.getInstance(currency).getDisplayName(locale);
        }
        return words.get(key + (isMany ? ".of" : isOne(value.abs()) ? ".one" : ".many"));
    }

    /** French counts in the singular up to two. */
    private boolean isOne(BigDecimal count) {
        return locale.getLanguage().equals("fr") ? count.compareTo(BigDecimal.TWO) < 0 : count.compareTo(BigDecimal.ONE) == 0;
    }
}
