package com.nexusflow.copilot.voice.speakers;

/**
 * How a stretch of speech sounds, apart from what is said in it. It tells a person, so it is kept only until the speakers of its
 * recording are told apart.
 *
 * @param print a direction in a room of many dimensions: like voices point the same way; empty when the stretch is too short to tell
 */
@SuppressWarnings("ArrayRecordComponent")
public record Voice(int startMillis, int endMillis, byte[] print) {

    private static final byte[] NONE = new byte[0];

    public Voice {
        if (startMillis < 0 || endMillis < startMillis) {
            throw new IllegalArgumentException("A voice cannot be heard from " + startMillis + " to " + endMillis + " ms");
        }
    }

    /** A voice by the vector a model gives it; none for a stretch that was too short for the model. */
    public static Voice of(int startMillis, int endMillis, double[] vector) {
        double length = Math.sqrt(Prints.product(vector, vector));
        if (length == 0) {
            return new Voice(startMillis, endMillis, NONE);
        }
        byte[] print = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            print[i] = (byte) Math.round(vector[i] / length * Byte.MAX_VALUE);
        }
        return new Voice(startMillis, endMillis, print);
    }

    /** The same voice, so much later. */
    public Voice later(int millis) {
        return new Voice(startMillis + millis, endMillis + millis, print);
    }

    boolean tells() {
        return print.length > 0;
    }

    int millis() {
        return endMillis - startMillis;
    }
}
