package com.nexusflow.copilot.voice.audio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** FLAC files of one channel at 16 bit, written without compression, made for tests. */
final class MadeFlac {

    private static final int BLOCK = 4096;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int bits;

    private MadeFlac() {
    }

    static byte[] header(int rate, int channels, int bitsPerSample, long samples) {
        MadeFlac flac = new MadeFlac();
        flac.bytes.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
        flac.put(0x80, 8);
        flac.put(34, 24);
        flac.put(BLOCK, 16);
        flac.put(BLOCK, 16);
        flac.put(0, 24);
        flac.put(0, 24);
        flac.put(rate, 20);
        flac.put(channels - 1, 3);
        flac.put(bitsPerSample - 1, 5);
        flac.put(0, 4);
        flac.put((int) samples, 32);
        for (int i = 0; i < 16; i++) {
            flac.put(0, 8);
        }
        return flac.bytes.toByteArray();
    }

    /** 16 kHz, whole blocks only. */
    static byte[] of(short[] samples) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header(16_000, 1, 16, samples.length));
        for (int block = 0; block * BLOCK < samples.length; block++) {
            file.writeBytes(frame(samples, block));
        }
        return file.toByteArray();
    }

    private static byte[] frame(short[] samples, int number) {
        MadeFlac frame = new MadeFlac();
        frame.put(0xFFF8, 16);
        frame.put(0xC5, 8);
        frame.put(0x08, 8);
        if (number >= 128) {
            throw new IllegalArgumentException("Block " + number + " needs a longer number; make a shorter file");
        }
        frame.put(number, 8);
        frame.put(crc(frame.bytes.toByteArray(), 8, 0x07), 8);
        frame.put(0x02, 8);
        for (int i = 0; i < BLOCK; i++) {
            frame.put(samples[number * BLOCK + i] & 0xFFFF, 16);
        }
        frame.put(crc(frame.bytes.toByteArray(), 16, 0x8005), 16);
        return frame.bytes.toByteArray();
    }

    private static int crc(byte[] bytes, int width, int polynomial) {
        int crc = 0;
        for (byte one : bytes) {
            crc ^= (one & 0xFF) << width - 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >> width - 1 & 1) == 1 ? crc << 1 ^ polynomial : crc << 1;
            }
            crc &= (1 << width) - 1;
        }
        return crc;
    }

    private void put(int value, int width) {
        for (int i = width - 1; i >= 0; i--) {
            pending = pending << 1 | value >> i & 1;
            if (++bits == 8) {
                bytes.write(pending);
                bits = 0;
                pending = 0;
            }
        }
    }
}
