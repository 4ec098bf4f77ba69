package com.nexusflow.copilot.knowledge.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How alike a question and texts are: by the words of the question that say something, and by meaning. Unlike a hit's, its figures mean the same for every question. */
public final class Likeness {

    /** It has a capital whatever it is. */
    private final @Nullable Word first;
    private final List<Word> telling;
    private final Language spoken;
    private final float[] meaning;
    private final Vectors vectors;

    private Likeness(@Nullable Word first, List<Word> telling, Language spoken, float[] meaning, Vectors vectors) {
        this.first = first;
        this.telling = telling;
        this.spoken = spoken;
        this.meaning = meaning;
        this.vectors = vectors;
    }

    /** @param language what the asker speaks, when the question itself does not tell */
    public static Likeness to(String question, Locale language, Vectors vectors) {
        List<Word> words = Word.of(question);
        Language spoken = Language.spoken(words, language);
        return new Likeness(words.isEmpty() ? null : words.getFirst(), words.stream().filter(word -> word.isAcronym() || !spoken.saysNothing(word.lower())).toList(), spoken, vectors.of(question), vectors);
    }

    /**
     * Whether every name that is asked about stands in a text of that language: what says something of one thing says nothing of another. In German every
     * noun has a capital, so that names cannot be told.
     */
    public boolean holdsNames(String text, Locale language) {
        if (spoken == Language.GERMAN) {
            return true;
        }
        Set<String> held = new HashSet<>(Terms.exact(Word.of(text)).keySet());
        Language written = Language.of(language);
        held.addAll(Terms.stems(Word.of(text), written).keySet());
        return telling.stream().filter(word -> !word.equals(first) && word.mayBeName()).allMatch(word -> stands(word, written, held));
    }

    /** The share of the telling words that stand in a text, which may be written in that language or in the one that was asked in. */
    public double words(String text, Locale language) {
        if (telling.isEmpty()) {
            return 0;
        }
        List<Word> words = Word.of(text);
        return Math.max(share(words, Language.of(language)), Language.of(language) == spoken ? 0 : share(words, spoken));
    }

    private double share(List<Word> words, Language language) {
        Set<String> held = new HashSet<>(Terms.stems(words, language).keySet());
        held.addAll(Terms.exact(words).keySet());
        Set<String> asked = telling.stream().map(Word::lower).collect(Collectors.toSet());
        long found = asked.stream().filter(word -> Word.of(word).stream().allMatch(part -> stands(part, language, held))).count();
        return (double) found / asked.size();
    }

    private static boolean stands(Word word, Language language, Set<String> held) {
        return held.contains(Terms.exact(word)) || held.contains(Terms.stem(language, language.stemmer(), word));
    }

    /** How alike in meaning each of the texts is. */
    public List<Double> meanings(List<String> texts) {
        List<Double> alike = new ArrayList<>();
        vectors.of(texts).forEach(vector -> alike.add((double) Vectors.dot(meaning, vector)));
        return alike;
    }

    /** How alike two texts are in meaning. */
    public static double between(String one, String other, Vectors vectors) {
        List<float[]> both = vectors.of(Stream.of(one, other).toList());
        return Vectors.dot(both.getFirst(), both.getLast());
    }
}
