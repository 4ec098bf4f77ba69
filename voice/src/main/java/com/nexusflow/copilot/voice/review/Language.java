package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.WordList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The word lists of one language. A language that has none yet has empty ones, so that nothing is claimed about what was not understood.
 */
final class Language {

    private static final Set<String> WITH_LISTS = Set.of("en");
    private static final Map<String, Language> READ = new ConcurrentHashMap<>();

    private final String code;
    private final Map<String, CueSet> cues = new ConcurrentHashMap<>();

    private Language(String code) {
        this.code = code;
    }

    /** The lists for a language tag such as "en" or "en-GB"; no tag is taken for English. */
    static Language of(String tag) {
        String code = tag.isBlank() ? "en" : Locale.forLanguageTag(tag).getLanguage();
        return READ.computeIfAbsent(code, Language::new);
    }

    boolean isKnown() {
        return WITH_LISTS.contains(code);
    }

    WordList list(String name) {
        return isKnown() ? WordList.beside(Language.class, code, name) : new WordList(name, List.of());
    }

    /** The cues of a list, with the classes all lists share. */
    CueSet cues(String name) {
        return cues.computeIfAbsent(name, list -> CueSet.read(List.of(list("classes"), list(list))));
    }
}
