package com.nexusflow.copilot.voice.audio;

import com.nexusflow.copilot.voice.audio.AudioProblem.Code;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;
import org.jspecify.annotations.Nullable;

/** An MPEG layer III stream. Frames that cannot be decoded are left out and counted. */
final class Mp3Source implements SampleSource {

    private static final int TAG_HEADER = 10;
    private static final int DAMAGED_AT_MOST = 1000;

    private final Bitstream stream;
    private final Decoder decoder = new Decoder();
    private final int rate;
    private final int channels;
    private @Nullable Header frame;
    private int damaged;
    private int decoded;

    private Mp3Source(Bitstream stream, Header first) {
        this.stream = stream;
        this.frame = first;
        this.rate = first.frequency();
        this.channels = first.mode() == Header.SINGLE_CHANNEL ? 1 : 2;
    }

    static Mp3Source open(InputStream file) throws IOException, UnreadableAudio {
        BufferedInputStream buffered = new BufferedInputStream(file);
        skipTag(buffered);
        Bitstream stream = new Bitstream(buffered);
        try {
            Header first = stream.readFrame();
            if (first != null && first.layer() == 3) {
                return new Mp3Source(stream, first);
            }
        } catch (JavaLayerException | RuntimeException e) {
            throw new UnreadableAudio(Code.DAMAGED, "MP3");
        }
        throw new UnreadableAudio(Code.DAMAGED, "MP3");
    }

    /** The decoder would hold a whole tag in memory, up to 256 MB as its header claims; it is passed over instead. */
    private static void skipTag(BufferedInputStream file) throws IOException, UnreadableAudio {
        file.mark(TAG_HEADER);
        byte[] head = file.readNBytes(TAG_HEADER);
        if (head.length < TAG_HEADER || head[0] != 'I' || head[1] != 'D' || head[2] != '3') {
            file.reset();
            return;
        }
        long length = (head[6] & 0x7FL) << 21 | (head[7] & 0x7FL) << 14 | (head[8] & 0x7FL) << 7 | head[9] & 0x7FL;
        if (file.skip(length) < length && file.read() < 0) {
            throw new UnreadableAudio(Code.DAMAGED, "MP3");
        }
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public float @Nullable [][] next() throws UnreadableAudio {
        while (true) {
            float[][] samples = decoded();
            if (samples == null || samples[0].length > 0) {
                return samples;
            }
            if (damaged > DAMAGED_AT_MOST) {
                throw new UnreadableAudio(Code.DAMAGED, "MP3");
            }
        }
    }

    private float @Nullable [][] decoded() throws UnreadableAudio {
        try {
            Header current = frame == null ? stream.readFrame() : frame;
            frame = null;
            if (current == null) {
                return null;
            }
            if (current.frequency() != rate) {
                throw new UnreadableAudio(Code.DAMAGED, "MP3");
            }
            SampleBuffer buffer = (SampleBuffer) decoder.decodeFrame(current, stream);
            decoded++;
            return split(buffer);
        } catch (JavaLayerException | RuntimeException e) {
            damaged++;
            return new float[channels][0];
        } finally {
            stream.closeFrame();
        }
    }

    private float[][] split(SampleBuffer buffer) {
        int step = buffer.getChannelCount();
        float[][] samples = new float[channels][buffer.getBufferLength() / step];
        short[] mixed = buffer.getBuffer();
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < samples[channel].length; i++) {
                samples[channel][i] = mixed[i * step + Math.min(channel, step - 1)] / 32768f;
            }
        }
        return samples;
    }

    @Override
    public Optional<AudioProblem> remark() {
        return damaged == 0 ? Optional.empty() : Optional.of(AudioProblem.of(Code.PARTLY_DAMAGED, damaged, decoded + damaged));
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } catch (JavaLayerException e) {
            throw new IOException("The MP3 decoder could not close its file", e);
        }
    }
}
