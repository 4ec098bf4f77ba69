package com.nexusflow.copilot.voice.recognise;

/**
 * Tells frames with speech from frames without by their power against the noise of the line, which it follows: down at once, up slowly.
 * In doubt it says speech: a piece too many costs a moment, a word lost is lost.
 */
final class SpeechLevel {

    /** Powers are shares of full scale: about -57 dB is the softest that is taken for speech, -70 dB the least noise that is followed. */
    private static final double SOFTEST = 2e-6;
    private static final double LEAST_NOISE = 1e-7;
    private static final double ABOVE_NOISE = 5;
    /** About 1 dB a second at 50 frames a second. */
    private static final double RISE = 1.005;
    private static final int LOUD_FRAMES = 3;
    private static final int FULL = 32768;

    private double noise = LEAST_NOISE;
    private int loud;

    /** One click is no speech: several frames in a row are. */
    boolean isSpeech(short[] frame) {
        double power = power(frame, 0, frame.length);
        noise = Math.max(LEAST_NOISE, power < noise ? (noise + power) / 2 : noise * RISE);
        loud = power > Math.max(SOFTEST, noise * ABOVE_NOISE) ? loud + 1 : 0;
        return loud >= LOUD_FRAMES;
    }

    static double power(short[] samples, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            double share = samples[i] / (double) FULL;
            sum += share * share;
        }
        return sum / count;
    }
}
