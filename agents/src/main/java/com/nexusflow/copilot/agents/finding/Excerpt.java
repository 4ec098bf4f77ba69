package com.nexusflow.copilot.agents.finding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a source, word for word.
 *
 * @param kind card, document, call, note, email or activity
 * @param position the passage within the source
 * @param title what the source is called: the competitor of a card, the title of a document, with whom a call was
 * @param trail where in the source they stand: the field of a card, headings, the speaker; may be empty
 * @param place page, sheet or slide of a document, or when in a call; may be empty
 * @param head the objection that a card answers, or empty
 * @param text the lines
 * @param lines the same sentence by sentence
 * @param day when it was written or said
 */
public record Excerpt(String kind, UUID source, int position, String title, String trail, String place, String head, String text, List<String> lines, @Nullable String owner,
        LocalDate day, @Nullable LocalDate freshUntil) {

    public Excerpt {
        lines = List.copyOf(lines);
    }

    /** Whether it was held to be true until a day that is over. */
    @JsonIgnore
    boolean isStale(LocalDate today) {
        return freshUntil != null && freshUntil.isBefore(today);
    }
}
