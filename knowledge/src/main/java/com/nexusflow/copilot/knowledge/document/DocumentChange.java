package com.nexusflow.copilot.knowledge.document;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a document; null leaves it as it is.
 *
 * @param forGood whether it holds until somebody says otherwise
 */
public record DocumentChange(@Nullable UUID collection, @Nullable UUID owner, @Nullable LocalDate freshUntil, boolean forGood) {

    public DocumentChange {
        if (forGood && freshUntil != null) {
            throw new IllegalArgumentException("A document holds for good or until a day, not both; leave out " + freshUntil);
        }
    }
}
