package com.nexusflow.copilot.knowledge.source;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a node that has the index follow what changes: when it is woken, and every second because other nodes change things too. */
public final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(1);

    private final IndexFollowing following;
    private final Semaphore wakings = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().daemon().name("passages").unstarted(this::run);

    public Follower(IndexFollowing following) {
        this.following = following;
    }

    public void start() {
        thread.start();
    }

    /** Has it look soon; returns at once. */
    public void wake() {
        wakings.release();
    }

    private void run() {
        try {
            while (true) {
                look();
                if (wakings.tryAcquire(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakings.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            following.followAll();
        } catch (RuntimeException e) {
            LOG.warn("Passages could not be indexed; it is tried again in {}", LOOK_AROUND, e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
