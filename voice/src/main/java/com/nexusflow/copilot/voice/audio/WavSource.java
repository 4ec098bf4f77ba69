package com.nexusflow.copilot.voice.audio;

import com.nexusflow.copilot.voice.audio.AudioProblem.Code;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A RIFF/WAVE file. A data length of 0 or of all ones, as live writers leave it, means "to the end of the file". */
final class WavSource implements SampleSource {

    private static final int RIFF_HEADER = 12;
    private static final int FORMAT_AT_MOST = 1024;
    private static final int BLOCK_FRAMES = 4096;
    private static final int FORMAT = fourLetters("fmt ");
    private static final int DATA = fourLetters("data");

    private final InputStream file;
    private final WavFormat format;
    private final long announced;
    private long read;

    private WavSource(InputStream file, WavFormat format, long announced) {
        this.file = file;
        this.format = format;
        this.announced = announced;
    }

    static WavSource open(InputStream file) throws IOException, UnreadableAudio {
        try {
            file.skipNBytes(RIFF_HEADER);
            return afterHeader(file);
        } catch (EOFException e) {
            throw new UnreadableAudio(Code.DAMAGED, "WAV");
        }
    }

    private static WavSource afterHeader(InputStream file) throws IOException, UnreadableAudio {
        WavFormat format = null;
        while (true) {
            ByteBuffer header = ByteBuffer.wrap(exactly(file, 8)).order(ByteOrder.LITTLE_ENDIAN);
            int name = header.getInt(0);
            long length = header.getInt(4) & 0xFFFFFFFFL;
            if (name == DATA) {
                if (format == null) {
                    throw new UnreadableAudio(Code.DAMAGED, "WAV");
                }
                return new WavSource(file, format, length == 0 || length >= 0xFFFFFF00L ? 0 : length);
            }
            long padded = length + (length & 1);
            if (name == FORMAT) {
                if (length > FORMAT_AT_MOST) {
                    throw new UnreadableAudio(Code.DAMAGED, "WAV");
                }
                format = WavFormat.of(exactly(file, (int) length));
                file.skipNBytes(padded - length);
            } else {
                file.skipNBytes(padded);
            }
        }
    }

    private static byte[] exactly(InputStream file, int length) throws IOException {
        byte[] bytes = file.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static int fourLetters(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }

    @Override
    public int rate() {
        return format.rate();
    }

    @Override
    public int channels() {
        return format.channels();
    }

    @Override
    public float @Nullable [][] next() throws IOException {
        long left = announced == 0 ? Long.MAX_VALUE : announced - read;
        byte[] bytes = file.readNBytes((int) Math.min(left, (long) BLOCK_FRAMES * format.frameBytes()));
        read += bytes.length;
        int frames = bytes.length / format.frameBytes();
        if (frames == 0) {
            return null;
        }
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[][] samples = new float[format.channels()][frames];
        for (int i = 0, at = 0; i < frames; i++) {
            for (float[] channel : samples) {
                channel[i] = format.sample(data, at);
                at += format.bytesPerSample();
            }
        }
        return samples;
    }

    @Override
    public Optional<AudioProblem> remark() {
        return read < announced ? Optional.of(AudioProblem.of(Code.CUT_OFF, seconds(read), seconds(announced))) : Optional.empty();
    }

    private long seconds(long bytes) {
        return bytes / format.frameBytes() / format.rate();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
