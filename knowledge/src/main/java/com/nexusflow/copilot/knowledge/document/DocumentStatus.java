package com.nexusflow.copilot.knowledge.document;

import java.util.Locale;

/** Where the newest version of a document stands. */
public enum DocumentStatus {
    /** It is read, or waits for it. */
    READING,
    READY,
    /** Nothing of it is taken. */
    REFUSED;

    public static DocumentStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
