package com.nexusflow.copilot.knowledge.answer;

import com.nexusflow.copilot.knowledge.index.Likeness;
import com.nexusflow.copilot.knowledge.index.Vectors;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether two lines of different sources say different things about the same. */
final class Disagreement {

    private static final double SAME = 0.72;
    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final List<Set<String>> NUMBERS = List.of(
            Set.of("one", "ein", "eine", "einen", "un", "une", "uno", "una"), Set.of("two", "zwei", "deux", "dos"), Set.of("three", "drei", "trois", "tres"),
            Set.of("four", "vier", "quatre", "cuatro"), Set.of("five", "fünf", "cinq", "cinco"), Set.of("six", "sechs", "seis"), Set.of("seven", "sieben", "sept", "siete"),
            Set.of("eight", "acht", "huit", "ocho"), Set.of("nine", "neun", "neuf", "nueve"), Set.of("ten", "zehn", "dix", "diez"), Set.of("eleven", "elf", "onze", "once"),
            Set.of("twelve", "zwölf", "douze", "doce"));
    private static final Set<String> NOT = Set.of("not", "no", "never", "cannot", "without", "nicht", "kein", "keine", "keinen", "nie", "ohne", "ne", "pas", "jamais", "aucun", "aucune",
            "sans", "nunca", "ningún", "ninguna", "sin");

    private Disagreement() {}

    static boolean between(Excerpt one, Excerpt other, Vectors vectors) {
        if (one.source().passage().source().equals(other.source().passage().source())) {
            return false;
        }
        Set<String> figures = figures(one.quote());
        Set<String> others = figures(other.quote());
        boolean otherFigures = !figures.isEmpty() && !others.isEmpty() && !figures.containsAll(others) && !others.containsAll(figures);
        boolean denies = denies(one.quote()) != denies(other.quote()) && figures.equals(others);
        return (otherFigures || denies) && Likeness.between(one.quote(), other.quote(), vectors) >= SAME;
    }

    private static Set<String> figures(String text) {
        Set<String> figures = new HashSet<>();
        Matcher digits = FIGURE.matcher(text);
        while (digits.find()) {
            figures.add(digits.group());
        }
        words(text).forEach(word -> {
            for (int i = 1; i < NUMBERS.size(); i++) { // "one" is an article too
                if (NUMBERS.get(i).contains(word)) {
                    figures.add(String.valueOf(i + 1));
                }
            }
        });
        return figures;
    }

    private static boolean denies(String text) {
        return words(text).stream().anyMatch(NOT::contains) || text.toLowerCase(Locale.ROOT).contains("n't");
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(word -> word.group()).toList();
    }
}
