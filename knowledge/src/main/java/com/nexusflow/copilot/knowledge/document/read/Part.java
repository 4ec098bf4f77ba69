package com.nexusflow.copilot.knowledge.document.read;

import java.util.List;
import java.util.Locale;

/**
 * A paragraph, list, table, slide, stretch of a sheet or message.
 *
 * @param trail the headings it stands under, the widest first
 * @param text without anything that cannot be seen; the first line of a table or sheet is its header, cells are parted by " | "
 * @param place where it stands as {@link Place} writes it, or empty where the format has no places
 */
public record Part(List<String> trail, Kind kind, String text, String place) {

    /** What a part is to a reader. */
    public enum Kind {
        TEXT,
        TABLE,
        LIST,
        SLIDE,
        SHEET,
        MESSAGE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public Part {
        trail = List.copyOf(trail);
        if (text.isBlank()) {
            throw new IllegalArgumentException("A part holds text; the one at \"" + place + "\" is blank");
        }
    }
}
