package com.nexusflow.copilot.knowledge.document.read;

import java.util.Locale;

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

    public static DocumentKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
