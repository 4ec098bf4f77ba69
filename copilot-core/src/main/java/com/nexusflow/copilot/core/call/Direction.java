package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who rang whom. */
public enum Direction {
    INBOUND,
    OUTBOUND;

    /** The one of that code; an {@link IllegalArgumentException} that names them all when there is none. */
    public static Direction of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("direction must be one of " + Arrays.stream(values()).map(Direction::code).collect(Collectors.joining(", "))));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
