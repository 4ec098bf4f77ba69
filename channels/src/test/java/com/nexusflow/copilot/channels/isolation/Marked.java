package com.nexusflow.copilot.channels.isolation;

import java.util.Set;
import java.util.UUID;

/**
 * A record that betrays itself wherever it is shown, and who may see it.
 *
 * @param name what people call it, or its table when it has no name
 * @param amounts whole currency units, of seven digits each and each used once
 * @param readers the persons who may see it
 */
record Marked(UUID tenant, String table, UUID id, String name, Set<String> words, Set<Long> amounts, Set<UUID> readers) {

    Marked {
        words = Set.copyOf(words);
        amounts = Set.copyOf(amounts);
        readers = Set.copyOf(readers);
    }

    /** Whether people say its name, and nothing else is called so. */
    boolean hasNameOfItsOwn() {
        return !Words.of(name).isEmpty();
    }
}
