package com.nexusflow.copilot.core.tenant;

import com.nexusflow.copilot.core.tenant.SettingRefused.Reason;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator decides about a tenant.
 *
 * @param fiscalYearStart the month (1 to 12) in which the fiscal year starts
 * @param teamSharing whether reps see the records of their team, or only their own
 */
public record TenantSettings(String name, Currency currency, Locale language, ZoneId timeZone, int fiscalYearStart, boolean teamSharing) {

    private static final int LONGEST_NAME = 100;
    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

    public TenantSettings {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(TenantSettings::isUnseen)) {
            throw new SettingRefused(Reason.NAME, "The tenant's name has 1 to " + LONGEST_NAME + " characters that can be seen; \"" + name + "\" does not.");
        }
        if (fiscalYearStart < 1 || fiscalYearStart > 12) {
            throw badMonth(String.valueOf(fiscalYearStart));
        }
    }

    /** Reads settings as people write them: EUR, de, Europe/Berlin, 4. */
    public static TenantSettings read(String name, String currency, String language, String timeZone, String fiscalYearStart, boolean teamSharing) {
        return new TenantSettings(name, currency(currency.strip()), language(language.strip()), timeZone(timeZone.strip()), month(fiscalYearStart.strip()), teamSharing);
    }

    public static TenantSettings of(Tenant tenant) {
        return new TenantSettings(
                tenant.name(), tenant.currency(), tenant.language(), tenant.timeZone(), tenant.fiscalYearStart(), tenant.teamSharing());
    }

    /** The currencies there are, by code; those without minor units of their own, like gold, are none. */
    public static List<Currency> currencies() {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .sorted((a, b) -> a.getCurrencyCode().compareTo(b.getCurrencyCode()))
                .toList();
    }

    /** The time zones there are, by name, for instance Europe/Berlin. */
    public static Set<String> timeZones() {
        return ZoneId.getAvailableZoneIds().stream().filter(id -> !id.startsWith("SystemV/")).collect(Collectors.toSet());
    }

    Tenant tenant(UUID id, @Nullable LocalDate fixedToday) {
        return new Tenant(id, name, currency, language, timeZone, fiscalYearStart, fixedToday, teamSharing);
    }

    private static Currency currency(String code) {
        return currencies().stream()
                .filter(currency -> currency.getCurrencyCode().equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow(() -> new SettingRefused(Reason.CURRENCY, "\"" + code + "\" is no currency; give its ISO 4217 code, for instance EUR."));
    }

    private static Locale language(String code) {
        if (!LANGUAGES.contains(code.toLowerCase(Locale.ROOT))) {
            throw new SettingRefused(Reason.LANGUAGE, "\"" + code + "\" is no language of the copilot; it speaks " + String.join(", ", LANGUAGES) + ".");
        }
        return Locale.of(code.toLowerCase(Locale.ROOT));
    }

    private static ZoneId timeZone(String id) {
        if (!timeZones().contains(id)) {
            throw new SettingRefused(Reason.TIME_ZONE, "\"" + id + "\" is no time zone; give its IANA name, for instance Europe/Berlin.");
        }
        return ZoneId.of(id);
    }

    private static int month(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw (SettingRefused) badMonth(text).initCause(e);
        }
    }

    private static SettingRefused badMonth(String value) {
        return new SettingRefused(Reason.FISCAL_YEAR_START, "The fiscal year starts in a month from 1 to 12, not in \"" + value + "\".");
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
