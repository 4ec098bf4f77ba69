package com.nexusflow.copilot.voice.names;

import com.nexusflow.copilot.voice.words.Inflection;
import com.nexusflow.copilot.voice.words.WordList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The most usual words of a language. A language without a list has none: there only doubt and sound decide. */
final class OrdinaryWords {

    private static final Set<String> WITH_LISTS = Set.of("en");
    private static final Map<String, OrdinaryWords> READ = new ConcurrentHashMap<>();

    private final Set<String> words = new HashSet<>();

    private OrdinaryWords(String language) {
        if (WITH_LISTS.contains(language)) {
            for (String line : WordList.beside(OrdinaryWords.class, language, "ordinary").lines()) {
                for (String word : List.of(line.split(" "))) {
                    words.add(word);
                    words.add(Inflection.stem(word));
                }
            }
        }
    }

    /** Those of a language tag such as "en-GB"; no tag is taken for English. */
    static OrdinaryWords of(String tag) {
        String language = tag.isBlank() ? "en" : Locale.forLanguageTag(tag).getLanguage();
        return READ.computeIfAbsent(language, OrdinaryWords::new);
    }

    boolean has(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        String bare = lower.contains("'") ? lower.substring(0, lower.indexOf('\'')) : lower;
        return words.contains(bare) || words.contains(Inflection.stem(bare));
    }
}
