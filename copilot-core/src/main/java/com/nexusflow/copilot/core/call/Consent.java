package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether those who spoke agreed that the call is kept; one that was refused is never stored. */
public enum Consent {
    GIVEN,
    UNKNOWN,
    REFUSED;

    /** The one of that code; an {@link IllegalArgumentException} that names them all when there is none. */
    public static Consent of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("consent must be one of " + Arrays.stream(values()).map(Consent::code).collect(Collectors.joining(", "))));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
