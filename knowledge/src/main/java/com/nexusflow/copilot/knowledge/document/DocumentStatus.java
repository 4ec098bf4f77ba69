package com.nexusflow.copilot.knowledge.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where the newest version of a document stands. */
public enum DocumentStatus {
    /** It is read, or waits for it. */
    READING,
    READY,
    /** Nothing of it is taken. */
    REFUSED;

    /** The status of that code; an {@link IllegalArgumentException} that names them all when there is none. */
    public static DocumentStatus of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no status \"" + code + "\" of documents; it is one of "
                        + Arrays.stream(values()).map(DocumentStatus::code).collect(Collectors.joining(", "))));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
