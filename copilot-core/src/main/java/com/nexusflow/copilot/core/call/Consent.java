package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether those who spoke agreed that the call is kept; one that was refused is never stored. */
public enum Consent {
    GIVEN,
    UNKNOWN,
    REFUSED;

    static Consent of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
