package com.nexusflow.copilot.agents.offline;

import java.util.List;
import java.util.Set;

/** The points of the compass in the product's languages, so that a region called West is "Westen", "ouest" and "oeste" as well. */
final class Directions {

    /** "Est", "este" and "sur" are common words, so that they name a region only together with an article or the word region. */
    private static final List<Set<String>> ALIKE = List.of(
            Set.of("north", "nord", "norden", "norte"),
            Set.of("south", "sud", "suden", "el sur", "del sur", "region sur", "zona sur"),
            Set.of("west", "westen", "ouest", "oeste"),
            Set.of("east", "ost", "osten", "l est", "region est", "zone est", "el este", "del este", "region este", "zona este"),
            Set.of("central", "zentral", "zentrum", "region mitte", "centre", "centro"));

    private Directions() {}

    /** Directions are short and alike ("el este", "el oeste"), so that a slip in one must not make it another. */
    static boolean isDirection(String spelling) {
        return ALIKE.stream().anyMatch(names -> names.contains(spelling));
    }

    /** All spellings of the region with the given plain name, itself included. */
    static Set<String> spellings(String plain) {
        return ALIKE.stream().filter(names -> names.contains(plain)).findFirst().orElse(plain.isEmpty() ? Set.of() : Set.of(plain));
    }
}
