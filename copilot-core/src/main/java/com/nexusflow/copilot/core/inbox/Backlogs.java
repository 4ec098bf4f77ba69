package com.nexusflow.copilot.core.inbox;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on backlogs: each lane on one node at a time, and on another soon after a node died. However much waits, the scheduler knows of as many lanes
 * as there are places; what is not in hand stands in no queue, so that a short call may still come before it.
 */
final class Backlogs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Backlogs.class);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(3);

    private final List<Backlog> all;
    private final String node = "node " + UUID.randomUUID();
    private final Scheduler scheduler;
    private final Semaphore wakings = new Semaphore(0);
    private final Thread chooser = Thread.ofVirtual().name("backlogs").unstarted(this::choose);

    Backlogs(DataSource source, List<? extends Backlog> backlogs) {
        this.all = List.copyOf(backlogs);
        this.scheduler = Scheduler.create(source, all.stream().<Task<?>>map(this::task).toList())
                .tableName("scheduled_backlogs")
                .schedulerName(new SchedulerName.Fixed(node))
                .threads(Math.max(1, all.stream().mapToInt(Backlog::places).sum()))
                .executorService(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("backlog-", 0).factory()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Lanes.HEARTBEAT)
                .missedHeartbeatsLimit(Lanes.MISSED_HEARTBEATS)
                .enableImmediateExecution()
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    void start() {
        if (!all.isEmpty()) {
            scheduler.start();
            chooser.start();
        }
    }

    /** Has free places filled soon; returns at once. */
    void wake() {
        wakings.release();
    }

    /** A lane that has to wait for something leaves its place; it is chosen again when it is due. */
    private CustomTask<Void> task(Backlog backlog) {
        return Tasks.custom(backlog.name(), Void.class)
                .onDeadExecutionRevive()
                .onFailure((complete, operations) -> operations.reschedule(complete, Instant.now().plus(LOOK_AROUND)))
                .execute((instance, context) -> {
                    backlog.work(Lane.parse(instance.getId()));
                    return leaving();
                });
    }

    private CompletionHandler<Void> leaving() {
        return (complete, operations) -> {
            operations.remove();
            wake();
        };
    }

    private void choose() {
        try {
            while (true) {
                all.forEach(this::fill);
                if (wakings.tryAcquire(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakings.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fill(Backlog backlog) {
        try {
            int free = backlog.places() - inHand(backlog);
            if (free > 0) {
                backlog.next(free).forEach(lane -> scheduler.scheduleIfNotExists(new TaskInstance<>(backlog.name(), lane.toString()), Instant.now()));
            }
        } catch (RuntimeException e) {
            LOG.warn("What is next in the backlog {} could not be begun; it is looked at again in {}", backlog.name(), LOOK_AROUND, e);
        }
    }

    /** What this node works on, and what any node may begin: two nodes together begin no more than both have places for. */
    private int inHand(Backlog backlog) {
        return (int) scheduler.getScheduledExecutionsForTask(backlog.name(), Void.class, ScheduledExecutionsFilter.all()).stream()
                .filter(lane -> !lane.isPicked() || node.equals(lane.getPickedBy()))
                .count();
    }

    @Override
    public void close() {
        chooser.interrupt();
        scheduler.stop();
    }
}
