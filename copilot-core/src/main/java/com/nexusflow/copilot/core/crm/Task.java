package com.nexusflow.copilot.core.crm;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something a person has to do, or has done. */
public record Task(
        UUID id,
        String title,
        @Nullable LocalDate dueOn,
        @Nullable Instant doneAt,
        Instant createdAt,
        @Nullable Named owner,
        @Nullable Named opportunity)
        implements TimelineEntry {

    /** When it was done; when it was made, as long as it is open. */
    @Override
    public Instant at() {
        return doneAt != null ? doneAt : createdAt;
    }
}
