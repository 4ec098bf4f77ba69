package com.nexusflow.copilot.voice.audio;

/** The two companded codings of telephony, as <a href="https://www.itu.int/rec/T-REC-G.711">ITU-T G.711</a> defines them. */
final class Companding {

    private static final int MU_BIAS = 0x84;
    private static final float FULL = 32768f;

    private Companding() {
    }

    static float muLaw(byte coded) {
        int bits = ~coded & 0xFF;
        int segment = bits >> 4 & 7;
        int magnitude = (((bits & 15) << 3) + MU_BIAS << segment) - MU_BIAS;
        return ((bits & 0x80) == 0 ? magnitude : -magnitude) / FULL;
    }

    static float aLaw(byte coded) {
        int bits = (coded ^ 0x55) & 0xFF;
        int segment = bits >> 4 & 7;
        int step = ((bits & 15) << 4) + 8;
        int magnitude = segment == 0 ? step : step + 0x100 << segment - 1;
        return ((bits & 0x80) == 0 ? -magnitude : magnitude) / FULL;
    }
}
