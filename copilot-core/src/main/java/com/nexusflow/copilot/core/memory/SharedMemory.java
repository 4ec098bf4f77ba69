package com.nexusflow.copilot.core.memory;

import java.time.Duration;
import java.util.Optional;

/**
 * Short-term memory that all nodes share: who used what how often, values that may be lost at any time, and holds of which only one
 * exists at a time. It never holds the only copy of anything, and it never fails: when what is shared cannot be reached, a node goes on
 * with its own memory, and only limits that guard writes refuse.
 */
public interface SharedMemory extends AutoCloseable {

    /** Whom this node shares its memory with. */
    enum State {
        /** Nobody, as set up. */
        ALONE,
        /** The other nodes. */
        SHARED,
        /** Nobody at the moment, although it should. */
        AWAY
    }

    /** The longest value that is remembered, in characters. */
    int LONGEST_VALUE = 8_192;

    /** A hold that nobody closed ends after this time. */
    Duration LONGEST_HOLD = Duration.ofMinutes(5);

    /** Uses a limit once, if it allows one more use now. */
    Allowance take(MemoryKey key, Limit limit);

    /** What {@link #take} would answer now, without using the limit. */
    Allowance look(MemoryKey key, Limit limit);

    /** Remembers a value for at most this time. */
    void remember(MemoryKey key, String value, Duration life);

    Optional<String> recall(MemoryKey key);

    /** Forgets the value and the uses counted under the key. */
    void forget(MemoryKey key);

    /**
     * Holds the key until the hold is closed, for at most {@link #LONGEST_HOLD}; a node that dies loses its holds within seconds. A hold
     * cannot be taken twice, not even by the same thread.
     *
     * @param patience how long to wait for another's hold to end
     * @return empty when another held the key all the time
     */
    Optional<Hold> hold(MemoryKey key, Duration patience);

    State state();

    @Override
    void close();
}
