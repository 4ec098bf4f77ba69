package com.nexusflow.copilot.voice.audio;

import com.nexusflow.copilot.voice.audio.AudioProblem.Code;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;
import org.jspecify.annotations.Nullable;

/** A native FLAC stream of 8, 16 or 24 bit. */
final class FlacSource implements SampleSource {

    private final InputStream file;
    private final FLACDecoder decoder;
    private final StreamInfo info;
    private long decoded;

    private FlacSource(InputStream file, FLACDecoder decoder, StreamInfo info) {
        this.file = file;
        this.decoder = decoder;
        this.info = info;
    }

    static FlacSource open(InputStream file) throws UnreadableAudio {
        BufferedInputStream buffered = new BufferedInputStream(file);
        FLACDecoder decoder = new FLACDecoder(buffered);
        StreamInfo info;
        try {
            decoder.readMetadata();
            info = decoder.getStreamInfo();
        } catch (IOException | RuntimeException e) {
            throw new UnreadableAudio(Code.DAMAGED, "FLAC");
        }
        if (info == null) {
            throw new UnreadableAudio(Code.DAMAGED, "FLAC");
        }
        int bits = info.getBitsPerSample();
        if (bits != 8 && bits != 16 && bits != 24) {
            throw new UnreadableAudio(Code.UNKNOWN_CODING, "FLAC", "FLAC", bits);
        }
        return new FlacSource(buffered, decoder, info);
    }

    @Override
    public int rate() {
        return info.getSampleRate();
    }

    @Override
    public int channels() {
        return info.getChannels();
    }

    @Override
    public float @Nullable [][] next() throws UnreadableAudio {
        try {
            Frame frame = decoder.readNextFrame();
            if (frame == null) {
                return ended();
            }
            if (frame.header.channels != info.getChannels() || frame.header.bitsPerSample != info.getBitsPerSample()) {
                throw new UnreadableAudio(Code.DAMAGED, "FLAC");
            }
            decoded += frame.header.blockSize;
            return split(decoder.decodeFrame(frame, null));
        } catch (IOException | RuntimeException e) {
            return ended();
        }
    }

    /** Frames end at the end of the file or at the first one that cannot be read; how many there should be tells which it was. */
    private float @Nullable [][] ended() throws UnreadableAudio {
        if (decoded == 0 && info.getTotalSamples() > 0) {
            throw new UnreadableAudio(Code.DAMAGED, "FLAC");
        }
        return null;
    }

    private float[][] split(ByteData block) {
        int channels = info.getChannels();
        int width = info.getBitsPerSample() / 8;
        byte[] data = block.getData();
        int frames = block.getLen() / width / channels;
        float[][] samples = new float[channels][frames];
        for (int i = 0; i < frames * channels; i++) {
            samples[i % channels][i / channels] = sample(data, i * width, width);
        }
        return samples;
    }

    /** The decoder gives bytes in the manner of WAV: 8 bit above zero, everything else signed and little-endian. */
    private static float sample(byte[] data, int at, int width) {
        return switch (width) {
            case 1 -> ((data[at] & 0xFF) - 128) / 128f;
            case 2 -> (data[at + 1] << 8 | data[at] & 0xFF) / 32768f;
            default -> (data[at + 2] << 16 | (data[at + 1] & 0xFF) << 8 | data[at] & 0xFF) / 8388608f;
        };
    }

    @Override
    public Optional<AudioProblem> remark() {
        long announced = info.getTotalSamples();
        return decoded < announced
                ? Optional.of(AudioProblem.of(Code.CUT_OFF, decoded / rate(), announced / rate()))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
