package com.nexusflow.copilot.voice.audio;

import com.nexusflow.copilot.voice.audio.AudioProblem.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The "fmt " chunk of a WAV file, checked. */
record WavFormat(int coding, int channels, int rate, int bytesPerSample) {

    static final int PCM = 1;
    static final int FLOAT = 3;
    static final int A_LAW = 6;
    static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int CODING_IN_EXTENSION = 24;

    static WavFormat of(byte[] chunk) throws UnreadableAudio {
        if (chunk.length < 16) {
            throw new UnreadableAudio(Code.DAMAGED, "WAV");
        }
        ByteBuffer fields = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        int coding = fields.getShort(0) & 0xFFFF;
        if (coding == EXTENSIBLE && chunk.length >= CODING_IN_EXTENSION + 2) {
            coding = fields.getShort(CODING_IN_EXTENSION) & 0xFFFF;
        }
        int bits = fields.getShort(14) & 0xFFFF;
        if (!isKnown(coding, bits)) {
            throw new UnreadableAudio(Code.UNKNOWN_CODING, "WAV", String.valueOf(coding), bits);
        }
        return new WavFormat(coding, fields.getShort(2) & 0xFFFF, fields.getInt(4), bits / 8);
    }

    private static boolean isKnown(int coding, int bits) {
        return switch (coding) {
            case PCM -> bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case FLOAT -> bits == 32 || bits == 64;
            case A_LAW, MU_LAW -> bits == 8;
            default -> false;
        };
    }

    int frameBytes() {
        return channels * bytesPerSample;
    }

    float sample(ByteBuffer data, int at) {
        return switch (coding) {
            case PCM -> pcm(data, at);
            case FLOAT -> bounded(bytesPerSample == 4 ? data.getFloat(at) : (float) data.getDouble(at));
            case A_LAW -> Companding.aLaw(data.get(at));
            default -> Companding.muLaw(data.get(at));
        };
    }

    private float pcm(ByteBuffer data, int at) {
        return switch (bytesPerSample) {
            case 1 -> ((data.get(at) & 0xFF) - 128) / 128f;
            case 2 -> data.getShort(at) / 32768f;
            case 3 -> ((data.get(at + 2) << 16) | (data.getShort(at) & 0xFFFF)) / 8388608f;
            default -> data.getInt(at) / 0x1p31f;
        };
    }

    private static float bounded(float value) {
        return Float.isNaN(value) ? 0 : Math.clamp(value, -1f, 1f);
    }
}
