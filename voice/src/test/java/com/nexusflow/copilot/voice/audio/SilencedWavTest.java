package com.nexusflow.copilot.voice.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.voice.audio.SilencedWav.Stretch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilencedWavTest {

    private static final int SECONDS = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000, 44_100})
    void onlyTheStretchOnItsChannelIsSilent(int rate) throws Exception {
        StoredAudio tone = StoredAudio.of(stereoTone(rate));
        CheckedAudio checked = CheckedAudio.of(tone, AudioLimits.usual());
        Path silenced = folder.resolve("silenced.wav");
        try (OutputStream to = Files.newOutputStream(silenced)) {
            SilencedWav.write(tone, AudioLimits.usual(), checked.samples(), List.of(new Stretch(1, 1000, 2000)), to);
        }
        CheckedAudio after = CheckedAudio.of(StoredAudio.of(silenced), AudioLimits.usual());
        assertThat(after.rate()).isEqualTo(rate == 8_000 ? 8_000 : 16_000);
        assertThat(after.length().toMillis()).isBetween(SECONDS * 1000L - 20, SECONDS * 1000L + 20);
        assertThat(loudness(silenced, 0, 1200, 1800)).isGreaterThan(5000);
        assertThat(loudness(silenced, 1, 1200, 1800)).isLessThan(5);
        assertThat(loudness(silenced, 1, 200, 900)).isGreaterThan(5000);
        assertThat(loudness(silenced, 1, 2100, 2800)).isGreaterThan(5000);
    }

    private Path stereoTone(int rate) throws IOException {
        float[] tone = MadeWav.tone(440, rate, SECONDS);
        Path file = folder.resolve("tone.wav");
        Files.write(file, MadeWav.of(rate, tone, tone));
        return file;
    }

    /** The mean size of the samples between two moments. */
    private static double loudness(Path file, int channel, int fromMillis, int toMillis) throws Exception {
        double sum = 0;
        int count = 0;
        long at = 0;
        try (RecordedAudio audio = RecordedAudio.open(StoredAudio.of(file), AudioLimits.usual())) {
            for (short[][] block = audio.next(); block != null; block = audio.next()) {
                for (int i = 0; i < block[channel].length; i++, at++) {
                    long millis = at * 1000 / RecordedAudio.RATE;
                    if (millis >= fromMillis && millis < toMillis) {
                        sum += Math.abs(block[channel][i]);
                        count++;
                    }
                }
            }
        }
        return sum / count;
    }
}
