package com.nexusflow.copilot.knowledge.document.read;

/** Ends the reading of a file, through whichever parser it is called from. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refused why;

    Unreadable(Refused why) {
        super("The file is refused: " + why.reason().code(), null, false, false);
        this.why = why;
    }

    static Unreadable because(Refusal reason, Object... values) {
        return new Unreadable(Refused.of(reason, values));
    }

    Refused why() {
        return why;
    }
}
