package com.nexusflow.copilot.channels.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Recordings of a tone. */
public final class Sounds {

    private static final int RATE = 8_000;

    private Sounds() {}

    /** A WAV file of so many seconds. */
    public static byte[] wav(int seconds) {
        int bytes = RATE * seconds * 2;
        ByteBuffer file = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1)
                .putInt(RATE).putInt(RATE * 2).putShort((short) 2).putShort((short) 16).put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (int i = 0; i < RATE * seconds; i++) {
            file.putShort((short) (8_000 * Math.sin(i * 2 * Math.PI * 440 / RATE)));
        }
        return file.array();
    }
}
