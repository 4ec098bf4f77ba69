package com.nexusflow.copilot.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.nexusflow.copilot.core.text.Texts;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TenantSettingsTest {

    @Test
    void everyTimeZoneOnOfferIsOneOfPostgresql() {
        Set<String> known = new HashSet<>(TestDatabase.database().withoutTenant(jdbc -> jdbc.sql("select name from pg_timezone_names").query(String.class).list()));
        assertThat(known).containsAll(TenantSettings.timeZones()).contains("Europe/Berlin");
    }

    @Test
    void everyLanguageOfTheProductCanBeSet() {
        List<Locale> set = Texts.LANGUAGES.stream().map(spoken -> TenantSettings.read("Fjord AS", "EUR", spoken.getLanguage(), "UTC", "1", true).language()).toList();
        assertThat(set).isEqualTo(Texts.LANGUAGES);
    }

    @Test
    void everyCurrencyOnOfferHasMinorUnits() {
        assertThat(TenantSettings.currencies()).hasSizeGreaterThan(100).allMatch(currency -> currency.getDefaultFractionDigits() >= 0)
                .contains(Currency.getInstance("JPY"), Currency.getInstance("KWD"));
    }
}
