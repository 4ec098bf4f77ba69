package com.nexusflow.copilot.knowledge.document.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file is by its content, whatever it is called. */
public enum DocumentKind {
    MARKDOWN,
    HTML,
    TEXT,
    PDF,
    WORD,
    SLIDES,
    WORKBOOK,
    CSV,
    EMAIL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that code; an {@link IllegalArgumentException} that names them all when there is none. */
    public static DocumentKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no kind \"" + code + "\" of documents; it is one of "
                        + Arrays.stream(values()).map(DocumentKind::code).collect(Collectors.joining(", "))));
    }
}
