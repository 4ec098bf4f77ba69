package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.WordList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The word lists of one language. A language without lists is read with the English ones. */
final class Language {

    private static final Set<String> WITH_LISTS = Set.of("en");
    private static final Map<String, Language> READ = new ConcurrentHashMap<>();

    private final String code;
    private final Map<String, CueSet> cues = new ConcurrentHashMap<>();

    private Language(String code) {
        this.code = code;
    }

    /** The lists for a language tag such as "en" or "en-GB". */
    static Language of(String tag) {
        String code = tag.length() < 2 ? "" : tag.substring(0, 2).toLowerCase(Locale.ROOT);
        return READ.computeIfAbsent(WITH_LISTS.contains(code) ? code : "en", Language::new);
    }

    WordList list(String name) {
        return WordList.beside(Language.class, code, name);
    }

    /** The cues of a list, with the classes all lists share. */
    CueSet cues(String name) {
        return cues.computeIfAbsent(name, list -> CueSet.read(List.of(list("classes"), list(list))));
    }
}
