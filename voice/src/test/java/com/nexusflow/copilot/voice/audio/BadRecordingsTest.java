package com.nexusflow.copilot.voice.audio;

import static com.nexusflow.copilot.voice.audio.MadeWav.chunk;
import static com.nexusflow.copilot.voice.audio.MadeWav.format;
import static com.nexusflow.copilot.voice.audio.MadeWav.joined;
import static com.nexusflow.copilot.voice.audio.MadeWav.noise;
import static com.nexusflow.copilot.voice.audio.MadeWav.riff;
import static com.nexusflow.copilot.voice.audio.MadeWav.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;
import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.core.text.Texts;
import com.nexusflow.copilot.voice.audio.AudioProblem.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each kind of bad recording gives. The files are small and made here; the limits are as small as they are. */
class BadRecordingsTest {

    private static final AudioLimits LIMITS = new AudioLimits(2_000_000, Duration.ofSeconds(20), 2_000_000);
    private static final int RATE = 16_000;
    private static final byte[] GOOD = MadeWav.of(RATE, tone(440, RATE, 3));

    @TempDir
    private Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                bad("an empty file", new byte[0], Code.EMPTY),
                bad("a single byte", new byte[1], Code.UNKNOWN_KIND),
                bad("a text", text("Notes of the call with the customer, in words only"), Code.UNKNOWN_KIND),
                bad("an error page instead of the recording", text("<!DOCTYPE html><html><body>404 Not Found</body></html>"), Code.UNKNOWN_KIND),
                bad("a text in UTF-16", "Notes of the call".getBytes(StandardCharsets.UTF_16LE), Code.UNKNOWN_KIND),
                bad("a picture", joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, noise(500)), Code.UNKNOWN_KIND),
                bad("an archive", joined(text("PK\3\4"), noise(500)), Code.UNKNOWN_KIND),
                bad("an MPEG-4 file", joined(text("\0\0\0\40ftypM4A "), noise(500)), Code.UNKNOWN_KIND),
                bad("a RIFF that is a film", joined(text("RIFF\0\0\0\0AVI "), noise(500)), Code.UNKNOWN_KIND),
                bad("noise", noise(5000), Code.UNKNOWN_KIND),
                bad("a WAV that ends after its mark", riff(), Code.DAMAGED),
                bad("a WAV without data", joined(riff(), chunk("fmt ", format(1, 1, RATE, 16))), Code.DAMAGED),
                bad("a WAV with its data first", joined(riff(), chunk("data", new byte[1000]), chunk("fmt ", format(1, 1, RATE, 16))), Code.DAMAGED),
                bad("a WAV with half a format", joined(riff(), chunk("fmt ", new byte[8]), chunk("data", new byte[1000])), Code.DAMAGED),
                bad("a WAV whose format claims 2 GB", joined(riff(), chunk("fmt ", Integer.MAX_VALUE, new byte[16])), Code.DAMAGED),
                bad("a WAV with a note that claims 4 GB", joined(riff(), chunk("LIST", -2, new byte[16])), Code.DAMAGED),
                bad("a WAV in ADPCM", MadeWav.of(2, 1, 8000, 4, noise(8000)), Code.UNKNOWN_CODING),
                bad("a WAV of 12 bit", MadeWav.of(1, 1, 8000, 12, noise(8000)), Code.UNKNOWN_CODING),
                bad("a WAV without channels", MadeWav.of(1, 0, 8000, 16, noise(8000)), Code.TOO_MANY_CHANNELS),
                bad("a WAV of six channels", MadeWav.of(1, 6, 8000, 16, noise(8000)), Code.TOO_MANY_CHANNELS),
                bad("a WAV of 65535 channels", MadeWav.of(1, 65_535, 8000, 32, noise(8000)), Code.TOO_MANY_CHANNELS),
                bad("a WAV of no samples a second", MadeWav.of(1, 1, 0, 16, noise(8000)), Code.BAD_RATE),
                bad("a WAV of two billion samples a second", MadeWav.of(1, 1, Integer.MAX_VALUE, 16, noise(8000)), Code.BAD_RATE),
                bad("a WAV of a negative rate", MadeWav.of(1, 1, -8000, 16, noise(8000)), Code.BAD_RATE),
                bad("a WAV with a header only", MadeWav.of(1, 1, RATE, 16, new byte[0]), Code.TOO_SHORT),
                bad("a tenth of a second", MadeWav.of(RATE, tone(440, RATE, 0.1)), Code.TOO_SHORT),
                bad("two seconds of nothing", MadeWav.of(RATE, new float[2 * RATE]), Code.SILENT),
                bad("two seconds of numbers that are none", MadeWav.of(3, 1, RATE, 32, notNumbers(2 * RATE)), Code.SILENT),
                bad("more bytes than allowed", MadeWav.of(1, 1, RATE, 16, new byte[2_000_000]), Code.TOO_LARGE),
                bad("longer than allowed", MadeWav.of(8000, tone(440, 8000, 21)), Code.TOO_LONG),
                bad("unfolding to more than allowed", MadeWav.of(7, 1, 64_000, 8, noise(800_000)), Code.UNFOLDS_TOO_LARGE),
                bad("a small FLAC that claims to be long and is", MadeFlac.of(new short[4096 * 100]), Code.TOO_LONG),
                bad("an MP3 that is only a tag of 256 MB", text("ID3\4\0\0\177\177\177\177"), Code.DAMAGED),
                bad("an MP3 that is noise after its first mark", joined(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x64}, noise(3)), Code.DAMAGED),
                bad("an MP3 of silence", MadeMp3.silence(100), Code.SILENT),
                bad("a FLAC that ends after its mark", text("fLaC"), Code.DAMAGED),
                bad("a FLAC with noise for blocks", joined(MadeFlac.header(RATE, 1, 16, RATE), noise(5000)), Code.DAMAGED),
                bad("a FLAC of eight channels", MadeFlac.header(RATE, 8, 16, RATE), Code.TOO_MANY_CHANNELS),
                bad("a FLAC of 20 bit", MadeFlac.header(RATE, 1, 20, RATE), Code.UNKNOWN_CODING),
                bad("an OGG that ends after its mark", text("OggS"), Code.DAMAGED),
                bad("an OGG of noise", joined(text("OggS"), noise(5000)), Code.DAMAGED),
                bad("a WAV cut in the middle", Arrays.copyOf(GOOD, GOOD.length / 2), Code.CUT_OFF),
                bad("a FLAC cut in the middle", half(MadeFlac.of(samples(4096 * 20))), Code.CUT_OFF),
                bad("a WAV far too loud", MadeWav.of(RATE, louder(tone(440, RATE, 2))), Code.CLIPPED),
                bad("a call with only one side on it", MadeWav.of(RATE, tone(440, RATE, 2), new float[2 * RATE]), Code.SILENT_CHANNEL));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("files")
    void everyBadFileGivesItsProblemAndNothingElse(String name, byte[] bytes, Code code) throws IOException {
        Path file = Files.write(folder.resolve("recording.wav"), bytes);
        List<AudioProblem> problems = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> problems(file));
        assertThat(problems).extracting(AudioProblem::code).as(name).containsExactly(code);
    }

    /** The decoder would take gigabytes for these few bytes. */
    @Test
    void aVorbisCodeBookThatClaimsToBeHugeIsRefusedBeforeItIsBuilt() {
        Packet setup = new Packet();
        setup.packet_base = joined(text("\5vorbis\0BCV"), new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF}, new byte[50]);
        setup.bytes = setup.packet_base.length;
        assertThatThrownBy(() -> VorbisCodebooks.check(setup)).isInstanceOf(UnreadableAudio.class);
    }

    @Test
    void anOggWhoseSoundIsDamagedHasNone() throws IOException {
        byte[] ogg = Objects.requireNonNull(BadRecordingsTest.class.getResourceAsStream("tone.ogg")).readAllBytes();
        byte[] noise = noise(200);
        System.arraycopy(noise, 0, ogg, ogg.length - 300, noise.length);
        Path file = Files.write(folder.resolve("recording.ogg"), ogg);
        assertThat(problems(file)).extracting(AudioProblem::code).containsExactly(Code.TOO_SHORT);
    }

    @Test
    void everyProblemIsSaidInEveryLanguageWithItsValues() {
        for (Code code : Code.values()) {
            AudioProblem problem = AudioProblem.of(code, "A", "B", "C");
            assertThat(Texts.LANGUAGES.stream().map(problem::text).distinct()).as(code.name()).hasSameSizeAs(Texts.LANGUAGES)
                    .noneMatch(said -> said.contains("{") || said.contains("''"));
        }
    }

    private static List<AudioProblem> problems(Path file) {
        try {
            return CheckedAudio.of(StoredAudio.of(file), LIMITS).remarks();
        } catch (UnreadableAudio e) {
            return List.of(e.problem());
        }
    }

    private static Arguments bad(String name, byte[] bytes, Code code) {
        return Arguments.of(name, bytes, code);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static byte[] notNumbers(int samples) {
        ByteBuffer data = ByteBuffer.allocate(4 * samples).order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            data.putFloat(Float.NaN);
        }
        return data.array();
    }

    private static float[] louder(float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= 20;
        }
        return samples;
    }

    private static short[] samples(int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (8000 * Math.sin(i * 0.2));
        }
        return samples;
    }
}
