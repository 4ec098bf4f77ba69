package com.nexusflow.copilot.knowledge.document.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** From bytes to letters: by the mark at the start, else UTF-8 where the bytes are, else what Windows wrote in Western Europe. */
final class Decoding {

    private static final int SAMPLE = 4096;
    private static final double MOST_CONTROLS = 0.02;

    private Decoding() {}

    static String decode(byte[] file) {
        String text = marked(file);
        long controls = text.chars().filter(letter -> letter < ' ' && letter != '\n' && letter != '\r' && letter != '\t' && letter != '\f').count();
        if (text.indexOf('\0') >= 0 || controls > text.length() * MOST_CONTROLS) {
            throw Unreadable.because(Refusal.NOT_TEXT);
        }
        return text;
    }

    private static String marked(byte[] file) {
        if (starts(file, 0xEF, 0xBB, 0xBF)) {
            return new String(file, 3, file.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(file, 0xFF, 0xFE, 0, 0) || starts(file, 0, 0, 0xFE, 0xFF)) {
            return new String(file, Charset.forName("UTF-32"));
        }
        if (starts(file, 0xFF, 0xFE) || starts(file, 0xFE, 0xFF)) {
            return new String(file, StandardCharsets.UTF_16);
        }
        return unmarked(file);
    }

    private static String unmarked(byte[] file) {
        int even = zeros(file, 0);
        int odd = zeros(file, 1);
        int half = Math.min(file.length, SAMPLE) / 2;
        if (odd > half / 2 && even == 0) {
            return new String(file, StandardCharsets.UTF_16LE);
        }
        if (even > half / 2 && odd == 0) {
            return new String(file, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            return new String(file, Charset.forName("windows-1252"));
        }
    }

    private static int zeros(byte[] file, int from) {
        int zeros = 0;
        for (int at = from; at < Math.min(file.length, SAMPLE); at += 2) {
            zeros += file[at] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean starts(byte[] file, int... bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (at >= file.length || (file[at] & 0xFF) != bytes[at]) {
                return false;
            }
        }
        return true;
    }
}
