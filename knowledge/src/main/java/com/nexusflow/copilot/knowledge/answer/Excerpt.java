package com.nexusflow.copilot.knowledge.answer;

import com.nexusflow.copilot.knowledge.search.Quotable;

/**
 * The lines of a passage that answer.
 *
 * @param quote word for word as they stand in the passage
 * @param support how strongly they answer, from 0 to 1
 */
public record Excerpt(Quotable source, String quote, double support) {}
