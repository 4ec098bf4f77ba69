package com.nexusflow.copilot.core.inbox;

import com.nexusflow.copilot.core.connection.Trouble;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What goes out: kept together with its cause, sent in order within its lane until the platform has it or will never take it. */
public final class Outbox implements Lanes.Box {

    /** Who is told what became of messages. */
    public interface Watcher {

        /** @param begun when sending began */
        void delivered(UUID connection, Instant begun);

        void failed(UUID connection, Trouble why);
    }

    /** Whose words tell what may go wrong on every platform. */
    public static final String WORDS = "messages.post";
    /** What an error of the door's own comes to: unlike a platform's it is not waited for. */
    private static final Sent.Later BROKEN = new Sent.Later(null, Trouble.of(WORDS, "sent.broken"));
    /** After so many tries a message is given up if the platform takes others. */
    static final int ATTEMPTS = 12;
    private static final Duration OTHERS_WENT = Duration.ofMinutes(2);
    /** A message is worth sending for so long. */
    static final Duration PATIENCE = Duration.ofHours(24);
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** @param unsure how many tries ended without our knowing how, because the node died */
    private record Waiting(UUID id, Outgoing message, int unsure, Instant madeAt, Instant notBefore) {}

    private final TenantDatabase database;
    private final Function<UUID, Optional<Door>> doors;
    private final Watcher watcher;
    private final Clock clock;
    private @Nullable Lanes lanes;

    Outbox(TenantDatabase database, Function<UUID, Optional<Door>> doors, Watcher watcher, Clock clock) {
        this.database = database;
        this.doors = doors;
        this.watcher = watcher;
        this.clock = clock;
    }

    void wakeWith(Lanes woken) {
        lanes = woken;
    }

    /** Has messages sent; what was put before under the same key is not put again. Runs in the background scope. */
    public void send(List<Outgoing> messages) {
        database.write(jdbc -> {
            put(messages);
            return null;
        });
        wake(messages);
    }

    /** What the platform calls the message that was sent under the key, once it has it. */
    public Optional<String> reference(UUID connection, String key) {
        return database.read(jdbc -> jdbc.sql("select reference from outbox_message where connection_id = :connection and key = :key and reference is not null")
                .param("connection", connection)
                .param("key", key)
                .query(String.class)
                .optional());
    }

