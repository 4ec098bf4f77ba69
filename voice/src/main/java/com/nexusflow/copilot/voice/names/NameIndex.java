package com.nexusflow.copilot.voice.names;

import com.nexusflow.copilot.voice.words.Sounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names by their sound, also found when one consonant of it is missing or too many. */
final class NameIndex {

    /** A name, its letters, and these as they are compared. */
    record Name(String text, String letters, String plain) {
    }

    private static final int SHORTEST_KEY = 2;
    private static final int SHORTEST_WITH_FAULT = 4;

    private final Map<String, List<Name>> byLetters = new HashMap<>();
    private final Map<String, Set<Name>> bySound = new HashMap<>();

    NameIndex(List<String> names) {
        for (String text : new LinkedHashSet<>(names)) {
            Name name = new Name(text.strip(), Spelling.letters(text), Spelling.plain(Spelling.letters(text)));
            if (!name.letters().isEmpty()) {
                byLetters.computeIfAbsent(name.letters(), letters -> new ArrayList<>()).add(name);
                for (String key : Sounds.keys(name.letters())) {
                    near(key).forEach(sound -> bySound.computeIfAbsent(sound, all -> new LinkedHashSet<>()).add(name));
                }
            }
        }
    }

    List<Name> spelled(String letters) {
        return byLetters.getOrDefault(letters, List.of());
    }

    Set<Name> sounding(String letters) {
        Set<Name> names = new LinkedHashSet<>();
        for (String key : Sounds.keys(letters)) {
            near(key).forEach(sound -> names.addAll(bySound.getOrDefault(sound, Set.of())));
        }
        return names;
    }

    /** The sound itself and, when it is long enough to tell, each that lacks one consonant of it. M and N are one to the ear. */
    private static List<String> near(String key) {
        String sound = key.replace('M', 'N');
        List<String> near = new ArrayList<>();
        if (sound.length() >= SHORTEST_KEY) {
            near.add(sound);
        }
        for (int i = 0; sound.length() >= SHORTEST_WITH_FAULT && i < sound.length(); i++) {
            near.add(sound.substring(0, i) + sound.substring(i + 1));
        }
        return near;
    }
}
