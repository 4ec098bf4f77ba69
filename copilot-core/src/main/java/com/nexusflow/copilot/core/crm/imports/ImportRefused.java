package com.nexusflow.copilot.core.crm.imports;

/** An import that did not start or was undone as a whole; the message tells the user why and what to do. */
public final class ImportRefused extends RuntimeException {

    /** Why: the person may not import, another import is running, or a file cannot be used. */
    public enum Reason {
        NOT_ALLOWED,
        ALREADY_RUNNING,
        BAD_FILE
    }

    private final Reason reason;

    public ImportRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static ImportRefused badFile(String message) {
        return new ImportRefused(Reason.BAD_FILE, message);
    }

    public Reason reason() {
        return reason;
    }
}
