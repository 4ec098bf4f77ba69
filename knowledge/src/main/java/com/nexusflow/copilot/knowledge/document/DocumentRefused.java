package com.nexusflow.copilot.knowledge.document;

/** A document or a collection is not taken, changed or taken away; the message says why and what to do. */
public final class DocumentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The name is empty, too long, or cannot be seen. */
        NAME,
        /** Another collection, or another document of the collection, has the name. */
        NAME_TAKEN,
        /** Another document of the collection has the same bytes. */
        CONTENT_TAKEN,
        /** There is no such collection, or not for this person. */
        UNKNOWN_COLLECTION,
        /** There is no such team or person. */
        UNKNOWN,
        /** The file is empty. */
        EMPTY,
        /** The file has more bytes than are taken. */
        TOO_LARGE,
        /** It is somebody else's. */
        NOT_YOURS
    }

    private final Reason reason;

    public DocumentRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
