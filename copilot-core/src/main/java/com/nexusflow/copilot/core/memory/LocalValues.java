package com.nexusflow.copilot.core.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Values in this process, forgotten after their time and earlier when there are too many. */
final class LocalValues {

    private record Kept(String value, Instant until) {}

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<MemoryKey, Kept> kept = new Latest<>(MOST);

    LocalValues(Clock clock) {
        this.clock = clock;
    }

    synchronized void put(MemoryKey key, String value, Duration life) {
        kept.put(key, new Kept(value, clock.instant().plus(life)));
    }

    synchronized Optional<String> get(MemoryKey key) {
        Optional<Kept> found = Optional.ofNullable(kept.get(key));
        if (found.isPresent() && !found.get().until().isAfter(clock.instant())) {
            kept.remove(key);
            return Optional.empty();
        }
        return found.map(Kept::value);
    }

    synchronized void forget(MemoryKey key) {
        kept.remove(key);
    }

    synchronized void forgetAll() {
        kept.clear();
    }
}
