package com.nexusflow.copilot.core.inbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on lanes: each on one node at a time, and on another soon after a node died. A lane is woken when something was put into it; what was put
 * there without waking anybody, because of a crash, is found by looking from time to time.
 */
final class Lanes implements AutoCloseable {

    /** A box of what is to be worked on, in lanes. After a crash the work on a lane begins again: the box sees to it that this does no harm. */
    interface Box {

        String name();

        /** Works on what waits in the lane; the moment to go on, or null when nothing is left. */
        @Nullable Instant work(Lane lane);

        boolean isWaiting(Lane lane);

        /** The lanes of all tenants in which something waits that is due. */
        List<Lane> waiting();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final int AT_ONCE = 48;
    /** One box may not take all threads: what is slow must not keep from being done what is quick. */
    private static final int OF_ONE_BOX = 32;
    private static final Duration FULL = Duration.ofMillis(300);
    static final Duration HEARTBEAT = Duration.ofSeconds(1);
    static final int MISSED_HEARTBEATS = 4;
    private static final Duration LOOK_AROUND = Duration.ofSeconds(3);

    private final Map<String, CustomTask<Void>> tasks = new ConcurrentHashMap<>();
    private final List<Box> boxes;
    private final Scheduler scheduler;
    private final Set<String> awake = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<Runnable> wakings = new LinkedBlockingQueue<>();
    private final Thread waker = Thread.ofVirtual().name("lanes").unstarted(this::wakeAll);

    Lanes(DataSource source, List<Box> boxes) {
        this.boxes = List.copyOf(boxes);
        boxes.forEach(box -> tasks.put(box.name(), task(box)));
        this.scheduler = Scheduler.create(source, List.copyOf(tasks.values()))
                .threads(AT_ONCE)
                // Threads of the machine: virtual ones would keep requests, which are virtual too, from a core for as long as a turn computes.
                .executorService(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("lane-", 0).factory()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .enableImmediateExecution()
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    void start() {
        scheduler.start();
        waker.start();
    }

    /** Has the lane worked on soon; returns at once. Whoever works on it here looks again before leaving it. */
    void wake(Box box, Lane lane) {
        if (!awake.contains(key(box, lane))) {
            wakings.add(() -> schedule(box, lane));
        }
    }

    private static String key(Box box, Lane lane) {
        return box.name() + "/" + lane;
    }

    private CustomTask<Void> task(Box box) {
        Semaphore places = new Semaphore(OF_ONE_BOX);
        return Tasks.custom(box.name(), Void.class)
                .onDeadExecutionRevive()
                .onFailure((complete, operations) -> operations.reschedule(complete, Instant.now().plus(LOOK_AROUND)))
                .execute((instance, context) -> {
                    Lane lane = Lane.parse(instance.getId());
                    awake.add(key(box, lane));
                    try {
                        return after(box, lane, work(box, lane, places));
                    } catch (RuntimeException | Error e) {
                        awake.remove(key(box, lane));
                        throw e;
                    }
                });
    }

    private static @Nullable Instant work(Box box, Lane lane, Semaphore places) {
        if (!places.tryAcquire()) {
            return Instant.now().plus(FULL);
        }
        try {
            return box.work(lane);
        } finally {
            places.release();
        }
    }

    private CompletionHandler<Void> after(Box box, Lane lane, @Nullable Instant again) {
        if (again != null) {
            awake.remove(key(box, lane));
            return (complete, operations) -> operations.reschedule(complete, again);
        }
        return (complete, operations) -> {
            try {
                operations.remove();
            } finally {
                awake.remove(key(box, lane));
            }
            // Who put something there before the removal may have found the lane still awake.
            if (box.isWaiting(lane)) {
                wake(box, lane);
            }
        };
    }

    private void wakeAll() {
        Instant look = Instant.now();
        try {
            while (true) {
                Runnable next = wakings.poll(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
                if (!Instant.now().isBefore(look)) {
                    look = Instant.now().plus(LOOK_AROUND);
                    boxes.forEach(this::lookAround);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAround(Box box) {
        try {
            box.waiting().forEach(lane -> schedule(box, lane));
        } catch (RuntimeException e) {
            LOG.warn("What waits in the {} could not be read; it is looked for again in {}", box.name(), LOOK_AROUND, e);
        }
    }

    private void schedule(Box box, Lane lane) {
        try {
            scheduler.scheduleIfNotExists(new TaskInstance<>(box.name(), lane.toString()), Instant.now());
        } catch (RuntimeException e) {
            LOG.warn("A lane of the {} could not be woken; it is looked for again in {}", box.name(), LOOK_AROUND, e);
        }
    }

    @Override
    public void close() {
        waker.interrupt();
        scheduler.stop();
    }
}
