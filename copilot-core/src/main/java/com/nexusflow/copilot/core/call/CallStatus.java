package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far a call has come. */
public enum CallStatus {
    RECEIVED,
    TRANSCRIBING,
    REVIEWING,
    REVIEWED,
    FAILED;

    /** The status of that code; an {@link IllegalArgumentException} that names them all when there is none. */
    public static CallStatus of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no status \"" + code + "\" of calls; it is one of "
                        + Arrays.stream(values()).map(CallStatus::code).collect(Collectors.joining(", "))));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
