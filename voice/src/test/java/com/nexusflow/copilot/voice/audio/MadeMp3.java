package com.nexusflow.copilot.voice.audio;

import java.io.ByteArrayOutputStream;

/** MPEG layer III frames that hold silence: all of their side information is zero. */
final class MadeMp3 {

    /** 128 kbit/s at 44.1 kHz. */
    static final int FRAME_BYTES = 417;

    private MadeMp3() {
    }

    static byte[] silence(int frames) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] frame = new byte[FRAME_BYTES];
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xFB;
        frame[2] = (byte) 0x90;
        frame[3] = (byte) 0xC4;
        for (int i = 0; i < frames; i++) {
            file.writeBytes(frame);
        }
        return file.toByteArray();
    }
}
