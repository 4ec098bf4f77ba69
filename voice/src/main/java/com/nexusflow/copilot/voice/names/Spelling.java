package com.nexusflow.copilot.voice.names;

import com.nexusflow.copilot.voice.words.Sounds;
import java.util.Locale;

/** How near two spellings are, when letters that sound alike and vowels count for less. */
final class Spelling {

    private static final double SAME_SOUND = 0.2;
    private static final double NASAL = 0.4;
    private static final double VOWELS = 0.4;
    private static final double WEAK_LETTER = 0.5;
    private static final double ONE_VOWEL_AFTER_ANOTHER = 0.3;

    private Spelling() {
    }

    /** Letters and digits in lower case. */
    static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Of two plain spellings, from 0, nothing in common, to 1, the same. */
    static double nearness(String first, String second) {
        double[] before = new double[second.length() + 1];
        for (int j = 1; j <= second.length(); j++) {
            before[j] = before[j - 1] + lone(second, j - 1);
        }
        for (int i = 1; i <= first.length(); i++) {
            double[] row = new double[second.length() + 1];
            row[0] = before[0] + lone(first, i - 1);
            for (int j = 1; j <= second.length(); j++) {
                double changed = before[j - 1] + swap(first.charAt(i - 1), second.charAt(j - 1));
                row[j] = Math.min(changed, Math.min(before[j] + lone(first, i - 1), row[j - 1] + lone(second, j - 1)));
            }
            before = row;
        }
        return Math.max(0, 1 - before[second.length()] / Math.max(1, Math.max(first.length(), second.length())));
    }

    /** Without the ways of spelling that make no difference to the ear. */
    static String plain(String letters) {
        return letters.replace("ph", "f").replace("ck", "k").replace("qu", "kw").replace("x", "ks").replaceAll("c(?=[eiy])", "s")
                .replaceAll("c(?!h)", "k").replace("gh", "g").replace("wh", "w").replace("wr", "r").replace("kn", "n").replaceAll("(.)\\1", "$1");
    }

    private static double swap(char one, char other) {
        if (one == other) {
            return 0;
        }
        if (isVowel(one) || isVowel(other)) {
            return isVowel(one) && isVowel(other) ? VOWELS : 1;
        }
        if ((one == 'm' || one == 'n') && (other == 'm' || other == 'n')) {
            return NASAL;
        }
        String sound = Sounds.key(Character.toString(one));
        return !sound.isEmpty() && sound.equals(Sounds.key(Character.toString(other))) ? SAME_SOUND : 1;
    }

    /** What a letter costs that only one of them has. */
    private static double lone(String word, int at) {
        char letter = word.charAt(at);
        if (isVowel(letter)) {
            return at > 0 && isVowel(word.charAt(at - 1)) || at == word.length() - 1 ? ONE_VOWEL_AFTER_ANOTHER : WEAK_LETTER;
        }
        return letter == 'h' || letter == 'w' ? WEAK_LETTER : 1;
    }

    private static boolean isVowel(char letter) {
        return "aeiouy".indexOf(letter) >= 0;
    }
}
