package com.nexusflow.copilot.core.memory;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The memory of a node that stands alone, bounded in size. */
public final class InProcessMemory implements SharedMemory {

    private final LocalLimits limits;
    private final LocalValues values;
    private final LocalHolds holds;

    public InProcessMemory(Clock clock) {
        this.limits = new LocalLimits(clock);
        this.values = new LocalValues(clock);
        this.holds = new LocalHolds(clock);
    }

    @Override
    public Allowance take(MemoryKey key, Limit limit) {
        return limits.ask(key, limit, true);
    }

    @Override
    public Allowance look(MemoryKey key, Limit limit) {
        return limits.ask(key, limit, false);
    }

    @Override
    public void remember(MemoryKey key, String value, Duration life) {
        checkLength(value);
        values.put(key, value, life);
    }

    static void checkLength(String value) {
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("The value has " + value.length() + " characters; at most " + LONGEST_VALUE + " are remembered");
        }
    }

    @Override
    public Optional<String> recall(MemoryKey key) {
        return values.get(key);
    }

    @Override
    public void forget(MemoryKey key) {
        limits.forget(key);
        values.forget(key);
    }

    void forgetValues() {
        values.forgetAll();
    }

    @Override
    public Optional<Hold> hold(MemoryKey key, Duration patience) {
        return holds.take(key, patience);
    }

    @Override
    public State state() {
        return State.ALONE;
    }

    @Override
    public void close() {}
}
