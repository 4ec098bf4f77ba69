package com.nexusflow.copilot.core.call;

/** A call is not taken, or not erased; the message says why and what to do. */
public final class CallRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The text is no transcript. */
        UNREADABLE,
        /** It belongs to a record that is not there, or not for this person. */
        UNKNOWN,
        /** Those who spoke did not agree. */
        NO_CONSENT,
        /** It would be, or is, a call of somebody whose records this person does not change. */
        NOT_YOURS,
        /** The review has no such element of a scorecard. */
        NO_SUCH_ELEMENT,
        /** Somebody else judged it meanwhile. */
        CHANGED,
        /** It would have begun in the future. */
        NOT_YET,
        /** The external id, or the sound, is that of a call which was erased. */
        TAKEN
    }

    private final Reason reason;

    public CallRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
