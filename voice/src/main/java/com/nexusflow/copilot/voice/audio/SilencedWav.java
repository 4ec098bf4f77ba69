package com.nexusflow.copilot.voice.audio;

import com.nexusflow.copilot.core.call.StoredAudio;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a recording as a WAV with stretches of it silent: at 8 kHz what was recorded so, everything else at 16 kHz. */
public final class SilencedWav {

    private static final int TELEPHONE = 8_000;
    private static final int HEADER = 44;
    private static final int FORMAT_BYTES = 16;
    private static final int SAMPLE_BYTES = 2;

    /** A stretch of one channel. */
    public record Stretch(int channel, int startMillis, int endMillis) {}

    private final int channels;
    private final int step;
    private final List<List<Stretch>> silent = new ArrayList<>();
    private long at;

    private SilencedWav(int channels, int rate, List<Stretch> silences) {
        this.channels = channels;
        this.step = rate <= TELEPHONE ? RecordedAudio.RATE / TELEPHONE : 1;
        for (int i = 0; i < channels; i++) {
            int channel = i;
            silent.add(silences.stream().filter(stretch -> stretch.channel() == channel).toList());
        }
    }

    /** @param samples how many each channel has, as they are read */
    public static void write(StoredAudio recording, AudioLimits limits, long samples, List<Stretch> silences, OutputStream to) throws UnreadableAudio, IOException {
        try (RecordedAudio audio = RecordedAudio.open(recording, limits)) {
            SilencedWav wav = new SilencedWav(audio.channels(), audio.rate(), silences);
            to.write(wav.header((samples + wav.step - 1) / wav.step));
            for (short[][] block = audio.next(); block != null && wav.at < samples; block = audio.next()) {
                to.write(wav.bytes(block, (int) Math.min(block[0].length, samples - wav.at)));
            }
        }
    }

    private byte[] header(long frames) {
        int rate = RecordedAudio.RATE / step;
        int frameBytes = SAMPLE_BYTES * channels;
        int data = (int) Math.min(Integer.MAX_VALUE - HEADER, frames * frameBytes);
        return ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + data)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(FORMAT_BYTES)
                .putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * frameBytes)
                .putShort((short) frameBytes).putShort((short) (8 * SAMPLE_BYTES))
                .put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data)
                .array();
    }

    private byte[] bytes(short[][] block, int length) {
        ByteBuffer bytes = ByteBuffer.allocate((length / step + 1) * channels * SAMPLE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length; i++, at++) {
            if (at % step == 0) {
                for (int channel = 0; channel < channels; channel++) {
                    bytes.putShort(isSilent(channel) ? 0 : block[channel][i]);
                }
            }
        }
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return written;
    }

    private boolean isSilent(int channel) {
        long millis = at * 1000 / RecordedAudio.RATE;
        for (Stretch stretch : silent.get(channel)) {
            if (millis >= stretch.startMillis() && millis < stretch.endMillis()) {
                return true;
            }
        }
        return false;
    }
}
