package com.nexusflow.copilot.voice.names;

import java.util.Comparator;

/** Words, from one to before another, that are to be replaced by a name, and how near they are to it. */
record Change(int from, int to, String name, double nearness) {

    /** The nearest one first; of equally near ones the one that explains more words. */
    static final Comparator<Change> BEST_FIRST = Comparator.comparingDouble(Change::nearness).reversed()
            .thenComparing(Comparator.comparingInt(Change::length).reversed())
            .thenComparingInt(Change::from)
            .thenComparing(Change::name);

    int length() {
        return to - from;
    }

    boolean overlaps(Change other) {
        return from < other.to && other.from < to;
    }
}
