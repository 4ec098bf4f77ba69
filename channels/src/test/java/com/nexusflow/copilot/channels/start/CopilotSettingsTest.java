package com.nexusflow.copilot.channels.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.channels.start.CopilotSettings.Administrator;
import com.nexusflow.copilot.core.tenant.TenantSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopilotSettingsTest {

    @Test
    void anAdministratorsPasswordMayHoldColons() {
        assertThat(settings("ann:a:b").administrator()).hasValue(new Administrator("ann", "a:b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann:", ":secret"})
    void anIncompleteAdministratorIsRefused(String admin) {
        assertThatThrownBy(() -> settings(admin).administrator()).isInstanceOf(StartProblem.class).hasMessageContaining("NAME:PASSWORD");
    }

    @Test
    void nothingSecretIsWrittenOut() {
        CopilotSettings settings = settings("ann:hush");
        assertThat(settings.toString() + settings.administrator() + settings.model() + settings.database() + settings.redis()).doesNotContain("hush").doesNotContain("key-1").doesNotContain("owner-secret");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            OPENAI, '', '', copilot.model.name must name the model
            OPENAI, localhost:8000, small, copilot.model.base-url must begin with http
            OLLAMA, '', small, copilot.model.base-url must be the address
            """)
    void aModelThatIsNotSetUpCompletelyIsToldInASentence(CopilotSettings.Model.Provider provider, String baseUrl, String name, String problem) {
        CopilotSettings settings = settings("", new CopilotSettings.Model(provider, baseUrl, "key-1", name, null, Duration.ofSeconds(8)));
        assertThatThrownBy(() -> new AgentsConfiguration().modelSettings(settings))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("key-1");
    }

    @Test
    void anAddressOfRedisThatIsNoneIsToldWithoutItsPassword() {
        CopilotSettings good = settings("");
        CopilotSettings settings = new CopilotSettings(
                good.home(), false, "", null, "", null, good.tenant(), good.database(), good.model(), new CopilotSettings.Redis("localhost:hush", Duration.ofSeconds(1)), good.limits());
        assertThatThrownBy(() -> new MemoryConfiguration().sharedMemory(settings, Clock.systemUTC()))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("redis://")
                .hasMessageNotContaining("hush");
    }

    @Test
    void aTenantIsFoundedAsSaidAndOtherwiseInDollarsEnglishAndTheCalendarYear() {
        TenantSettings said = new CopilotSettings.Tenant("Fjord AS", "nok", "DE", "Europe/Oslo", "4", "false").read();
        assertThat(said).isEqualTo(new TenantSettings("Fjord AS", Currency.getInstance("NOK"), Locale.GERMAN, ZoneId.of("Europe/Oslo"), 4, false));
        TenantSettings unsaid = new CopilotSettings.Tenant("", null, "", "", " ", null).read();
        assertThat(unsaid.currency().getCurrencyCode() + unsaid.language() + unsaid.fiscalYearStart() + unsaid.teamSharing() + unsaid.name()).isEqualTo("USDen1trueDefault");
    }

    @ParameterizedTest
    @CsvSource({"EURO,en,UTC,1,true,currency", "XAU,en,UTC,1,true,currency", "EUR,it,UTC,1,true,language", "EUR,en,Berlin,1,true,time-zone", "EUR,en,+02:00,1,true,time-zone",
            "EUR,en,UTC,13,true,fiscal-year-start", "EUR,en,UTC,0,true,fiscal-year-start", "EUR,en,UTC,April,true,fiscal-year-start", "EUR,en,UTC,1,maybe,team-sharing"})
    void aSettingThatCannotBeStopsTheStartWithItsName(String currency, String language, String zone, String month, String sharing, String key) {
        assertThatThrownBy(() -> new CopilotSettings.Tenant("Fjord AS", currency, language, zone, month, sharing).read())
                .isInstanceOfSatisfying(StartProblem.class, problem -> assertThat(problem.remedy()).contains("--copilot.tenant." + key));
    }

    @Test
    void ownFilesAreNotMixedWithTheDemo() {
        assertThatThrownBy(() -> settings("ann:hush-hush", true, "export").importFolder())
                .isInstanceOfSatisfying(StartProblem.class, problem -> assertThat(problem.remedy()).contains("--copilot.demo=false"));
        assertThat(settings("ann:hush-hush", false, "export").importFolder()).hasValue(Path.of("export"));
        assertThat(settings("ann:hush-hush", true, " ").importFolder()).isEmpty();
    }

    static CopilotSettings settings(String admin) {
        return settings(admin, false, "", new CopilotSettings.Model(CopilotSettings.Model.Provider.OPENAI, "", "key-1", "small", null, Duration.ofSeconds(8)));
    }

    private static CopilotSettings settings(String admin, CopilotSettings.Model model) {
        return settings(admin, false, "", model);
    }

    private static CopilotSettings settings(String admin, boolean demo, String importFrom) {
        return settings(admin, demo, importFrom, new CopilotSettings.Model(CopilotSettings.Model.Provider.OFFLINE, "", "", "", null, Duration.ofSeconds(8)));
    }

    private static CopilotSettings settings(String admin, boolean demo, String importFrom, CopilotSettings.Model model) {
        return new CopilotSettings(
                Path.of("home"), demo, importFrom, null, admin, null,
                new CopilotSettings.Tenant(null, null, null, null, null, null),
                new CopilotSettings.Database("", "app", "hush", "owner", "owner-secret"),
                model,
                new CopilotSettings.Redis("redis://:hush@localhost", Duration.ofSeconds(1)),
                new CopilotSettings.Limits(60, 60));
    }
}
