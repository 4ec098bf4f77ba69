package com.nexusflow.copilot.knowledge.passage;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a source that can be quoted: a turn of a call, a field of a card, some paragraphs of a document.
 *
 * @param position counts the passages of a source from 0
 * @param title what the source is called
 * @param trail where in the source the passage stands: headings, the speaker, the field of a card; may be empty
 * @param place where that is, as the source counts: a page or sheet of a document, the milliseconds of a call; may be empty
 * @param reader the key of those who may read it, or null when everybody in the tenant may
 */
public record Passage(
        UUID id, SourceKind kind, UUID source, int position, String title, String trail, String place, String text, Locale language, Instant writtenAt,
        @Nullable UUID reader) {

    public Passage {
        if (position < 0) {
            throw new IllegalArgumentException("position is " + position + "; passages are counted from 0");
        }
        if (title.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("passage " + position + " of " + kind + " " + source + " needs a title and a text");
        }
    }
}
