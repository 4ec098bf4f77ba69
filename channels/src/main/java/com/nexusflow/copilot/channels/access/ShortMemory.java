package com.nexusflow.copilot.channels.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Values by key that are forgotten after a while, and earlier when there are too many. */
final class ShortMemory<T> {

    private record Kept<T>(T value, Instant until) {}

    private static final int MOST = 10_000;

    private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();
    private final Duration life;
    private final Clock clock;

    ShortMemory(Duration life, Clock clock) {
        this.life = life;
        this.clock = clock;
    }

    Optional<T> get(String key) {
        return Optional.ofNullable(kept.get(key)).filter(entry -> entry.until().isAfter(clock.instant())).map(Kept::value);
    }

    void put(String key, T value) {
        makeRoom();
        kept.put(key, new Kept<>(value, clock.instant().plus(life)));
    }

    private void makeRoom() {
        if (kept.size() >= MOST) {
            Instant now = clock.instant();
            kept.values().removeIf(entry -> !entry.until().isAfter(now));
            if (kept.size() >= MOST) {
                kept.clear();
            }
        }
    }
}
