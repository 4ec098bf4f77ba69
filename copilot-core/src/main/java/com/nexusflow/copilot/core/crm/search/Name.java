package com.nexusflow.copilot.core.crm.search;

import java.util.List;

/**
 * A record's name, read for comparing.
 *
 * @param joined all its words without blanks
 * @param core the same without legal forms and small words
 */
record Name(List<Part> parts, String joined, String core) {

    /**
     * A word of a name.
     *
     * @param weight how much it counts, up to 1; in a name made of common words alone, each counts fully
     * @param own whether the word is this name's own and not what many companies are called
     */
    record Part(String text, double weight, boolean own) {}

    static Name of(String name) {
        List<Word> words = Words.of(name);
        boolean commonOnly = words.stream().noneMatch(word -> Vocabulary.weight(word.text()) == 1);
        List<Part> parts = words.stream()
                .map(word -> new Part(word.text(), commonOnly ? 1 : Vocabulary.weight(word.text()), Vocabulary.weight(word.text()) == 1))
                .toList();
        String joined = Words.joined(words);
        String core = Words.joined(words.stream().filter(word -> !Vocabulary.isLegalForm(word.text())).toList());
        return new Name(parts, joined, core.isEmpty() ? joined : core);
    }
}
