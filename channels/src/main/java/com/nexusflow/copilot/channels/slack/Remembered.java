package com.nexusflow.copilot.channels.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What Slack told lately, so that it need not be asked again for a while; what it did not tell is not remembered. */
final class Remembered<T> {

    private record Entry<T>(T value, Instant until) {}

    private static final int MOST = 20_000;

    private final Map<String, Entry<T>> entries = new ConcurrentHashMap<>();
    private final Duration lasts;
    private final Clock clock;

    Remembered(Duration lasts, Clock clock) {
        this.lasts = lasts;
        this.clock = clock;
    }

    Optional<T> get(String key, Supplier<Optional<T>> asked) {
        Entry<T> entry = entries.get(key);
        if (entry != null && clock.instant().isBefore(entry.until())) {
            return Optional.of(entry.value());
        }
        Optional<T> value = asked.get();
        value.ifPresent(found -> put(key, found));
        return value;
    }

    void put(String key, T value) {
        Instant now = clock.instant();
        if (entries.size() >= MOST) {
            entries.values().removeIf(entry -> !now.isBefore(entry.until()));
        }
        if (entries.size() < MOST) {
            entries.put(key, new Entry<>(value, now.plus(lasts)));
        }
    }
}
