package com.nexusflow.copilot.core.memory;

import java.time.Duration;

/**
 * How often something may be used in any stretch of time of this length.
 *
 * @param guardsWrites whether to refuse rather than count alone when the other nodes' uses are not known
 */
public record Limit(int uses, Duration window, boolean guardsWrites) {

    public static final int MOST_USES = 10_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    public Limit {
        if (uses < 1 || uses > MOST_USES) {
            throw new IllegalArgumentException("uses must be from 1 to " + MOST_USES + ", was " + uses);
        }
        if (window.toMillis() < 1 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("window must be from 1 ms to " + LONGEST + ", was " + window);
        }
    }

    public static Limit ofReads(int uses, Duration window) {
        return new Limit(uses, window, false);
    }

    public static Limit ofWrites(int uses, Duration window) {
        return new Limit(uses, window, true);
    }
}
