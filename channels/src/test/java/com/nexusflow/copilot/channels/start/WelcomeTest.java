package com.nexusflow.copilot.channels.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeTest {

    @TempDir
    private Path folder;

    @Test
    void aFixedTodayIsSaidAndOtherwiseNothing() throws IOException {
        assertThat(words(LocalDate.of(2017, 12, 31))).contains("today       2017-12-31");
        assertThat(words(null)).doesNotContain("today");
    }

    private String words(@Nullable LocalDate today) throws IOException {
        CopilotSettings settings = new CopilotSettings(
                folder, true, "", today, "", null, new CopilotSettings.Tenant(null, null, null, null, null, null), new CopilotSettings.Database("", "", "", "", ""),
                new CopilotSettings.Model(CopilotSettings.Model.Provider.OFFLINE, "", "", "", null, Duration.ofSeconds(8)),
                new CopilotSettings.Redis("", Duration.ofSeconds(1)), new CopilotSettings.Limits(60, 60));
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        try (Home home = Home.open(folder)) {
            new Welcome(settings, home, new PrintStream(words, true, StandardCharsets.UTF_8)).ready();
        }
        return words.toString(StandardCharsets.UTF_8);
    }
}
