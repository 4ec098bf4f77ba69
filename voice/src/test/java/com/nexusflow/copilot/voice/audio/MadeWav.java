package com.nexusflow.copilot.voice.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** WAV files made for tests, right and wrong ones. */
public final class MadeWav {

    private MadeWav() {
    }

    /** Samples of a tone at half of full scale. */
    public static float[] tone(double hertz, int rate, double seconds) {
        float[] samples = new float[(int) (rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return samples;
    }

    /** A file of 16-bit samples, one array for each channel. */
    public static byte[] of(int rate, float[]... channels) {
        ByteBuffer data = ByteBuffer.allocate(2 * channels.length * channels[0].length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < channels[0].length; i++) {
            for (float[] channel : channels) {
                data.putShort((short) Math.clamp(Math.round(channel[i] * 32768f), Short.MIN_VALUE, Short.MAX_VALUE));
            }
        }
        return of(1, channels.length, rate, 16, data.array());
    }

    static byte[] of(int coding, int channels, int rate, int bits, byte[] data) {
        return joined(riff(), chunk("fmt ", format(coding, channels, rate, bits)), chunk("data", data));
    }

    static byte[] riff() {
        return "RIFF\0\0\0\0WAVE".getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] format(int coding, int channels, int rate, int bits) {
        return ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) coding).putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8)
                .putShort((short) (channels * bits / 8)).putShort((short) bits).array();
    }

    static byte[] chunk(String name, byte[] content) {
        return chunk(name, content.length, content);
    }

    /** A chunk that claims another length than it has. */
    static byte[] chunk(String name, int claimed, byte[] content) {
        return joined(name.getBytes(StandardCharsets.US_ASCII), ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(claimed).array(), content);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
