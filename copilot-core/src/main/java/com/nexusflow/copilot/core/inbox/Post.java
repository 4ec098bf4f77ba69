package com.nexusflow.copilot.core.inbox;

import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The inbox and the outbox of this installation with those who work on them. Doors are opened when they are there to be knocked at. */
public final class Post implements AutoCloseable {

    private final Map<String, Door> doors = new ConcurrentHashMap<>();
    private final Outbox outbox;
    private final Inbox inbox;
    private final Lanes lanes;
    private final Backlogs backlogs;

    /** @param others what else is worked on in lanes, and takes longer than messages do */
    public Post(DataSource source, TenantDatabase database, Connections connections, List<? extends Backlog> others, Clock clock) {
        this.outbox = new Outbox(database, id -> door(connections, id), watcher(connections), clock);
        this.inbox = new Inbox(database, outbox, id -> door(connections, id), clock);
        this.lanes = new Lanes(source, List.of(inbox, outbox));
        this.backlogs = new Backlogs(source, others);
        inbox.wakeWith(lanes);
        outbox.wakeWith(lanes);
    }

    public Inbox inbox() {
        return inbox;
    }

    public Outbox outbox() {
        return outbox;
    }

    /** Has the backlogs looked at soon: something was put there. */
    public void wakeBacklogs() {
        backlogs.wake();
    }

    /** Begins to work with these doors. */
    public void open(List<? extends Door> all) {
        all.forEach(door -> doors.put(door.name(), door));
        lanes.start();
        backlogs.start();
    }

    /** Forgets what was done long ago; runs in the background scope. */
    public void forget() {
        inbox.forget();
        outbox.forget();
        doors.values().forEach(Door::forget);
    }

    private Optional<Door> door(Connections connections, UUID connection) {
        return connections.arrivalAt(connection).map(arrival -> arrival.connection().door()).map(doors::get);
    }

    private static Outbox.Watcher watcher(Connections connections) {
        return new Outbox.Watcher() {
            @Override
            public void delivered(UUID connection, Instant begun) {
                connections.told(connection, begun);
            }

            @Override
            public void failed(UUID connection, Trouble why) {
                connections.failed(connection, why.text());
            }
        };
    }

    @Override
    public void close() {
        lanes.close();
        backlogs.close();
    }
}
