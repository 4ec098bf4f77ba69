package com.nexusflow.copilot.voice.audio;

/** What a code of G.711 means, by the segments of its tables: each doubles the step of the one before. */
final class G711 {

    private G711() {
    }

    static double value(int coding, int code) {
        return coding == 7 ? muLaw(code) : aLaw(code);
    }

    private static double muLaw(int code) {
        int inverted = 255 - code;
        int segment = inverted / 16 % 8;
        double start = 33 * Math.pow(2, segment) - 33;
        double magnitude = start + 2 * Math.pow(2, segment) * (inverted % 16);
        return (inverted < 128 ? 1 : -1) * magnitude / 8192;
    }

    private static double aLaw(int code) {
        int even = code ^ 0x55;
        int segment = even / 16 % 8;
        double magnitude = segment == 0 ? 2 * (even % 16) + 1 : Math.pow(2, segment - 1) * (2 * (even % 16) + 33);
        return (even >= 128 ? 1 : -1) * magnitude / 4096;
    }
}
