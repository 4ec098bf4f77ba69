package com.nexusflow.copilot.voice.redact;

import java.util.List;

/** A quick look whether a text can hold anything personal at all, said in which language, so that most lines cost one pass. */
final class Suspicion {

    private static final int ENOUGH_DIGITS = 7;
    private static final int TABLE = 1 << 12;
    /** The worth of a word in each language, in 16 bits for each. */
    private static final long[] WORTH = new long[TABLE];
    private static final byte[] ANY = new byte[TABLE];
    private static final int BITS = 16;
    private static final int MOST = 15;
    /** Longer texts could carry from one language's bits into the next one's. */
    private static final int LONGEST = 16_000;
    private static final long LANE = (1L << BITS) - 1;
    private static final int ALONE = 1 << 8;

    static {
        for (SpokenForms forms : SpokenForms.ALL) {
            forms.list().each("", (phrase, name) -> worth(phrase, name, forms));
            List<String> tells = forms.list().under("at in front of known endings").isEmpty() ? forms.list().under("at") : forms.list().under("dot", "at");
            tells.forEach(phrase -> put(phrase.substring(phrase.lastIndexOf(' ') + 1), ENOUGH_DIGITS, forms));
        }
    }

    private Suspicion() {}

    private static void worth(String phrase, String name, SpokenForms forms) {
        boolean repeats = name.startsWith("times ");
        if (repeats || name.matches("\\d+")) {
            for (String word : phrase.split(" ")) {
                if (!forms.isSkipped(word)) {
                    put(word, repeats || name.length() > 1 && !phrase.contains(" ") ? 3 : 1, forms);
                }
            }
        }
    }

    private static void put(String word, int worth, SpokenForms forms) {
        int shift = forms.place() * BITS;
        int place = place(word);
        ANY[place] = (byte) Math.max(ANY[place], worth);
        long there = WORTH[place] >>> shift & MOST;
        WORTH[place] = WORTH[place] & ~((long) MOST << shift) | Math.max(there, worth) << shift;
    }

    private static int place(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash * 31 + (word.charAt(i) | 0x20);
        }
        return place(hash);
    }

    private static int place(int hash) {
        return hash * 0x9E3779B9 >>> 20;
    }

    /** Whether the text may hold anything in this language, told by what {@link #of} answered. */
    static boolean raises(int raised, SpokenForms forms) {
        return (raised & 1 << forms.place()) != 0;
    }

    /** Whether the words of this language alone are enough, whatever the text's own language is. */
    static boolean raisesAlone(int raised, SpokenForms forms) {
        return (raised & ALONE << forms.place()) != 0;
    }

    /** In which languages the text may say something personal, by one bit each; written digits and addresses count for all. */
    static int of(String text) {
        return text.length() > LONGEST ? -1 : isHarmless(text) ? 0 : languages(text);
    }

    /** Most lines are; a small table of what words are worth in any language stays close to the processor. */
    private static boolean isHarmless(String text) {
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
                worth += ANY[place(hash)];
                hash = 0;
            }
            if (c >= '0') {
                worth += c <= '9' ? 1 : c == '@' ? ENOUGH_DIGITS : 0;
            } else if (c == '.' && i + 1 < length && text.charAt(i + 1) > '@') {
                return false;
            }
        }
        return worth + (hash == 0 ? 0 : ANY[place(hash)]) < ENOUGH_DIGITS;
    }

    private static int languages(String text) {
        long worth = 0;
        int digits = text.indexOf('@') >= 0 ? ENOUGH_DIGITS : 0;
        int hash = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > '@') {
                hash = hash * 31 + (c | 0x20);
                continue;
            }
            worth += hash == 0 ? 0 : WORTH[place(hash)];
            hash = 0;
            digits += c >= '0' && c <= '9' ? 1 : c == '.' && i + 1 < length && text.charAt(i + 1) > '@' ? ENOUGH_DIGITS : 0;
        }
        return mask(hash == 0 ? worth : worth + WORTH[place(hash)], digits);
    }

    private static int mask(long worth, int digits) {
        int raised = 0;
        for (int place = 0; worth != 0 || digits >= ENOUGH_DIGITS && place < SpokenForms.ALL.size(); place++) {
            int spoken = (int) (worth & LANE);
            raised |= spoken + digits >= ENOUGH_DIGITS ? 1 << place : 0;
            raised |= spoken >= ENOUGH_DIGITS ? ALONE << place : 0;
            worth >>>= BITS;
        }
        return raised;
    }
}
