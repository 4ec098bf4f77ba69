package com.nexusflow.copilot.channels.access;

import com.nexusflow.copilot.core.memory.Limit;
import com.nexusflow.copilot.core.memory.MemoryKey;
import com.nexusflow.copilot.core.memory.SharedMemory;
import java.time.Duration;

/** Holds up whoever keeps guessing, at whichever node: after too many failures for one key, all further attempts wait. */
final class SignInThrottle {

    static final Duration WAIT = Duration.ofMinutes(5);
    private static final Limit FAILURES = Limit.ofReads(8, WAIT);

    private final SharedMemory memory;

    SignInThrottle(SharedMemory memory) {
        this.memory = memory;
    }

    void check(MemoryKey key) {
        if (!memory.look(key, FAILURES).isGranted()) {
            throw new TooManyAttempts();
        }
    }

    void failed(MemoryKey key) {
        memory.take(key, FAILURES);
    }

    void succeeded(MemoryKey key) {
        memory.forget(key);
    }
}
