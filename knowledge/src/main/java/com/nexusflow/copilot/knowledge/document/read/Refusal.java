package com.nexusflow.copilot.knowledge.document.read;

import java.util.Locale;

/** Why a file is not read. */
public enum Refusal {
    /** Not a single byte. */
    EMPTY_FILE,
    /** More bytes than are taken. */
    TOO_LARGE,
    /** Small as it is, it unpacks to more than is taken. */
    UNPACKS_TOO_FAR,
    TOO_MANY_PAGES,
    TOO_MANY_CELLS,
    TOO_MUCH_TEXT,
    TOO_SLOW,
    /** It opens with a password only. */
    ENCRYPTED,
    /** Word, PowerPoint or Excel as they were written before 2007. */
    OLD_OFFICE,
    OUTLOOK_MESSAGE,
    RICH_TEXT,
    OPEN_DOCUMENT,
    BINARY_WORKBOOK,
    ARCHIVE,
    IMAGE,
    MEDIA,
    PROGRAM,
    XML,
    /** Bytes of no kind that is known. */
    NOT_TEXT,
    /** A document in which nothing is written. */
    NO_TEXT,
    /** Pictures of pages. */
    SCANNED,
    /** Its letters are shapes without a meaning. */
    UNREADABLE_LETTERS,
    /** It does not keep to its own format. */
    BROKEN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Refusal of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String key() {
        return "refused." + code();
    }
}
