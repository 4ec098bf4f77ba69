package com.nexusflow.copilot.knowledge.card;

/** Why a battle card is not shown, made, changed or deleted. */
public final class CardRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What stands against it. */
    public enum Reason {
        /** There is no such card or version. */
        UNKNOWN,
        /** The person neither owns it nor has a role that writes cards. */
        NOT_YOURS,
        /** The competitor has one already. */
        EXISTS,
        /** Something in it is too long, too much, or of nobody. */
        BAD_CONTENT
    }

    private final Reason reason;

    CardRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
