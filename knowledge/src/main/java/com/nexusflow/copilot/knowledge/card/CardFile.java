package com.nexusflow.copilot.knowledge.card;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A card as Markdown with front matter, as it lives in version control.
 *
 * @param version the version it was written from, or null when the file does not say
 * @param owner the owner's name or id, or null for nobody
 * @param content without the owner
 */
record CardFile(String competitor, @Nullable Integer version, @Nullable String owner, CardContent content, Lines lines) {

    static final String FENCE = "---";
    static final String COMPETITOR = "competitor";
    static final String VERSION = "version";
    static final String OWNER = "owner";
    static final String FRESH_UNTIL = "fresh-until";

    /** Where the front matter's values stand, for messages. */
    record Lines(int version, int owner) {}

    /** The headings, in their order. */
    static final Map<String, CardField> SECTIONS = sections();

    private static Map<String, CardField> sections() {
        Map<String, CardField> sections = new LinkedHashMap<>();
        for (CardField field : CardField.values()) {
            if (field != CardField.OWNER && field != CardField.FRESH_UNTIL) {
                sections.put(heading(field), field);
            }
        }
        return sections;
    }

    static String heading(CardField field) {
        return field.name().charAt(0) + field.name().substring(1).toLowerCase(Locale.ROOT);
    }

    static String known() {
        return SECTIONS.keySet().stream().map(heading -> "\"## " + heading + "\"").collect(Collectors.joining(", "));
    }
}
