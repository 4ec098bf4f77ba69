package com.nexusflow.copilot.voice.redact;

import java.util.HashMap;
import java.util.Map;

/** A quick look whether a text can hold anything personal at all, so that most lines cost one pass. */
final class Suspicion {

    private static final int ENOUGH_DIGITS = 7;
    private static final int TABLE = 1 << 12;
    private static final byte DOT = 100;
    private static final byte[] WORTH = new byte[TABLE];

    static {
        Map<String, Integer> words = new HashMap<>();
        for (String word : "zero oh one two three four five six seven eight nine niner nought".split(" ")) {
            words.put(word, 1);
        }
        for (String word : ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty "
                + "fifty sixty seventy eighty ninety "
                + "hundred thousand double triple treble quadruple").split(" ")) {
            words.put(word, 3);
        }
        words.put("dot", (int) DOT);
        words.forEach((word, worth) -> WORTH[place(word)] = (byte) Math.max(WORTH[place(word)], worth));
    }

    private Suspicion() {}

    private static int place(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash * 31 + word.charAt(i);
        }
        return place(hash);
    }

    private static int place(int hash) {
        return hash * 0x9E3779B9 >>> 20;
    }

    static boolean raises(String text) {
        int worth = 0;
        int hash = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > '@') {
                hash = hash * 31 + (c | 0x20);
                continue;
            }
            if (hash != 0) {
                worth += WORTH[place(hash)];
                hash = 0;
            }
            if (c >= '0') {
                worth += c <= '9' ? 1 : 0;
                if (c == '@') {
                    return true;
                }
            } else if (c == '.' && i + 1 < length && text.charAt(i + 1) > '@') {
                return true;
            }
        }
        return worth + (hash != 0 ? WORTH[place(hash)] : 0) >= ENOUGH_DIGITS;
    }
}
