package com.nexusflow.copilot.voice.words;

import java.util.HashMap;
import java.util.Map;

/**
 * Brings the inflections of an English word to one form ("prices", "priced", "pricing"). The form is a key to compare with, not always a
 * word;
 * it is lighter than Porter's so that words of different meaning stay apart.
 */
public final class Inflection {

    private static final Map<String, String> IRREGULAR = irregular();

    private Inflection() {}

    /** The key of a word in lower case. */
    public static String stem(String word) {
        String known = IRREGULAR.get(word);
        if (known != null) {
            return known;
        }
        return word.length() <= 3 || Character.isDigit(word.charAt(0)) ? word : withoutFinalE(withoutTense(withoutPlural(word)));
    }

    private static String withoutPlural(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return cut(word, 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return cut(word, 2);
        }
        boolean plural = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
        return plural ? cut(word, 1) : word;
    }

    private static String withoutTense(String word) {
        if (word.endsWith("ied") && word.length() > 4) {
            return cut(word, 3) + "y";
        }
        if (word.endsWith("ing") && isStem(cut(word, 3))) {
            return undoubled(cut(word, 3));
        }
        if (word.endsWith("ed") && !word.endsWith("eed") && isStem(cut(word, 2))) {
            return undoubled(cut(word, 2));
        }
        return word;
    }

    private static boolean isStem(String rest) {
        return rest.length() >= 3 && rest.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
    }

    private static String undoubled(String rest) {
        int last = rest.length() - 1;
        char end = rest.charAt(last);
        boolean doubled = last > 2 && end == rest.charAt(last - 1) && "lsz".indexOf(end) < 0;
        return doubled ? cut(rest, 1) : rest;
    }

    private static String withoutFinalE(String word) {
        return word.endsWith("e") && word.length() > 3 ? cut(word, 1) : word;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private static Map<String, String> irregular() {
        Map<String, String> forms = new HashMap<>();
        String table = """
                be am is are was were been being
                have has had having
                do does did done doing
                go goes went gone going
                say said says saying
                tell told
                run ran running
                take took taken
                bring brought
                speak spoke spoken
                know knew known
                think thought
                make made making
                buy bought
                pay paid
                send sent
                get got gotten getting
                hold held
                choose chose chosen
                see saw seen
                give gave given
                keep kept
                leave left leaving
                lose lost losing
                find found
                feel felt
                build built
                person people
                use uses used using
                meet met
                spend spent
                sell sold
                set
                setting
                financing
                purchasing
                accounting
                board
                boarding
                building
                """;
        table.lines().map(line -> line.split(" ")).forEach(line -> {
            String key = line[0].length() > 3 && line[0].endsWith("e") ? cut(line[0], 1) : line[0];
            for (String form : line) {
                forms.put(form, key);
            }
        });
        return Map.copyOf(forms);
    }
}
