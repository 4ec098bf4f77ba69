package com.nexusflow.copilot.core.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Holds between the threads of this process. */
final class LocalHolds {

    private final class Held implements Hold {

        private final MemoryKey key;
        private final Instant until;

        Held(MemoryKey key) {
            this.key = key;
            this.until = clock.instant().plus(SharedMemory.LONGEST_HOLD);
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (holds.remove(key, this)) {
                    freed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final Map<MemoryKey, Held> holds = new HashMap<>();

    LocalHolds(Clock clock) {
        this.clock = clock;
    }

    Optional<Hold> take(MemoryKey key, Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (isHeld(holds.get(key))) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = freed.awaitNanos(left);
            }
            Held held = new Held(key);
            holds.put(key, held);
            return Optional.of(held);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private boolean isHeld(@Nullable Held held) {
        return held != null && held.until.isAfter(clock.instant());
    }
}
