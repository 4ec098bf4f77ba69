package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.voice.audio.RecordedAudio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one channel into the stretches in which somebody speaks. A stretch ends at a long silence, at a shorter one once it is long
 * enough, and at its quietest moment where nobody pauses.
 */
final class PieceCutter {

    /** Where a stretch of speech begins, in samples of the channel, and what is in it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Stretch(long start, short[] samples) {
    }

    static final int FRAME = RecordedAudio.RATE / 50;

    private static final int MARGIN = 20 * FRAME;
    private static final int LONG_SILENCE = 3 * RecordedAudio.RATE;
    private static final int SHORT_SILENCE = RecordedAudio.RATE * 6 / 10;
    private static final int LONG_ENOUGH = 15 * RecordedAudio.RATE;
    private static final int LONGEST = 25 * RecordedAudio.RATE;
    private static final int SEARCHED = 8 * RecordedAudio.RATE;
    private static final int QUIET_WINDOW = 10 * FRAME;

    private final SpeechLevel level = new SpeechLevel();
    private final short[] held = new short[LONGEST + FRAME];
    private final short[] frame = new short[FRAME];
    private int inFrame;
    private int length;
    /** The place of the first sample held, and the end of the last frame with speech, in samples of the channel. */
    private long start;
    private long spokenUntil;
    private boolean speaking;

    List<Stretch> next(short[] samples) {
        List<Stretch> cut = new ArrayList<>();
        for (int i = 0; i < samples.length; ) {
            int taken = Math.min(FRAME - inFrame, samples.length - i);
            System.arraycopy(samples, i, frame, inFrame, taken);
            i += taken;
            inFrame += taken;
            if (inFrame == FRAME) {
                Stretch stretch = hear();
                if (stretch != null) {
                    cut.add(stretch);
                }
                inFrame = 0;
            }
        }
        return cut;
    }

    /** What is still held when the channel ends. */
    List<Stretch> last() {
        List<Stretch> cut = new ArrayList<>(next(new short[FRAME - 1]));
        if (speaking) {
            cut.add(upTo(Math.min(length, (int) (spokenUntil - start) + MARGIN)));
        }
        return cut;
    }

    private @Nullable Stretch hear() {
        boolean speech = level.isSpeech(frame);
        System.arraycopy(frame, 0, held, length, FRAME);
        length += FRAME;
        if (speech) {
            speaking = true;
            spokenUntil = start + length;
        }
        if (!speaking) {
            forget(length - MARGIN);
            return null;
        }
        int quiet = (int) (start + length - spokenUntil);
        if (quiet >= LONG_SILENCE || quiet >= SHORT_SILENCE && length >= LONG_ENOUGH) {
            speaking = false;
            return upTo((int) (spokenUntil - start) + MARGIN);
        }
        return length >= LONGEST ? upTo(quietest()) : null;
    }

    private int quietest() {
        int best = length;
        double least = Double.MAX_VALUE;
        for (int from = length - SEARCHED; from + QUIET_WINDOW <= length; from += FRAME) {
            double power = SpeechLevel.power(held, from, QUIET_WINDOW);
            if (power < least) {
                least = power;
                best = from + QUIET_WINDOW / 2;
            }
        }
        return best;
    }

    private Stretch upTo(int end) {
        Stretch stretch = new Stretch(start, Arrays.copyOf(held, end));
        forget(end);
        speaking = speaking && spokenUntil > start;
        if (!speaking) {
            forget(length - MARGIN);
        }
        return stretch;
    }

    private void forget(int samples) {
        if (samples > 0) {
            System.arraycopy(held, samples, held, 0, length - samples);
            length -= samples;
            start += samples;
        }
    }
}
