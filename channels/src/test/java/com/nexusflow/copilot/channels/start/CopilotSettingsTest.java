package com.nexusflow.copilot.channels.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.channels.start.CopilotSettings.Administrator;
import java.nio.file.Path;
import java.time.Duration;
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
        assertThat(settings.toString() + settings.administrator() + settings.model() + settings.database()).doesNotContain("hush").doesNotContain("key-1").doesNotContain("owner-secret");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            OPENAI, '', '', copilot.model.name must name the model
            OPENAI, localhost:8000, small, copilot.model.base-url must begin with http
            OLLAMA, '', small, copilot.model.base-url must be the address
            """)
    void aModelThatIsNotSetUpCompletelyIsToldInASentence(CopilotSettings.Model.Provider provider, String baseUrl, String name, String problem) {
        CopilotSettings settings = settings("", new CopilotSettings.Model(provider, baseUrl, "key-1", name, null, Duration.ofSeconds(8)));
        assertThatThrownBy(() -> new AgentsConfiguration().models(settings))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("key-1");
    }

    private static CopilotSettings settings(String admin) {
        return settings(admin, new CopilotSettings.Model(CopilotSettings.Model.Provider.OPENAI, "", "key-1", "small", null, Duration.ofSeconds(8)));
    }

    private static CopilotSettings settings(String admin, CopilotSettings.Model model) {
        return new CopilotSettings(
                Path.of("home"), false, "", null, admin,
                new CopilotSettings.Database("", "app", "hush", "owner", "owner-secret"),
                model);
    }
}
