package com.nexusflow.copilot.knowledge.search;

import java.util.List;

/**
 * What a question found, the best first.
 *
 * @param byWordsOnly whether the index was away, so that only passages with the question's words were found
 */
public record Findings(List<Quotable> passages, boolean byWordsOnly) {

    public Findings {
        passages = List.copyOf(passages);
    }
}
