package com.nexusflow.copilot.agents.intent;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Puts names into the slots of an example, once the stand-ins and once invented names, so that the classifier learns from the
 * words around a name rather than from the name.
 */
final class Wordings {

    private final Map<NameKind, List<String>> names = new EnumMap<>(NameKind.class);

    /** With the product's invented names. */
    Wordings() {
        for (NameKind kind : NameKind.values()) {
            names.put(kind, IntentExamples.names(kind));
        }
    }

    /** The sentences an example stands for: itself when it holds no slot. */
    List<String> of(String example) {
        return Stream.of(filled(example, true), filled(example, false)).distinct().toList();
    }

    private String filled(String example, boolean withStandIns) {
        String sentence = example;
        // The sentence itself draws its names, so that adding an example leaves the others as they were.
        int draw = Math.floorMod(example.hashCode() * 31, Short.MAX_VALUE);
        for (NameKind kind : NameKind.values()) {
            List<String> drawn = withStandIns ? List.of(kind.standIn()) : Objects.requireNonNull(names.get(kind));
            while (sentence.contains(kind.slot())) {
                int slot = sentence.indexOf(kind.slot());
                String name = drawn.get(draw++ % drawn.size());
                sentence = sentence.substring(0, slot) + name + sentence.substring(slot + kind.slot().length());
            }
        }
        return sentence;
    }

    /** The first slot of no known kind, or an empty text. */
    static String unknownSlot(String example) {
        String rest = example;
        for (NameKind kind : NameKind.values()) {
            rest = rest.replace(kind.slot(), "");
        }
        return Arrays.stream(rest.split("(?=\\{)")).filter(part -> part.startsWith("{")).findFirst().orElse("");
    }
}
