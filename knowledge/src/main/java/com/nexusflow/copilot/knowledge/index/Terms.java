package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.core.text.CleanText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tartarus.snowball.SnowballStemmer;

/**
 * How words become the terms that an index counts. A stem carries its language ({@code en:price}), a word as written an equals sign
 * ({@code =gtx}), two words that may be one name together ({@code =gtxpro}), and an acronym a circumflex ({@code ^IT}).
 */
final class Terms {

    private Terms() {}

    static String exact(Word word) {
        return "=" + word.folded();
    }

    static String acronym(Word word) {
        return "^" + word.text();
    }

    static String joined(Word first, Word second) {
        return "=" + first.folded() + second.folded();
    }

    static String stem(Language language, SnowballStemmer stemmer, Word word) {
        stemmer.setCurrent(word.lower());
        stemmer.stem();
        String stem = stemmer.getCurrent();
        return language.code() + ":" + (stem.chars().allMatch(letter -> letter < 128) ? stem : CleanText.folded(stem));
    }

    /** How often each stem stands in a text. */
    static Map<String, Integer> stems(List<Word> words, Language language) {
        SnowballStemmer stemmer = language.stemmer();
        Map<String, Integer> counts = new HashMap<>();
        Stream.concat(words.stream(), words.stream().flatMap(word -> word.parts().stream()))
                .forEach(word -> counts.merge(stem(language, stemmer, word), 1, Integer::sum));
        return counts;
    }

    /** How often each word stands in a text as it is written, names of two words and acronyms included. */
    static Map<String, Integer> exact(List<Word> words) {
        Map<String, Integer> counts = new HashMap<>();
        Word before = null;
        for (Word word : words) {
            counts.merge(exact(word), 1, Integer::sum);
            word.parts().forEach(part -> counts.merge(exact(part), 1, Integer::sum));
            if (word.isAcronym()) {
                counts.merge(acronym(word), 1, Integer::sum);
            }
            if (before != null && before.touches(word) && before.mayBeName() && word.mayBeName()) {
                counts.merge(joined(before, word), 1, Integer::sum);
            }
            before = word;
        }
        return counts;
    }
}
