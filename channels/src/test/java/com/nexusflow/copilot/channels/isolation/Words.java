package com.nexusflow.copilot.channels.isolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that exist nowhere else, so that each betrays where it comes from. Each has a twin that is never used for a record. */
final class Words {

    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    private static final Map<String, String> TWINS = new LinkedHashMap<>();
    private static final Random RANDOM = new Random(20_260_515);

    private Words() {}

    /** A new word. */
    static String next() {
        String word = made();
        TWINS.put(word, made());
        return word;
    }

    /** The words of a text that were made here. */
    static Set<String> of(String text) {
        return tokens(text).filter(TWINS::containsKey).collect(Collectors.toSet());
    }

    /** All words of a text, in lower case. */
    static Set<String> all(String text) {
        return tokens(text).collect(Collectors.toSet());
    }

    /** The same text with the twin of every word made here. */
    static String twin(String text) {
        Matcher matcher = WORD.matcher(text);
        return matcher.replaceAll(word -> {
            String twin = TWINS.get(word.group().toLowerCase(Locale.ROOT));
            return twin == null ? word.group() : capital(twin);
        });
    }

    /** The text without the given words and their twins. */
    static String without(Set<String> words, String text) {
        if (words.isEmpty()) {
            return text;
        }
        List<String> gone = new ArrayList<>(words);
        words.forEach(word -> gone.add(TWINS.getOrDefault(word, word)));
        return Pattern.compile(String.join("|", gone), Pattern.CASE_INSENSITIVE).matcher(text).replaceAll("«»");
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static java.util.stream.Stream<String> tokens(String text) {
        return WORD.matcher(text).results().map(match -> match.group().toLowerCase(Locale.ROOT));
    }

    private static String made() {
        StringBuilder word = new StringBuilder();
        for (char kind : "cvccvcvc".toCharArray()) {
            String letters = kind == 'c' ? CONSONANTS : VOWELS;
            word.append(letters.charAt(RANDOM.nextInt(letters.length())));
        }
        return word.toString();
    }
}
