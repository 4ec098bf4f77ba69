package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who rang whom. */
public enum Direction {
    INBOUND,
    OUTBOUND;

    static Direction of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
