package com.nexusflow.copilot.core.text;

import com.nexusflow.copilot.core.metric.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** Figures and dates as they are written in a language: €10,005,534 · 63.2 % · 51.8 days · 30 June 2026. */
public final class FigureFormat {

    private static final BigDecimal WHOLE_FROM = BigDecimal.valueOf(100);

    private final Locale locale;
    private final Currency currency;

    public FigureFormat(Locale locale, String currency) {
        this.locale = Texts.spoken(locale);
        this.currency = Currency.getInstance(currency);
    }

    public String figure(BigDecimal value, Unit unit) {
        return switch (unit) {
            case MONEY -> money(value);
            case PERCENT -> number(value, 1, 1) + "\u00a0%";
            case DAYS -> Texts.of("messages.metrics", locale).get("unit.days", number(value, 0, 1));
            case COUNT -> number(value, 0, 0);
            case NUMBER -> number(value, 0, 2);
        };
    }

    public String money(BigDecimal value) {
        return money(value, value.abs().compareTo(WHOLE_FROM) >= 0 || isWhole(value) ? 0 : currency.getDefaultFractionDigits());
    }

    /** An amount to the last cent, for what somebody is to approve. */
    public String exactMoney(BigDecimal value) {
        return money(value, isWhole(value) ? 0 : currency.getDefaultFractionDigits());
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private String money(BigDecimal value, int digits) {
        String amount = number(value.abs(), digits, digits);
        String sign = value.signum() < 0 ? "-" : "";
        String symbol = switch (currency.getCurrencyCode()) {
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "USD" -> "$";
            default -> currency.getCurrencyCode();
        };
        boolean before = locale.equals(Locale.ENGLISH);
        if (!before || symbol.length() > 1) {
            return sign + amount + "\u00a0" + symbol;
        }
        return sign + symbol + amount;
    }

    public String number(BigDecimal value, int leastDigits, int mostDigits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(leastDigits);
        format.setMaximumFractionDigits(mostDigits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    /** A year is a number without grouping. */
    public String year(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    /** A day and the time on its clock: 14 May 2026, 15:00. */
    public String moment(LocalDateTime moment) {
        return date(moment.toLocalDate()) + ", " + DateTimeFormatter.ofPattern("HH:mm", locale).format(moment);
    }

    public String date(LocalDate date) {
        String pattern = switch (locale.getLanguage()) {
            case "de" -> "d. MMMM yyyy";
            case "es" -> "d 'de' MMMM 'de' yyyy";
            case "fr" -> date.getDayOfMonth() == 1 ? "d'er' MMMM yyyy" : "d MMMM yyyy";
            default -> "d MMMM yyyy";
        };
        return DateTimeFormatter.ofPattern(pattern, locale).format(date);
    }
}
