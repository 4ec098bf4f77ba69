package com.nexusflow.copilot.voice.words;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a name sounds, as consonants in classes that speech recognition confuses (b/p, d/t, g/k, f/v, s/z); vowels do not count. Names that
 * share a key sound alike when their letters are also close.
 */
public final class Sounds {

    private static final double CLOSE = 0.65;

    private Sounds() {}

    /** The key of a word in lower case. */
    public static String key(String word) {
        return key(word, "J");
    }

    /** The keys a name may have: "ch" is heard as in "chair" or as in "tech". */
    public static Set<String> keys(String name) {
        return new LinkedHashSet<>(List.of(key(name, "J"), key(name, "K")));
    }

    private static String key(String word, String ch) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
            String sound = word.charAt(i) == 'c' && next == 'h' ? ch : sound(word.charAt(i), next);
            if (sound.length() == 1 && !key.isEmpty() && key.charAt(key.length() - 1) == sound.charAt(0)) {
                continue;
            }
            key.append(sound);
        }
        return key.toString();
    }

    private static String sound(char c, char next) {
        return switch (c) {
            case 'b' -> "P";
            case 'p' -> next == 'h' ? "F" : "P";
            case 'd', 't' -> "T";
            case 'g', 'k', 'q' -> "K";
            case 'c' -> "eiy".indexOf(next) >= 0 ? "S" : "K";
            case 'f', 'v' -> "F";
            case 's' -> next == 'h' ? "J" : "S";
            case 'z' -> "S";
            case 'x' -> "KS";
            case 'j' -> "J";
            case 'l' -> "L";
            case 'm' -> "M";
            case 'n' -> "N";
            case 'r' -> "R";
            default -> Character.isDigit(c) ? Character.toString(c) : "";
        };
    }

    /** Whether two spellings of the same sound are close in letters too. */
    static boolean close(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        return longer > 0 && 1 - distance(one, other) / (double) longer >= CLOSE;
    }

    /** Levenshtein's distance. */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }
}
