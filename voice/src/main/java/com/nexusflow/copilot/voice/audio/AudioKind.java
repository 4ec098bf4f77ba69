package com.nexusflow.copilot.voice.audio;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a recording is by its first bytes; its name is never asked. */
public enum AudioKind {
    WAV("audio/wav"), MP3("audio/mpeg"), FLAC("audio/flac"), OGG("audio/ogg");

    /** The most first bytes that are needed to tell. */
    public static final int HEAD = 16;

    private final String mediaType;

    AudioKind(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<AudioKind> of(byte[] head) {
        if (starts(head, 0, "RIFF") && starts(head, 8, "WAVE")) {
            return Optional.of(WAV);
        }
        if (starts(head, 0, "fLaC")) {
            return Optional.of(FLAC);
        }
        if (starts(head, 0, "OggS")) {
            return Optional.of(OGG);
        }
        return starts(head, 0, "ID3") || isMpegFrame(head) ? Optional.of(MP3) : Optional.empty();
    }

    /** Eleven set bits, then no reserved version, layer III, and neither a free nor a forbidden bit rate or sample rate. */
    private static boolean isMpegFrame(byte[] head) {
        if (head.length < 4 || (head[0] & 0xFF) != 0xFF || (head[1] & 0xE0) != 0xE0) {
            return false;
        }
        int version = head[1] >> 3 & 3;
        int layer = head[1] >> 1 & 3;
        int bits = head[2] >> 4 & 15;
        int rate = head[2] >> 2 & 3;
        return version != 1 && layer == 1 && bits != 0 && bits != 15 && rate != 3;
    }

    private static boolean starts(byte[] head, int at, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.US_ASCII);
        if (head.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (head[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
