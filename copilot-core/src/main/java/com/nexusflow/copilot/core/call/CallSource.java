package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a call comes as. */
public enum CallSource {
    /** A text that somebody else wrote down. */
    TRANSCRIPT;

    static CallSource of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
