package com.nexusflow.copilot.core.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Counts uses in this process. Each use counts until it has left the window, so no stretch of time sees more than the limit. */
final class LocalLimits {

    private static final int MOST = 50_000;

    private final Clock clock;
    private final Map<MemoryKey, Deque<Instant>> used = new Latest<>(MOST);

    LocalLimits(Clock clock) {
        this.clock = clock;
    }

    synchronized Allowance ask(MemoryKey key, Limit limit, boolean use) {
        Instant now = clock.instant();
        Deque<Instant> uses = used.getOrDefault(key, new ArrayDeque<>());
        Instant left = now.minus(limit.window());
        while (!uses.isEmpty() && !uses.peekFirst().isAfter(left)) {
            uses.removeFirst();
        }
        if (uses.size() >= limit.uses()) {
            return new Allowance(Duration.between(left, uses.peekFirst()));
        }
        if (use) {
            uses.addLast(now);
            used.put(key, uses);
        }
        return Allowance.GRANTED;
    }

    synchronized void forget(MemoryKey key) {
        used.remove(key);
    }
}
