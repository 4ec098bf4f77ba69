package com.nexusflow.copilot.core.crm.search;

import org.apache.commons.codec.language.ColognePhonetic;
import org.apache.commons.codec.language.DoubleMetaphone;

/** How a word sounds to English and to German ears; words that sound alike to both have the same code. */
final class Sound {

    private static final int CODE_LENGTH = 8;
    private static final ColognePhonetic GERMAN = new ColognePhonetic();
    private static final DoubleMetaphone ENGLISH = english();

    private Sound() {}

    /** The code of a folded word; empty when the word is too short or is not spelled in a to z. */
    static String code(String word) {
        if (word.length() < 3 || !isLatin(word)) {
            return "";
        }
        return ENGLISH.doubleMetaphone(word) + GERMAN.colognePhonetic(word);
    }

    static boolean alike(String a, String b) {
        String code = code(a);
        return !code.isEmpty() && code.equals(code(b));
    }

    private static boolean isLatin(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }

    private static DoubleMetaphone english() {
        DoubleMetaphone english = new DoubleMetaphone();
        english.setMaxCodeLen(CODE_LENGTH);
        return english;
    }
}
