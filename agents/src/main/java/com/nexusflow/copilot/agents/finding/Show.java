package com.nexusflow.copilot.agents.finding;

/** What a set of figures was asked for, which decides how it is worded. */
public enum Show {
    /** One figure, or the few that were asked for together. */
    FIGURE,
    /** Who or what comes first. */
    RANK,
    /** Every group, in order. */
    LIST,
    /** How many groups there are. */
    COUNT,
    /** Which part of the whole. */
    SHARE,
    /** The mean over the groups. */
    MEAN,
    /** Groups or periods against each other. */
    COMPARE,
    /** How it went over time. */
    TREND
}
