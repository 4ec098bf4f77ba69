package com.nexusflow.copilot.voice.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.call.StoredAudio;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that cannot be read now is not one that is damaged or ends early. */
class StoreAwayTest {

    private static final int RATE = 16_000;

    @TempDir
    private Path folder;

    static Stream<Arguments> files() throws IOException {
        byte[] ogg = Objects.requireNonNull(StoreAwayTest.class.getResourceAsStream("tone.ogg")).readAllBytes();
        return Stream.of(
                Arguments.of("a WAV", MadeWav.of(RATE, MadeWav.tone(440, RATE, 3))),
                Arguments.of("a FLAC", MadeFlac.of(samples())),
                Arguments.of("an MP3", MadeMp3.silence(200)),
                Arguments.of("an OGG", ogg));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aStoreThatFailsAnywhereInTheFileIsAnErrorOfTheStore(String name, byte[] file) {
        for (int percent : new int[] {0, 1, 30, 70, 99}) {
            int whole = (int) ((long) file.length * percent / 100);
            assertThatThrownBy(() -> CheckedAudio.of(failingAfter(file, whole), AudioLimits.usual())).as("%s after %s %%", name, percent)
                    .isInstanceOf(UncheckedIOException.class).hasRootCauseMessage("The store is away");
        }
    }

    @Test
    void aFileThatIsNotThereIsAnErrorOfTheStoreToo() {
        assertThatThrownBy(() -> CheckedAudio.of(StoredAudio.of(folder.resolve("gone.wav")), AudioLimits.usual())).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> CheckedAudio.of(StoredAudio.of(folder), AudioLimits.usual())).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theSameFileIsWholeOnceTheStoreIsBack() throws UnreadableAudio {
        byte[] file = MadeFlac.of(samples());
        assertThat(CheckedAudio.of(failingAfter(file, Integer.MAX_VALUE), AudioLimits.usual()).remarks()).isEmpty();
    }

    private static StoredAudio failingAfter(byte[] file, int whole) {
        return new StoredAudio() {
            @Override
            public long size() {
                return file.length;
            }

            @Override
            public InputStream open() {
                return whole > file.length ? new ByteArrayInputStream(file) : new SequenceInputStream(new ByteArrayInputStream(file, 0, whole), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("The store is away");
                    }
                });
            }
        };
    }

    private static short[] samples() {
        short[] samples = new short[4096 * 20];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8000 * Math.sin(i * 0.2));
        }
        return samples;
    }
}
