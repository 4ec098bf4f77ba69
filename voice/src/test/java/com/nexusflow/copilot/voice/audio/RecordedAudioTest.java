package com.nexusflow.copilot.voice.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nexusflow.copilot.core.call.StoredAudio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedAudioTest {

    private static final int RATE = RecordedAudio.RATE;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000})
    void aToneIsTheSameToneAfterwardsWhateverItsRateWas(int rate) throws Exception {
        double[] samples = read(MadeWav.of(rate, MadeWav.tone(1000, rate, 1))).getFirst();
        assertThat(samples.length).isCloseTo(RATE, within(2));
        assertThat(level(samples, 1000)).isCloseTo(0.5, within(0.01));
        assertThat(levelWithout(samples, 1000)).isLessThan(0.003);
    }

    /** What 8 kHz telephone sound does not have, upsampling must not make: the mirror of 3 kHz would stand at 5 kHz. */
    @Test
    void telephoneSoundGetsNoMirrorImages() throws Exception {
        double[] samples = read(MadeWav.of(8000, MadeWav.tone(3000, 8000, 1))).getFirst();
        assertThat(level(samples, 3000)).isCloseTo(0.5, within(0.01));
        assertThat(level(samples, 5000)).isLessThan(0.0005);
    }

    /** 11 kHz cannot be told at 16 kHz; folded down it would be heard at 5 kHz. */
    @Test
    void whatIsTooHighForTheNewRateIsLeftOut() throws Exception {
        double[] samples = read(MadeWav.of(44_100, MadeWav.tone(11_000, 44_100, 1))).getFirst();
        assertThat(level(samples, 5000)).isLessThan(0.0005);
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 0.01", "1, 16, 0.001", "1, 24, 0.001", "1, 32, 0.001", "3, 32, 0.001", "3, 64, 0.001", "6, 8, 0.03", "7, 8, 0.03"})
    void everyCodingOfWavGivesTheSameSound(int coding, int bits, double tolerance) throws Exception {
        double[] samples = read(MadeWav.of(coding, 1, RATE, bits, coded(coding, bits))).getFirst();
        assertThat(level(samples, 1000)).isCloseTo(0.5, within(tolerance));
        assertThat(levelWithout(samples, 1000)).isLessThan(tolerance);
    }

    @Test
    void channelsAreKeptApart() throws Exception {
        List<double[]> channels = read(MadeWav.of(8000, MadeWav.tone(500, 8000, 1), MadeWav.tone(2000, 8000, 1)));
        assertThat(level(channels.getFirst(), 500)).isCloseTo(0.5, within(0.01));
        assertThat(level(channels.getFirst(), 2000)).isLessThan(0.0005);
        assertThat(level(channels.getLast(), 2000)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void aFlacIsReadByWhatItIsAndNotByItsName() throws Exception {
        short[] tone = new short[4096 * 4];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) Math.round(16_384 * Math.sin(2 * Math.PI * 1000 * i / RATE));
        }
        double[] samples = read(MadeFlac.of(tone)).getFirst();
        assertThat(samples.length).isEqualTo(tone.length);
        assertThat(samples[1234] * 32768).isCloseTo(tone[1234], within(0.5));
    }

    /** Both files hold the tone of the other tests, as common encoders write it at their lowest quality. */
    @ParameterizedTest
    @CsvSource({"tone.mp3, MP3, 0.03", "tone.ogg, OGG, 0.05"})
    void aCompressedFileGivesItsSound(String name, AudioKind kind, double tolerance) throws Exception {
        byte[] bytes = Objects.requireNonNull(RecordedAudioTest.class.getResourceAsStream(name), name).readAllBytes();
        double[] samples = read(bytes).getFirst();
        assertThat(samples.length).isCloseTo(RATE, within(RATE / 5));
        assertThat(level(samples, 1000)).isCloseTo(0.5, within(tolerance));
        assertThat(levelWithout(samples, 1000)).isLessThan(tolerance);
        assertThat(CheckedAudio.of(StoredAudio.of(folder.resolve("recording.bin")), AudioLimits.usual()).kind()).isEqualTo(kind);
    }

    @Test
    void aLiveWritersLengthMeansToTheEnd() throws Exception {
        byte[] file = MadeWav.of(RATE, MadeWav.tone(1000, RATE, 1));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(40, -1);
        assertThat(read(file).getFirst().length).isEqualTo(RATE);
    }

    private List<double[]> read(byte[] bytes) throws IOException, UnreadableAudio {
        Path file = Files.write(folder.resolve("recording.bin"), bytes);
        List<List<Double>> channels = new ArrayList<>();
        try (RecordedAudio audio = RecordedAudio.open(StoredAudio.of(file), AudioLimits.usual())) {
            for (int i = 0; i < audio.channels(); i++) {
                channels.add(new ArrayList<>());
            }
            for (short[][] block = audio.next(); block != null; block = audio.next()) {
                for (int i = 0; i < block.length; i++) {
                    for (short sample : block[i]) {
                        channels.get(i).add(sample / 32768.0);
                    }
                }
            }
        }
        return channels.stream().map(c -> c.stream().mapToDouble(Double::doubleValue).toArray()).toList();
    }

    /** The amplitude of that frequency, away from the edges. */
    private static double level(double[] samples, double hertz) {
        double sine = 0;
        double cosine = 0;
        int from = RATE / 10;
        int to = from + RATE / 2;
        for (int i = from; i < to; i++) {
            sine += samples[i] * Math.sin(2 * Math.PI * hertz * i / RATE);
            cosine += samples[i] * Math.cos(2 * Math.PI * hertz * i / RATE);
        }
        return 2 * Math.hypot(sine, cosine) / (to - from);
    }

    /** The root mean square of everything but that frequency. */
    private static double levelWithout(double[] samples, double hertz) {
        double power = 0;
        int from = RATE / 10;
        int to = from + RATE / 2;
        for (int i = from; i < to; i++) {
            power += samples[i] * samples[i];
        }
        double tone = level(samples, hertz);
        return Math.sqrt(Math.max(0, power / (to - from) - tone * tone / 2));
    }

    private static byte[] coded(int coding, int bits) {
        float[] tone = MadeWav.tone(1000, RATE, 1);
        ByteBuffer data = ByteBuffer.allocate(tone.length * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : tone) {
            switch (coding * 100 + bits) {
                case 108 -> data.put((byte) Math.round(sample * 128 + 128));
                case 116 -> data.putShort((short) Math.round(sample * 32768));
                case 124 -> {
                    int value = Math.round(sample * 8388608);
                    data.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
                }
                case 132 -> data.putInt((int) (sample * 2147483648.0));
                case 332 -> data.putFloat(sample);
                case 364 -> data.putDouble(sample);
                default -> data.put(nearest(coding, sample));
            }
        }
        return data.array();
    }

    /** The code of G.711 whose own definition lies nearest: written from the tables of the standard, not from the decoder. */
    private static byte nearest(int coding, float sample) {
        int best = 0;
        double least = 9;
        for (int code = 0; code < 256; code++) {
            double distance = Math.abs(G711.value(coding, code) - sample);
            if (distance < least) {
                least = distance;
                best = code;
            }
        }
        return (byte) best;
    }
}
