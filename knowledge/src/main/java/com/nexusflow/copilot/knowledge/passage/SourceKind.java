package com.nexusflow.copilot.knowledge.passage;

/** What a passage was cut from. */
public enum SourceKind {
    CARD, DOCUMENT, CALL, NOTE, EMAIL, ACTIVITY;

    /** Whether one passage leads to the next, so that its neighbours say what it is about. The fields of a card stand alone. */
    public boolean flows() {
        return this != CARD;
    }

    /** Whether a passage is what somebody said in a conversation; such a passage is shown with the turns around it. */
    public boolean isSpoken() {
        return this == CALL;
    }
}
