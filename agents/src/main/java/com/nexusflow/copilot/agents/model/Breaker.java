package com.nexusflow.copilot.agents.model;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Spares people the wait for a model that keeps failing: after some failures in a row it is left alone for a while, then tried once. */
final class Breaker {

    static final int FAILURES = 3;
    static final Duration REST = Duration.ofSeconds(60);

    private final LongSupplier nanos;
    private int failures;
    private long restsUntil;
    private boolean trying;
    private @Nullable Excuse last;

    /** @param nanos the time, as {@link System#nanoTime()} tells it */
    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Why the model is not to be asked now; empty lets one ask it, who has to tell how it went. */
    synchronized Optional<Excuse> refusal() {
        if (failures < FAILURES) {
            return Optional.empty();
        }
        if (trying || nanos.getAsLong() - restsUntil < 0) {
            return Optional.ofNullable(last);
        }
        trying = true;
        return Optional.empty();
    }

    synchronized void answered() {
        failures = 0;
        trying = false;
    }

    synchronized void failed(Excuse excuse) {
        if (!excuse.lasts()) {
            answered();
            return;
        }
        failures++;
        trying = false;
        last = excuse;
        restsUntil = nanos.getAsLong() + REST.toNanos();
    }
}
