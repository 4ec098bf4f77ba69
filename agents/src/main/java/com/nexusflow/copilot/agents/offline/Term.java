package com.nexusflow.copilot.agents.offline;

import java.util.Set;
import java.util.stream.Collectors;

/** Tokens [from, to) of a question that form a phrase of the lexicon, with all that the phrase can mean. */
record Term(int from, int to, Set<Meaning> meanings) {

    boolean is(String kind) {
        return meanings.stream().anyMatch(m -> m.kind().equals(kind));
    }

    boolean is(String kind, String code) {
        return meanings.contains(new Meaning(kind, code));
    }

    /** The same phrase without its meanings of the kind. */
    Term without(String kind) {
        return new Term(from, to, meanings.stream().filter(m -> !m.kind().equals(kind)).collect(Collectors.toSet()));
    }

    /** The code of the given kind, or an empty text. */
    String code(String kind) {
        return meanings.stream().filter(m -> m.kind().equals(kind)).map(Meaning::code).findFirst().orElse("");
    }

    /** Carries no more meaning than a filler word. */
    boolean isFiller() {
        return meanings.stream().allMatch(m -> m.kind().equals("filler"));
    }
}
