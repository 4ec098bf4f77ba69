package com.nexusflow.copilot.knowledge.index;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is asked, sentence by sentence. */
public final class SearchText {

    private static final int MOST_SENTENCES = 64;
    private static final int FEWEST_WORDS = 3;
    private static final Pattern MARKS = Pattern.compile("[*#`_>|]+");

    private final List<Sentence> sentences;

    private SearchText(List<Sentence> sentences) {
        this.sentences = sentences;
    }

    /** Reads a text; a long one keeps the sentences that hold most to look for. */
    public static SearchText of(String text, Locale language) {
        Language spoken = Language.spoken(Word.of(text), language);
        List<String> parts = Stream.of(text.split("\\R")).flatMap(line -> parts(MARKS.matcher(line).replaceAll(" "), language)).toList();
        List<Sentence> sentences = parts.stream().map(part -> Sentence.of(part, spoken)).toList();
        List<Sentence> telling = sentences.stream().filter(sentence -> sentence.words >= FEWEST_WORDS && !sentence.terms.isEmpty()).toList();
        if (telling.isEmpty()) {
            return new SearchText(List.of(Sentence.of(text.strip(), spoken)));
        }
        return new SearchText(telling.stream()
                .sorted(Comparator.comparingInt((Sentence sentence) -> sentence.terms.size()).reversed())
                .limit(MOST_SENTENCES).toList());
    }

    private static Stream<String> parts(String line, Locale language) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(language);
        breaks.setText(line);
        List<String> parts = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            parts.add(line.substring(start, end).strip());
            start = end;
        }
        return parts.stream().filter(part -> !part.isEmpty());
    }

    public List<Sentence> sentences() {
        return sentences;
    }

    /**
     * A sentence that is looked for.
     *
     * @param text what it means is taken from the whole of it
     * @param words how many words it has
     * @param terms those of its words that say something
     */
    public record Sentence(String text, int words, List<QueryTerm> terms) {

        private static final double STEM = 0.5;
        private static final double EXACT = 0.3;
        private static final double ACRONYM = 0.8;
        private static final int SHORT = 3;

        static Sentence of(String text, Language language) {
            List<Word> all = Word.of(text);
            boolean shouted = all.size() > SHORT && text.chars().noneMatch(Character::isLowerCase);
            List<Word> telling = all.stream().filter(word -> !language.saysNothing(word.lower()) || isAcronym(word, shouted)).toList();
            Map<String, QueryTerm> terms = new LinkedHashMap<>();
            for (Word word : telling.isEmpty() ? all : telling) {
                if (isAcronym(word, shouted)) {
                    put(terms, Terms.acronym(word), ACRONYM, 0);
                }
                if (telling.isEmpty() || !language.saysNothing(word.lower())) {
                    put(terms, Terms.exact(word), EXACT, 0);
                    Arrays.stream(Language.values()).forEach(each -> put(terms, Terms.stem(each, each.stemmer(), word), STEM, 1));
                }
            }
            names(all, language).forEach(name -> put(terms, name, EXACT, 0));
            return new Sentence(text, all.size(), List.copyOf(terms.values()));
        }

        /** Pairs of words that may be one name, whether the asker wrote capitals or not. */
        private static Stream<String> names(List<Word> words, Language language) {
            return IntStream.range(1, words.size())
                    .filter(i -> words.get(i - 1).touches(words.get(i)))
                    .filter(i -> !language.saysNothing(words.get(i - 1).lower()) && !language.saysNothing(words.get(i).lower()))
                    .mapToObj(i -> Terms.joined(words.get(i - 1), words.get(i)));
        }

        private static boolean isAcronym(Word word, boolean shouted) {
            return !shouted && word.isAcronym();
        }

        private static void put(Map<String, QueryTerm> terms, String term, double own, double around) {
            terms.putIfAbsent(term, new QueryTerm(term, own, around));
        }
    }
}
