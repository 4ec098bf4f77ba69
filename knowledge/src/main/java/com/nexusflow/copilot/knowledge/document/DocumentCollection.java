package com.nexusflow.copilot.knowledge.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Documents that the same people may read. */
public record DocumentCollection(UUID id, String name, Visibility visibility, int documents) {

    /** What a person's scope must hold to read it, or null when everybody of the tenant does. */
    public @Nullable UUID readerKey() {
        return visibility instanceof Visibility.Everyone ? null : id;
    }
}
