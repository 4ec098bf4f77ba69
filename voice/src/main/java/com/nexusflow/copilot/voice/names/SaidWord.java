package com.nexusflow.copilot.voice.names;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word as it was written down, taken apart.
 *
 * @param before quotes and brackets in front of it
 * @param core the word itself
 * @param after what follows it: an 's and punctuation
 * @param letters those of the word itself, in lower case
 */
record SaidWord(String before, String core, String after, String letters, double confidence) {

    private static final Pattern PARTS = Pattern.compile("([^\\p{L}\\p{N}]*)(.*?)((?:['’]s)?[^\\p{L}\\p{N}]*)", Pattern.DOTALL);

    static SaidWord of(String text, double confidence) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return new SaidWord("", text, "", Spelling.letters(text), confidence);
        }
        return new SaidWord(parts.group(1), parts.group(2), parts.group(3), Spelling.letters(parts.group(2)), confidence);
    }

    /** Whether a name may go on in the next word. */
    boolean isOpen() {
        return after.isEmpty() || after.equals("-");
    }
}
