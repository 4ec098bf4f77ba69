package com.nexusflow.copilot.core.memory;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds between nodes: a key in Redis that names its owner and dies with a lease, which is prolonged while the hold is open. Each hold is
 * also one within the process, so threads of one node exclude each other while Redis is away.
 */
final class RedisHolds {

    private static final int RENEWALS_IN_A_LEASE = 3;
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(15);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(60);

    private final class Open implements Hold {

        private final String key;
        private final String owner = UUID.randomUUID().toString();
        private final Hold within;
        private final long since = System.nanoTime();
        private boolean closed;

        Open(String key, Hold within) {
            this.key = key;
            this.within = within;
        }

        boolean claim() {
            return link.ask(redis -> redis.set(key, owner, SetArgs.Builder.nx().px(lease.toMillis())), "OK"::equals, () -> true);
        }

        synchronized void renew() {
            if (closed || System.nanoTime() - since >= SharedMemory.LONGEST_HOLD.toNanos()) {
                open.remove(this);
                return;
            }
            boolean mine = link.ask(
                    redis -> redis.<Long>eval(Scripts.RENEW, ScriptOutputType.INTEGER, new String[] {key}, owner, Long.toString(lease.toMillis())),
                    answer -> answer == 1, () -> true);
            if (!mine) {
                open.remove(this);
            }
        }

        /** Synchronized with {@link #renew}, which would take the key again after its release. */
        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                open.remove(this);
                link.ask(redis -> redis.<Long>eval(Scripts.RELEASE, ScriptOutputType.INTEGER, new String[] {key}, owner), freed -> freed, () -> 0L);
                within.close();
            }
        }
    }

    private final RedisLink link;
    private final Duration lease;
    private final Set<Open> open = ConcurrentHashMap.newKeySet();

    RedisHolds(RedisLink link, Duration lease) {
        this.link = link;
        this.lease = lease;
        link.every(lease.dividedBy(RENEWALS_IN_A_LEASE), () -> open.forEach(Open::renew));
    }

    /** Claims the key for whoever holds it within the process already; that hold is closed when the claim fails. */
    Optional<Hold> claim(String key, Hold within, long patienceEnds) {
        Open hold = new Open(key, within);
        while (!hold.claim()) {
            if (System.nanoTime() - patienceEnds >= 0 || Thread.currentThread().isInterrupted()) {
                within.close();
                return Optional.empty();
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE, LONGEST_PAUSE));
        }
        open.add(hold);
        return Optional.of(hold);
    }

    void closeAll() {
        open.forEach(Open::close);
    }
}
