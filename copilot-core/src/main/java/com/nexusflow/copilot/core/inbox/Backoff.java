package com.nexusflow.copilot.core.inbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before something is tried again: about half a second, doubled each time, at most two minutes, never all at the same moment. */
public final class Backoff {

    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 120_000;

    private Backoff() {}

    /** @param attempt 1 after the first try */
    public static Duration after(int attempt) {
        long full = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, 10));
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
