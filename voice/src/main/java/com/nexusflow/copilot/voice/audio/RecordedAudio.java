package com.nexusflow.copilot.voice.audio;

import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.voice.audio.AudioProblem.Code;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recording as it is read: blocks of 16 kHz samples, each channel for itself, in memory that does not grow with its length. Which
 * kind it is, its first bytes say. Everything that a file can have wrong is an {@link UnreadableAudio} or a remark, never another error; where it
 * cannot be read from, though, is an {@link UncheckedIOException}, after which the same file may be whole.
 */
public final class RecordedAudio implements AutoCloseable {

    /** Samples a second of everything this class gives. */
    public static final int RATE = 16_000;

    private static final int SLOWEST = 4_000;
    private static final int FASTEST = 192_000;
    private static final int MOST_CHANNELS = 2;

    private final AudioKind kind;
    private final SampleSource source;
    private final StoredBytes bytes;
    private final AudioLimits limits;
    private final Resampler @Nullable [] resamplers;
    private long frames;
    private boolean ended;

    private RecordedAudio(AudioKind kind, SampleSource source, StoredBytes bytes, AudioLimits limits) {
        this.kind = kind;
        this.source = source;
        this.bytes = bytes;
        this.limits = limits;
        this.resamplers = source.rate() == RATE ? null : resamplers(source);
    }

    private static Resampler[] resamplers(SampleSource source) {
        Resampler[] resamplers = new Resampler[source.channels()];
        for (int i = 0; i < resamplers.length; i++) {
            resamplers[i] = new Resampler(source.rate(), RATE);
        }
        return resamplers;
    }

    /** Begins to read the file, whose kind, coding, channels and rate are known and within the limits when this returns. */
    public static RecordedAudio open(StoredAudio file, AudioLimits limits) throws UnreadableAudio {
        try {
            AudioKind kind = kind(file, limits);
            StoredBytes bytes = new StoredBytes(file.open());
            try {
                SampleSource source = source(kind, bytes);
                bytes.check();
                check(source);
                return new RecordedAudio(kind, source, bytes, limits);
            } catch (IOException | UnreadableAudio | RuntimeException e) {
                bytes.close();
                bytes.check();
                throw e;
            }
        } catch (IOException e) {
            throw away(e);
        }
    }

    private static UncheckedIOException away(IOException why) {
        return new UncheckedIOException("A recording could not be read from where it is kept; it is to be tried again", why);
    }

    private static AudioKind kind(StoredAudio file, AudioLimits limits) throws IOException, UnreadableAudio {
        long size = file.size();
        if (size == 0) {
            throw new UnreadableAudio(Code.EMPTY);
        }
        if (size > limits.bytes()) {
            throw new UnreadableAudio(Code.TOO_LARGE, megabytes(size), megabytes(limits.bytes()));
        }
        try (InputStream head = file.open()) {
            return AudioKind.of(head.readNBytes(AudioKind.HEAD)).orElseThrow(() -> new UnreadableAudio(Code.UNKNOWN_KIND));
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    private static SampleSource source(AudioKind kind, InputStream bytes) throws IOException, UnreadableAudio {
        return switch (kind) {
            case WAV -> WavSource.open(new BufferedInputStream(bytes, 1 << 16));
            case MP3 -> Mp3Source.open(bytes);
            case FLAC -> FlacSource.open(bytes);
            case OGG -> VorbisSource.open(bytes);
        };
    }

    private static void check(SampleSource source) throws UnreadableAudio {
        if (source.channels() < 1 || source.channels() > MOST_CHANNELS) {
            throw new UnreadableAudio(Code.TOO_MANY_CHANNELS, source.channels());
        }
        if (source.rate() < SLOWEST || source.rate() > FASTEST) {
            throw new UnreadableAudio(Code.BAD_RATE, String.valueOf(source.rate()));
        }
    }

    public AudioKind kind() {
        return kind;
    }

    public int channels() {
        return source.channels();
    }

    /** The rate of the file, which {@link #next} has already brought to {@link #RATE}. */
    public int rate() {
        return source.rate();
    }

    /** How much was read so far; at the end, how long the recording is. */
    public Duration length() {
        return Duration.ofMillis(frames * 1000 / source.rate());
    }

    /** The next samples of each channel, all of one length, which may be 0; null at the end. */
    public short @Nullable [][] next() throws UnreadableAudio {
        if (ended) {
            return null;
        }
        float[][] block = block();
        if (block == null) {
            ended = true;
            return resamplers == null ? null : tail(resamplers);
        }
        frames += block[0].length;
        checkLength();
        short[][] samples = new short[block.length][];
        for (int channel = 0; channel < block.length; channel++) {
            samples[channel] = resamplers == null ? whole(block[channel]) : resamplers[channel].next(block[channel]);
        }
        return samples;
    }

    private float @Nullable [][] block() throws UnreadableAudio {
        try {
            try {
                return source.next();
            } finally {
                bytes.check();
            }
        } catch (IOException e) {
            throw away(e);
        }
    }

    private void checkLength() throws UnreadableAudio {
        if (length().compareTo(limits.length()) > 0) {
            throw new UnreadableAudio(Code.TOO_LONG, limits.length().toMinutes());
        }
        if (frames * source.channels() * Float.BYTES > limits.decodedBytes()) {
            throw new UnreadableAudio(Code.UNFOLDS_TOO_LARGE, megabytes(limits.decodedBytes()));
        }
    }

    private static short[][] tail(Resampler[] resamplers) {
        short[][] samples = new short[resamplers.length][];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = resamplers[i].last();
        }
        return samples;
    }

    private static short[] whole(float[] samples) {
        short[] whole = new short[samples.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (short) Math.clamp(Math.round(samples[i] * 32768f), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return whole;
    }

    /** What was wrong with a recording that could be read all the same; complete once {@link #next} has given null. */
    public Optional<AudioProblem> remark() {
        return source.remark();
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw away(e);
        }
    }
}
