package com.nexusflow.copilot.core.crm.imports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import: how far it is, and what it did.
 *
 * @param message why it failed, in the tenant's language, or null
 */
public record ImportRun(
        UUID id,
        @Nullable UUID startedBy,
        Status status,
        long rowsTotal,
        long rowsDone,
        long created,
        long updated,
        long unchanged,
        long failed,
        @Nullable String message,
        Instant startedAt,
        @Nullable Instant finishedAt,
        List<FileResult> files) {

    /** Running, or ended with all of its rows that could be taken, or with none. */
    public enum Status {
        RUNNING,
        COMPLETED,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
