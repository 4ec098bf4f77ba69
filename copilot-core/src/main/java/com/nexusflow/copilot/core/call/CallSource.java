package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a call comes as. */
public enum CallSource {
    /** A text that somebody else wrote down. */
    TRANSCRIPT,
    /** A recording that a person or a program brought. */
    UPLOAD,
    /** A recording that Twilio made. */
    TWILIO,
    /** A recording that was put into a conversation there. */
    SLACK,
    TEAMS;

    static CallSource of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
