package com.nexusflow.copilot.core.crm.imports;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A currency as files write it: an ISO 4217 code or a sign, which several currencies may share. */
final class CurrencyWord {

    private static final Set<String> CODES =
            Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());
    private static final Map<String, Set<String>> SIGNS = Map.ofEntries(
            Map.entry("€", Set.of("EUR")),
            Map.entry("£", Set.of("GBP", "EGP", "GIP")),
            Map.entry("$", Set.of("USD", "CAD", "AUD", "NZD", "MXN", "SGD", "HKD", "ARS", "CLP", "COP")),
            Map.entry("us$", Set.of("USD")),
            Map.entry("¥", Set.of("JPY", "CNY")),
            Map.entry("₹", Set.of("INR")),
            Map.entry("zł", Set.of("PLN")),
            Map.entry("kč", Set.of("CZK")),
            Map.entry("kr", Set.of("SEK", "NOK", "DKK", "ISK")),
            Map.entry("kr.", Set.of("SEK", "NOK", "DKK", "ISK")),
            Map.entry("fr", Set.of("CHF")),
            Map.entry("fr.", Set.of("CHF")),
            Map.entry("sfr", Set.of("CHF")),
            Map.entry("euro", Set.of("EUR")),
            Map.entry("euros", Set.of("EUR")));
    private static final Pattern BEHIND_A_HEADER = Pattern.compile("[\\s(\\[_-]+(?:in\\s+|en\\s+)?([A-Z]{3}|[€£$¥₹])\\s*[)\\]]?\\s*$");

    private CurrencyWord() {}

    /** Whether the word is a currency at all. */
    static boolean isCurrency(String word) {
        return CODES.contains(word.toUpperCase(Locale.ROOT)) || SIGNS.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** Whether the word may stand for the given currency. */
    static boolean fits(String word, Currency currency) {
        return word.equalsIgnoreCase(currency.getCurrencyCode())
                || SIGNS.getOrDefault(word.toLowerCase(Locale.ROOT), Set.of()).contains(currency.getCurrencyCode());
    }

    /** The currency that a header like "Amount (EUR)" or "Betrag in CHF" ends with, or null. */
    static @Nullable String behind(String header) {
        Matcher matcher = BEHIND_A_HEADER.matcher(header);
        return matcher.find() && isCurrency(matcher.group(1)) ? matcher.group(1) : null;
    }

    /** The header without the currency behind it. */
    static String withoutCurrency(String header) {
        Matcher matcher = BEHIND_A_HEADER.matcher(header);
        return matcher.find() && isCurrency(matcher.group(1)) ? header.substring(0, matcher.start()) : header;
    }

}
