package com.nexusflow.copilot.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.CallHearing.Pass;
import com.nexusflow.copilot.core.call.CallHearing.Readiness;
import com.nexusflow.copilot.voice.model.ModelStore;
import com.nexusflow.copilot.voice.model.SpeechModel;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechEnginesTest {

    @TempDir
    private Path home;

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
