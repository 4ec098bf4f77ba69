package com.nexusflow.copilot.channels.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.channels.start.CopilotSettings.Administrator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static CopilotSettings settings(String admin) {
        return new CopilotSettings(
                Path.of("home"), false, "", null, admin,
                new CopilotSettings.Database("", "app", "hush", "owner", "owner-secret"),
                new CopilotSettings.Model(CopilotSettings.Model.Provider.OPENAI, "", "key-1", "small", Duration.ofSeconds(8)));
    }
}
