package com.nexusflow.copilot.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.CallHearing.Pass;
import com.nexusflow.copilot.core.call.CallHearing.Readiness;
import com.nexusflow.copilot.voice.model.ModelStore;
import com.nexusflow.copilot.voice.model.SpeechModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechEnginesTest {

    @TempDir
    private Path home;
    private volatile Instant now = Instant.parse("2026-05-15T08:00:00Z");

    @Test
    void aModelThatCannotBeHadSaysWhyAndIsAskedForAgainLater() {
        try (SpeechEngines engines = new SpeechEngines(ModelStore.under(home, "", false), 1, true)) {
            assertThat(engines.readiness(Pass.FIRST, "en-GB")).isInstanceOf(Readiness.Later.class);
            Awaitility.await().until(() -> !engines.wanted().getFirst().state().problem().isEmpty());
            assertThat(engines.wanted()).singleElement().satisfies(wanted -> {
                assertThat(wanted.model()).isEqualTo(SpeechModel.VOSK_ENGLISH);
                assertThat(wanted.state().problem()).contains("no source is configured").contains("Put it into");
            });
            assertThat(engines.readiness(Pass.FIRST, "en")).isEqualTo(new Readiness.Later(Duration.ofMinutes(1)));
        }
    }

    @Test
    void voicesThatCouldNotBeHadAreAskedForAgainAndHeardFromThenOn() throws IOException {
        Path models = home.resolve("models");
        Files.createDirectories(models.resolve(SpeechModel.VOSK_FRENCH.name()));
        try (SpeechEngines engines = new SpeechEngines(ModelStore.under(home, "", false), 1, false, () -> now)) {
            engines.begin();
            Awaitility.await().until(() -> engines.wanted().stream().noneMatch(wanted -> wanted.state().problem().isEmpty()));
            Awaitility.await().until(() -> engines.readiness(Pass.FIRST, "fr") instanceof Readiness.Ready);
            assertThat(engines.readiness(Pass.FIRST, "fr")).isEqualTo(new Readiness.Ready("vosk/" + SpeechModel.VOSK_FRENCH.name()));
            Files.createDirectories(models.resolve(SpeechModel.VOSK_VOICES.name()));
            now = now.plusSeconds(61);
            Awaitility.await().untilAsserted(() -> assertThat(engines.readiness(Pass.FIRST, "fr"))
                    .isEqualTo(new Readiness.Ready("vosk/" + SpeechModel.VOSK_FRENCH.name() + "+" + SpeechModel.VOSK_VOICES.name())));
        }
    }

    @Test
    void aLanguageThatNoModelKnowsIsNeverHeard() {
        try (SpeechEngines engines = new SpeechEngines(ModelStore.under(home, "", false), 1, true)) {
            assertThat(engines.readiness(Pass.FIRST, "fi")).isEqualTo(new Readiness.Never());
            assertThat(engines.readiness(Pass.FINAL, "fr")).as("only English has a final pass").isEqualTo(new Readiness.Never());
            assertThat(engines.wanted()).isEmpty();
        }
    }

    @Test
    void withoutAFinalPassNoneIsMade() {
        try (SpeechEngines engines = new SpeechEngines(ModelStore.under(home, "", false), 1, false)) {
            assertThat(engines.readiness(Pass.FINAL, "en")).isEqualTo(new Readiness.Never());
        }
    }
}
