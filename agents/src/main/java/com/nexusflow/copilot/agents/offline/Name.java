package com.nexusflow.copilot.agents.offline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tokens [from, to) of a question that name something the tenant has, with all that the name may mean, best first.
 *
 * @param score how well the best choice fits, 0 to 1
 */
record Name(int from, int to, String said, List<Choice> choices, double score) {

    /** One thing a name may mean: a record (with id) or a value such as a region. Kind is the code of a record kind or dimension. */
    record Choice(String kind, @Nullable UUID id, String label) {}

    Name {
        choices = List.copyOf(choices);
    }

    boolean is(String kind) {
        return choices.getFirst().kind().equals(kind);
    }

    /** The first choice of that kind. */
    Optional<Choice> as(String kind) {
        return choices.stream().filter(c -> c.kind().equals(kind)).findFirst();
    }

    /** Whether several records of the first choice's kind fit equally. */
    boolean isAmbiguous() {
        return choices.stream().filter(c -> c.kind().equals(choices.getFirst().kind())).count() > 1;
    }
}
