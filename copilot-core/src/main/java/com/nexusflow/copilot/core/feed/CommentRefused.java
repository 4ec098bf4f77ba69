package com.nexusflow.copilot.core.feed;

/** Why nothing was said, changed or deleted. */
public final class CommentRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What stood against it. */
    public enum Reason {
        /** There is no such record or comment, or none that the person may see. */
        UNKNOWN,
        /** It has no character that can be seen, or too many. */
        BAD_TEXT,
        /** It mentions more people than a comment may. */
        TOO_MANY_MENTIONS,
        /** It is somebody else's. */
        NOT_YOURS
    }

    private final Reason reason;

    CommentRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
