package com.nexusflow.copilot.core.crm.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that carry little or no name: legal forms, what companies are commonly called, and the ordinary words of questions. */
final class Vocabulary {

    private static final double LIGHT = 0.2;
    private static final double COMMON = 0.5;
    private static final int SHORTEST_MISSPELLING = 5;

    private static final Set<String> LEGAL_FORMS = words("legal-forms.txt");
    private static final Set<String> COMPANY_WORDS = words("company-words.txt");
    private static final Set<String> CALENDAR = words("calendar.txt");
    private static final Set<String> DEAL_WORDS = words("deal-words.txt");
    private static final Set<String> RECORD_WORDS = words("record-words.txt");
    private static final Set<String> ORDINARY = ordinary();
    private static final Map<Integer, List<String>> ORDINARY_BY_LENGTH = byLength(ORDINARY);

    private Vocabulary() {}

    /** How much a word counts in a name: 1 for a word of its own, less for legal forms and common company words. */
    static double weight(String word) {
        return LEGAL_FORMS.contains(word) ? LIGHT : COMPANY_WORDS.contains(word) ? COMMON : 1;
    }

    static boolean isLegalForm(String word) {
        return LEGAL_FORMS.contains(word);
    }

    static boolean isOrdinary(String word) {
        return ORDINARY.contains(word);
    }

    static boolean isCalendar(String word) {
        return CALENDAR.contains(word);
    }

    /** Whether a number after this word is an external id. */
    static boolean isRecordWord(String word) {
        return RECORD_WORDS.contains(word) || isDealWord(word);
    }

    /** Whether the word says that the name beside it is a deal's. */
    static boolean isDealWord(String word) {
        return DEAL_WORDS.contains(word);
    }

    /** Whether the word looks like a slip in an ordinary word, such as "revnue". */
    static boolean isMisspelledOrdinary(String word) {
        if (word.length() < SHORTEST_MISSPELLING) {
            return false;
        }
        int allowed = Spelling.allowed(word.length());
        for (int length = word.length() - allowed; length <= word.length() + allowed; length++) {
            for (String known : ORDINARY_BY_LENGTH.getOrDefault(length, List.of())) {
                if (known.length() >= SHORTEST_MISSPELLING && Spelling.slips(word, known, allowed) <= allowed) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<String> ordinary() {
        Set<String> all = new HashSet<>(CALENDAR);
        for (String language : List.of("en", "de", "fr", "es")) {
            all.addAll(words("ordinary-" + language + ".txt"));
        }
        return Set.copyOf(all);
    }

    private static Map<Integer, List<String>> byLength(Set<String> words) {
        return words.stream().collect(Collectors.groupingBy(String::length));
    }

    /** The words of a resource; lines that start with # are comments. */
    private static Set<String> words(String resource) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The word list " + resource + " is missing beside " + Vocabulary.class);
            }
            Set<String> words = new HashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> Words.of(line).forEach(word -> words.add(word.text())));
            return Set.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException("The word list " + resource + " could not be read", e);
        }
    }
}
