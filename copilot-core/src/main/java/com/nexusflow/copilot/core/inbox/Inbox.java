package com.nexusflow.copilot.core.inbox;

import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came in: kept before the platform is told that we have it, handled once, in order within its lane. What was said is forgotten when it was handled. */
public final class Inbox implements Lanes.Box {

    static final int ATTEMPTS = 5;
    /** Platforms repeat for hours at most; as long as this a repeat is recognised. */
    private static final Duration REMEMBERED = Duration.ofDays(7);
    /** So long a message waits for a platform that has to be asked something first and is busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String FIRST = "select %s from inbox_message where connection_id = :connection and lane = :lane and done_at is null order by seq limit 1";

    private record Waiting(Received message, Instant notBefore) {}

    private final TenantDatabase database;
    private final Outbox outbox;
    private final Function<UUID, Optional<Door>> doors;
    private final Clock clock;
    private @Nullable Lanes lanes;

    Inbox(TenantDatabase database, Outbox outbox, Function<UUID, Optional<Door>> doors, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.doors = doors;
        this.clock = clock;
    }

    void wakeWith(Lanes woken) {
        lanes = woken;
    }

    /** Keeps what came in and returns once it cannot be lost; false when it is a repeat of something kept before. Runs in the background scope. */
    public boolean accept(UUID connection, String event, String lane, String kind, String body) {
        int kept = database.write(jdbc -> jdbc.sql("""
                        insert into inbox_message (tenant_id, id, connection_id, event, lane, kind, body, received_at, not_before)
                        values (:tenant, :id, :connection, :event, :lane, :kind, :body, :now, :now)
                        on conflict on constraint inbox_message_comes_once do nothing""")
                .param("tenant", TenantScope.current().tenantId())
                .param("id", Ids.next())
                .param("connection", connection)
                .param("event", event)
                .param("lane", lane)
                .param("kind", kind)
                .param("body", body)
                .param("now", Timestamp.from(clock.instant()))
                .update());
        if (kept > 0 && lanes != null) {
            lanes.wake(this, new Lane(TenantScope.current().tenantId(), connection, lane));
        }
        return kept > 0;
    }

    /** Forgets what was handled long ago, but the mark where the platform's signatures know no time; runs in the background scope. */
    public int forget() {
        return database.write(jdbc -> jdbc.sql("select distinct connection_id from inbox_message").query(UUID.class).list().stream().mapToInt(connection -> {
            boolean keepsMark = doors.apply(connection).filter(Door::verifiesForever).isPresent();
            return jdbc.sql((keepsMark ? "update inbox_message set lane = '', kind = '', problem = null" : "delete from inbox_message")
                            + " where connection_id = :connection and done_at is not null and received_at < :before" + (keepsMark ? " and lane <> ''" : ""))
                    .param("connection", connection)
                    .param("before", Timestamp.from(clock.instant().minus(REMEMBERED)))
                    .update();
        }).sum());
    }

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public @Nullable Instant work(Lane lane) {
        return TenantScope.background(lane.tenant()).call(() -> {
            Optional<Waiting> next = begin(lane);
            while (next.isPresent()) {
                if (next.get().notBefore().isAfter(clock.instant())) {
                    return next.get().notBefore();
                }
                next = handle(lane, next.get().message());
            }
            return null;
        });
    }

    @Override
    public boolean isWaiting(Lane lane) {
        return TenantScope.background(lane.tenant()).call(() -> database.read(jdbc -> jdbc.sql("select exists (" + FIRST.formatted("1") + ")")
                .param("connection", lane.connection())
                .param("lane", lane.name())
                .query(Boolean.class)
                .single()));
    }

    @Override
    public List<Lane> waiting() {
        return Lane.waiting(database, name());
    }

    /** What comes next in the lane. */
    private Optional<Waiting> handle(Lane lane, Received message) {
        MDC.put("request", message.id().toString());
        try {
            if (message.attempt() > ATTEMPTS) {
                return giveUp(lane, message, "no attempt ended", null);
            }
            Optional<Door> door = doors.apply(message.connectionId());
            return done(lane, message, door.isEmpty() ? List.of() : door.get().handle(message), null);
        } catch (NotNow e) {
            return wait(lane, message, e);
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            if (message.attempt() < ATTEMPTS) {
                LOG.warn("{} could not be handled and is tried again", message, e);
                return again(lane, message, Backoff.after(message.attempt()), 0);
            }
            return giveUp(lane, message, e.getClass().getSimpleName(), e);
        } finally {
            MDC.remove("request");
        }
    }

    private Optional<Waiting> wait(Lane lane, Received message, NotNow why) {
        Instant since = database.read(jdbc -> jdbc.sql("select received_at from inbox_message where id = :id").param("id", message.id()).query(Timestamp.class).single()).toInstant();
        if (clock.instant().isBefore(since.plus(PATIENCE))) {
            LOG.info("{} waits {}: {}", message, why.pause(), why.getMessage());
            return again(lane, message, why.pause(), 1);
        }
        return giveUp(lane, message, "the platform was busy for too long", why);
    }

    private Optional<Waiting> giveUp(Lane lane, Received message, String problem, @Nullable Throwable why) {
        LOG.error("{} could not be handled and is given up: {}", message, problem, why);
        return done(lane, message, lastWords(message), problem);
    }

    private List<Outgoing> lastWords(Received message) {
        try {
            return doors.apply(message.connectionId()).map(door -> door.giveUp(message)).orElse(List.of());
        } catch (RuntimeException e) {
            LOG.error("Not even an excuse could be made for {}", message, e);
            return List.of();
        }
    }

    /** The lane's first message, its attempt counted before it is made; one that has to wait yet is not begun. */
    private Optional<Waiting> begin(Lane lane) {
        return database.note(jdbc -> jdbc.sql("update inbox_message set attempts = attempts + case when not_before <= :now then 1 else 0 end"
                        + " where (tenant_id, id) = (" + FIRST.formatted("tenant_id, id") + ") returning *")
                .param("connection", lane.connection())
                .param("lane", lane.name())
                .param("now", Timestamp.from(clock.instant()))
                .query(Inbox::message)
                .optional());
    }

    /** @param forgiven the attempts that do not count */
    private Optional<Waiting> again(Lane lane, Received message, Duration pause, int forgiven) {
        database.note(jdbc -> jdbc.sql("update inbox_message set not_before = :then, attempts = attempts - :forgiven where id = :id")
                .param("then", Timestamp.from(clock.instant().plus(pause)))
                .param("forgiven", forgiven)
                .param("id", message.id())
                .update());
        return begin(lane);
    }

    /** What is to be said goes into the outbox in the same moment in which the message is done; where nothing is said, doing it again would be no harm. */
    private Optional<Waiting> done(Lane lane, Received message, List<Outgoing> said, @Nullable String problem) {
        Function<JdbcClient, Optional<Waiting>> end = jdbc -> {
            outbox.put(said);
            jdbc.sql("update inbox_message set done_at = :now, body = '', problem = :problem where id = :id")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("problem", problem)
                    .param("id", message.id())
                    .update();
            return begin(lane);
        };
        Optional<Waiting> next = said.isEmpty() ? database.note(end) : database.write(end);
        outbox.wake(said);
        return next;
    }

    private static Waiting message(ResultSet row, int n) throws SQLException {
        return new Waiting(
                new Received(
                        row.getObject("id", UUID.class), row.getObject("connection_id", UUID.class), row.getString("event"), row.getString("lane"),
                        row.getString("kind"), row.getString("body"), row.getInt("attempts")),
                row.getTimestamp("not_before").toInstant());
    }
}
