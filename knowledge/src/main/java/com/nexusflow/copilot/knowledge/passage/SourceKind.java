package com.nexusflow.copilot.knowledge.passage;

import java.util.Locale;

/** What a passage was cut from. */
public enum SourceKind {
    CARD, DOCUMENT, CALL, NOTE, EMAIL, ACTIVITY;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SourceKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether one passage leads to the next, so that its neighbours say what it is about. The fields of a card stand alone. */
    public boolean flows() {
        return this != CARD;
    }

    /** Whether a passage is what somebody said in a conversation; such a passage is shown with the turns around it. */
    public boolean isSpoken() {
        return this == CALL;
    }
}
