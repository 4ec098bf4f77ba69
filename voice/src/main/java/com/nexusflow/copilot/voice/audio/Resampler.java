package com.nexusflow.copilot.voice.audio;

import java.util.Arrays;

/**
 * One channel brought from its rate to another by a windowed-sinc low-pass, so that nothing above half of the lower of the two rates
 * is left or made. Blocks may be of any size; what it holds back between them is a few milliseconds.
 */
final class Resampler {

    private static final int ZERO_CROSSINGS = 16;
    private static final int PHASES = 512;
    /** The share of the lower rate's half that is passed: the window needs the rest to fall off. */
    private static final double PASSED = 0.94;
    private static final double KAISER_BETA = 8.0;

    private final double step;
    private final int reach;
    private final float[][] kernel;
    private float[] held;
    private int filled;
    /** The place of the next sample to give, in samples of the input counted from the first one held. */
    private double at;

    Resampler(int from, int to) {
        double cutoff = Math.min(1.0, (double) to / from) * PASSED;
        step = (double) from / to;
        reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
        kernel = kernel(cutoff, reach);
        held = new float[2 * reach];
        filled = reach;
        at = reach;
    }

    private static float[][] kernel(double cutoff, int reach) {
        float[][] kernel = new float[PHASES + 1][2 * reach];
        for (int phase = 0; phase <= PHASES; phase++) {
            double sum = 0;
            for (int tap = 0; tap < 2 * reach; tap++) {
                double distance = tap - reach + 1 - (double) phase / PHASES;
                double weight = cutoff * sinc(distance * cutoff) * kaiser(distance / reach);
                kernel[phase][tap] = (float) weight;
                sum += weight;
            }
            for (int tap = 0; tap < 2 * reach; tap++) {
                kernel[phase][tap] = (float) (kernel[phase][tap] / sum);
            }
        }
        return kernel;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA);
    }

    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 40; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    /** What can be given once these samples are known. */
    short[] next(float[] samples) {
        if (filled + samples.length > held.length) {
            held = Arrays.copyOf(held, filled + samples.length);
        }
        System.arraycopy(samples, 0, held, filled, samples.length);
        filled += samples.length;
        return give();
    }

    /** What is left when nothing more comes. */
    short[] last() {
        return next(new float[reach]);
    }

    private short[] give() {
        int count = Math.max(0, (int) Math.ceil((filled - reach - at) / step));
        short[] given = new short[count];
        for (int i = 0; i < count; i++) {
            given[i] = sampleAt(at + i * step);
        }
        at += count * step;
        forget((int) at - reach);
        return given;
    }

    private short sampleAt(double place) {
        int whole = (int) place;
        float[] weights = kernel[(int) Math.round((place - whole) * PHASES)];
        int first = whole - reach + 1;
        float sum = 0;
        for (int tap = 0; tap < weights.length; tap++) {
            sum += weights[tap] * held[first + tap];
        }
        return (short) Math.clamp(Math.round(sum * 32768f), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private void forget(int samples) {
        if (samples > 0) {
            System.arraycopy(held, samples, held, 0, filled - samples);
            filled -= samples;
            at -= samples;
        }
    }
}
