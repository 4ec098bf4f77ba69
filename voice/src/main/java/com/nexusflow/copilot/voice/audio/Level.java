package com.nexusflow.copilot.voice.audio;

/** How loud one channel is: whether anything is on it, and how much of it stands at full scale. */
final class Level {

    /** About -60 dB: below the noise of a telephone line, above the dither of an encoder. */
    private static final int AUDIBLE = 33;
    private static final int FULL = 32_700;
    /** A sample at full scale may be a peak; one in a hundred is not. */
    private static final double CLIPPED_SHARE = 0.01;

    private long heard;
    private long full;
    private int peak;

    void hear(short[] samples) {
        for (short sample : samples) {
            int size = Math.abs((int) sample);
            peak = Math.max(peak, size);
            if (size >= FULL) {
                full++;
            }
        }
        heard += samples.length;
    }

    boolean isSilent() {
        return peak < AUDIBLE;
    }

    boolean isClipped() {
        return full > heard * CLIPPED_SHARE;
    }

    long clippedPercent() {
        return heard == 0 ? 0 : Math.round(100.0 * full / heard);
    }
}
