package com.nexusflow.copilot.voice.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Splits text into tokens: letters and digits in lower case, contractions written out, amounts such as 2,494.50 kept whole. */
public final class Tokens {

    private static final Map<String, String> ENDINGS = Map.of("'ll", "will", "'re", "are", "'ve", "have", "'m", "am", "'d", "would", "n't",
            "not");
    private static final Map<String, List<String>> WHOLE = Map.of("won't", List.of("will", "not"), "can't", List.of("can", "not"),
            "cannot", List.of("can", "not"), "shan't", List.of("shall", "not"), "let's", List.of("let", "us"), "gonna", List.of("going",
                    "to"),
            "wanna", List.of("want", "to"), "gotta", List.of("have", "to"), "dunno", List.of("do", "not", "know"));

    private Tokens() {}

    public static List<Token> of(String text) {
        return of(text, 0, text.length());
    }

    /** The tokens between two places of the text; their places count from the text's start. */
    public static List<Token> of(String text, int from, int to) {
        List<Token> tokens = new ArrayList<>();
        int at = from;
        while (at < to) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < to && continues(text, end, to)) {
                end++;
            }
            add(text.substring(at, end).replace('’', '\'').toLowerCase(Locale.ROOT), at, end, tokens);
            at = end;
        }
        return tokens;
    }

    private static boolean continues(String text, int at, int to) {
        char c = text.charAt(at);
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        if (at + 1 >= to) {
            return false;
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(at + 1);
        boolean apostrophe = (c == '\'' || c == '’') && Character.isLetter(before) && Character.isLetter(after);
        boolean inNumber = (c == '.' || c == ',') && Character.isDigit(before) && Character.isDigit(after);
        return apostrophe || inNumber;
    }

    private static void add(String word, int start, int end, List<Token> tokens) {
        for (String part : parts(word)) {
            tokens.add(new Token(part, Inflection.stem(part), start, end));
        }
    }

    private static List<String> parts(String word) {
        if (word.indexOf('\'') < 0 && word.length() > 6) {
            return List.of(word);
        }
        List<String> whole = WHOLE.get(word);
        if (whole != null) {
            return whole;
        }
        for (Map.Entry<String, String> ending : ENDINGS.entrySet()) {
            if (word.endsWith(ending.getKey()) && word.length() > ending.getKey().length()) {
                return List.of(word.substring(0, word.length() - ending.getKey().length()), ending.getValue());
            }
        }
        if (word.endsWith("'s")) {
            return List.of(word.substring(0, word.length() - 2), "s");
        }
        return List.of(word);
    }
}
