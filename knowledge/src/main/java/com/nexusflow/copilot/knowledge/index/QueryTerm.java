package com.nexusflow.copilot.knowledge.index;

/**
 * A term that is looked for.
 *
 * @param own how much it counts in the passage itself
 * @param around how much it counts in and near the passage
 */
public record QueryTerm(String term, double own, double around) {}
