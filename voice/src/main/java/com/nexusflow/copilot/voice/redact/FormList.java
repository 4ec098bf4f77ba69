package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.voice.words.WordList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lines "name: phrase, phrase" of a language's list, those of one name together. */
record FormList(String name, Map<String, List<String>> phrases) {

    static FormList of(String language) {
        WordList list = WordList.beside(FormList.class, language, "spoken");
        Map<String, List<String>> phrases = new LinkedHashMap<>();
        for (String line : list.lines()) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new IllegalStateException("The line \"" + line + "\" of " + list.name() + " has no name; write \"name: phrase, phrase\"");
            }
            phrases.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>()).addAll(List.of(line.substring(colon + 2).split(", ")));
        }
        return new FormList(list.name(), phrases);
    }

    List<String> under(String first, String... others) {
        List<String> all = new ArrayList<>(phrases.getOrDefault(first, List.of()));
        for (String other : others) {
            all.addAll(phrases.getOrDefault(other, List.of()));
        }
        return all;
    }

    /** Each phrase under the names that begin like this, with the rest of the name. */
    void each(String prefix, BiConsumer<String, String> taker) {
        phrases.forEach((name, forms) -> {
            if (name.startsWith(prefix)) {
                forms.forEach(form -> taker.accept(form, name.substring(prefix.length())));
            }
        });
    }

    /** Any of the phrases as whole words. */
    Pattern words(String name) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + either(under(name)) + "(?![\\p{L}\\p{N}])");
    }

    /** An expression over digits or text that stands in the list as it is; one that is missing matches nothing. */
    Pattern expression(String name) {
        return Pattern.compile(phrases.containsKey(name) ? String.join(",", under(name)) : "(?!)");
    }

    /** A group of the phrases for an expression; of none it matches nothing. */
    static String either(List<String> phrases) {
        return phrases.isEmpty() ? "(?!)" : phrases.stream().sorted((one, other) -> other.length() - one.length())
                .map(phrase -> Pattern.quote(phrase).replace(" ", "\\E\\s+\\Q").replace("'", "\\E['\u2019]\\Q"))
                .collect(Collectors.joining("|", "(?:", ")"));
    }
}
