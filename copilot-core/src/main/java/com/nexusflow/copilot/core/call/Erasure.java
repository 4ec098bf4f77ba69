package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** The receipt for a call that was erased. */
public record Erasure(UUID call, Instant erasedAt, Audio audio) {

    /** What became of the sound. */
    public enum Audio {
        ERASED,
        /** Its store did not answer; it is asked again until it does. */
        BEING_ERASED,
        NONE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