    /** Forgets what was sent long ago; runs in the background scope. */
    public int forget() {
        return database.write(jdbc -> jdbc.sql("delete from outbox_message where done_at is not null and made_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update());
    }

    void put(List<Outgoing> messages) {
        for (Outgoing message : messages) {
            database.write(jdbc -> jdbc.sql("""
                            insert into outbox_message (tenant_id, id, connection_id, key, lane, kind, body, made_at, not_before)
                            values (:tenant, :id, :connection, :key, :lane, :kind, :body, :now, :now)
                            on conflict on constraint outbox_message_goes_once do nothing""")
                    .param("tenant", TenantScope.current().tenantId())
                    .param("id", Ids.next())
                    .param("connection", message.connectionId())
                    .param("key", message.key())
                    .param("lane", message.lane())
                    .param("kind", message.kind())
                    .param("body", message.body())
                    .param("now", Timestamp.from(clock.instant()))
                    .update());
        }
    }

    /** Wakes the messages' lanes, once what is being written now is written. */
    void wake(List<Outgoing> messages) {
        if (lanes == null) {
            return;
        }
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wakeNow(messages);
                }
            });
        } else {
            wakeNow(messages);
        }
    }

    private void wakeNow(List<Outgoing> messages) {
        UUID tenant = TenantScope.current().tenantId();
        messages.stream()
                .map(message -> new Lane(tenant, message.connectionId(), message.lane()))
                .distinct()
                .forEach(lane -> Objects.requireNonNull(lanes).wake(this, lane));
    }

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public @Nullable Instant work(Lane lane) {
        return TenantScope.background(lane.tenant()).call(() -> {
            for (Optional<Waiting> next = next(lane); next.isPresent(); next = next(lane)) {
                if (next.get().notBefore().isAfter(clock.instant())) {
                    return next.get().notBefore();
                }
                pass(next.get());
            }
            return null;
        });
    }

    @Override
    public boolean isWaiting(Lane lane) {
        return TenantScope.background(lane.tenant()).call(() -> next(lane).isPresent());
    }

    @Override
    public List<Lane> waiting() {
        return Lane.waiting(database, name());
    }

    /** The try is noted before the platform is called, so that crashes in between cost one visible repeat and not more. */
    private void pass(Waiting waiting) {
        Outgoing message = waiting.message();
        if (waiting.unsure() > 1) {
            refuse(waiting, Trouble.of(WORDS, "sent.twice"));
            return;
        }
        database.note(jdbc -> jdbc.sql("update outbox_message set attempts = :attempt, unsure = unsure + 1 where id = :id")
                .param("attempt", message.attempt())
                .param("id", waiting.id())
                .update());
        Instant begun = clock.instant();
        switch (sent(message)) {
            case Sent.Delivered delivered -> {
                done(waiting.id(), delivered.reference(), null);
                watcher.delivered(message.connectionId(), begun);
            }
            case Sent.Refused refused -> refuse(waiting, refused.why());
            case Sent.Later later when isHopeless(waiting, later) -> refuse(waiting, later.why());
            case Sent.Later later -> {
                Duration pause = later.pause() == null ? Backoff.after(message.attempt()) : later.pause();
                LOG.info("{} is sent again in {}: {}", message, pause, later.why());
                watcher.failed(message.connectionId(), later.why());
                postpone(waiting.id(), pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause);
            }
        }
    }

    /** A platform that is out of order, or a secret that has to be entered anew, is waited for; a message that alone is not taken is not. */
    private boolean isHopeless(Waiting waiting, Sent.Later later) {
        Instant now = clock.instant();
        return now.isAfter(waiting.madeAt().plus(PATIENCE))
                || waiting.message().attempt() >= ATTEMPTS && (later.equals(BROKEN) || isTaking(waiting.message().connectionId(), now));
    }

    /** Whether the platform has taken a message of the connection just now. */
    private boolean isTaking(UUID connection, Instant now) {
        return database.read(jdbc -> jdbc.sql("""
                                select exists (select from outbox_message
                                               where connection_id = :connection and made_at > :lately and done_at > :since and problem is null)""")
                        .param("connection", connection)
                        .param("lately", Timestamp.from(now.minus(PATIENCE)))
                        .param("since", Timestamp.from(now.minus(OTHERS_WENT)))
                        .query(Boolean.class)
                        .single());
    }

    private void refuse(Waiting waiting, Trouble why) {
        LOG.warn("{} is not sent: {}", waiting.message(), why);
        done(waiting.id(), null, why.text());
        watcher.failed(waiting.message().connectionId(), why);
    }

    private Sent sent(Outgoing message) {
        try {
            return doors.apply(message.connectionId()).map(door -> door.send(message)).orElseGet(() -> new Sent.Refused(Trouble.of(WORDS, "sent.disconnected")));
        } catch (RuntimeException e) {
            LOG.warn("{} could not be sent", message, e);
            return BROKEN;
        }
    }

    private Optional<Waiting> next(Lane lane) {
        return database.read(jdbc -> jdbc.sql("select * from outbox_message where connection_id = :connection and lane = :lane and done_at is null order by seq limit 1")
                .param("connection", lane.connection())
                .param("lane", lane.name())
                .query(Outbox::message)
                .optional());
    }

    private void postpone(UUID id, Duration wait) {
        database.write(jdbc -> jdbc.sql("update outbox_message set not_before = :then, unsure = greatest(unsure - 1, 0) where id = :id")
                .param("then", Timestamp.from(clock.instant().plus(wait)))
                .param("id", id)
                .update());
    }

    private void done(UUID id, @Nullable String reference, @Nullable String problem) {
        database.write(jdbc -> jdbc.sql("update outbox_message set done_at = :now, body = '', reference = :reference, problem = :problem where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("reference", reference)
                .param("problem", problem)
                .param("id", id)
                .update());
    }

    private static Waiting message(ResultSet row, int n) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                new Outgoing(
                        row.getObject("connection_id", UUID.class), row.getString("key"), row.getString("lane"), row.getString("kind"), row.getString("body"),
                        row.getInt("attempts") + 1),
                row.getInt("unsure"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("not_before").toInstant());
    }
}
