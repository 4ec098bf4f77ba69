package com.nexusflow.copilot.knowledge.answer;

import com.nexusflow.copilot.knowledge.search.Quotable;
import java.util.List;

/**
 * What the knowledge says to a question.
 *
 * @param excerpts the lines that answer, the best first; none when nothing does
 * @param conflicts pairs of excerpts of different sources that do not agree
 * @param nearest what comes closest where nothing answers, one passage of a source
 * @param byWordsOnly whether the index was away, so that only passages with the question's words were found
 */
public record Answer(List<Excerpt> excerpts, List<Conflict> conflicts, List<Quotable> nearest, boolean byWordsOnly) {

    /** Two excerpts that speak of the same and name different figures, or one of which denies what the other says; the newer one first. */
    public record Conflict(Excerpt one, Excerpt other) {}

    public Answer {
        excerpts = List.copyOf(excerpts);
        conflicts = List.copyOf(conflicts);
        nearest = List.copyOf(nearest);
    }
}
