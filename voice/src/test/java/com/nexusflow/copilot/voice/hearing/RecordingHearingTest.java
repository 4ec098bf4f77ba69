package com.nexusflow.copilot.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.call.CallHearing.Checked;
import com.nexusflow.copilot.core.call.CallHearing.Pass;
import com.nexusflow.copilot.core.call.CallHearing.Readiness;
import com.nexusflow.copilot.core.call.CallHearing.Silence;
import com.nexusflow.copilot.core.call.CallHearing.Task;
import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.core.call.UnusableRecording;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.model.ModelStore;
import com.nexusflow.copilot.voice.model.SpeechModel;
import com.nexusflow.copilot.voice.recognise.SelfTest;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingHearingTest {

    private static final AudioLimits SMALL = new AudioLimits(10_000, Duration.ofHours(1), 1L << 30);

    @TempDir
    private Path home;

    /** A compressed recording of hours is small, and the one with silent stretches that is made of it large. */
    @Test
    void onlyWhatComesInMayBeTooLargeNotWhatWasMadeOfIt() throws Exception {
        StoredAudio audio = StoredAudio.of(speech());
        assertThat(audio.size()).isGreaterThan(SMALL.bytes());
        Files.createDirectories(home.resolve("models").resolve(SpeechModel.VOSK_FRENCH.name()));
        try (SpeechEngines engines = new SpeechEngines(ModelStore.under(home, "", false), 1, false)) {
            RecordingHearing hearing = new RecordingHearing(engines, SMALL);
            assertThatThrownBy(() -> hearing.check(audio)).isInstanceOfSatisfying(UnusableRecording.class, e -> assertThat(e.why().code()).isEqualTo("too_large"));
            Checked like = new RecordingHearing(engines, AudioLimits.usual()).check(audio);
            ByteArrayOutputStream silenced = new ByteArrayOutputStream();
            hearing.silence(audio, like, List.of(new Silence(0, 0, 100)), silenced);
            assertThat(silenced.size()).isGreaterThan(20_000);
            Awaitility.await().until(() -> hearing.readiness(Pass.FIRST, "fr") instanceof Readiness.Ready);
            List<Integer> heard = new ArrayList<>();
            hearing.hear(audio, new Task(new UUID(0, 1), new UUID(0, 2), Pass.FIRST, "fr", like.lengthMillis()), number -> heard.add(number), (number, text, until) -> {});
            assertThat(heard).as("pieces that it would have heard").isNotEmpty();
        }
    }

    private Path speech() throws Exception {
        Path file = home.resolve("speech.wav");
        try (InputStream speech = Objects.requireNonNull(SelfTest.class.getResourceAsStream("selftest.wav"))) {
            Files.copy(speech, file);
        }
        return file;
    }
}
