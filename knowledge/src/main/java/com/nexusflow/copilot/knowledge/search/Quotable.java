package com.nexusflow.copilot.knowledge.search;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.knowledge.passage.Passage;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A passage that was found, as PostgreSQL holds it now, with who answers for its source.
 *
 * @param score orders what was found by one question
 * @param words how much of the question's words, weighted by how rare they are, stand in it and around it: 0 to 1
 * @param meaning how alike the question and the passage are in meaning, about 0 to 1; 0 while only words are looked for
 * @param owner who answers for the card or document, or whose call, note or e-mail it is
 * @param freshUntil the last day on which the card or document holds without another look
 */
public record Quotable(Passage passage, double score, double words, double meaning, @Nullable Named owner, @Nullable LocalDate freshUntil) {

    /** Whether somebody said until when it holds, and that day is over. */
    public boolean isStale(LocalDate today) {
        return freshUntil != null && freshUntil.isBefore(today);
    }
}
