package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.memory.CurrentConversation;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which conversation of the current person a thread on a platform is. */
public final class Threads {

    /** As long as what was told somebody unasked is what a reply there is about. */
    private static final Duration TOLD_LASTS = Duration.ofDays(1);
    private static final String DIRECT = "";

    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final TenantDatabase database;
    private final CurrentConversation current;
    private final Clock clock;

    Threads(TenantDatabase database, CurrentConversation current, Clock clock) {
        this.database = database;
        this.current = current;
        this.clock = clock;
    }

    /** The conversation of the thread; of a direct one, what was told there since the person last wrote, or else whatever the person talked about last, through any door. */
    Optional<UUID> conversation(Heard heard) {
        if (!heard.thread().isEmpty()) {
            return known(heard.connectionId(), heard.thread(), Instant.EPOCH);
        }
        Optional<UUID> told = isWritten(heard) ? known(heard.connectionId(), DIRECT, clock.instant().minus(TOLD_LASTS)) : Optional.empty();
        return told.or(current::of);
    }

    void use(Heard heard, UUID conversation) {
        if (!heard.thread().isEmpty()) {
            keep(heard.connectionId(), heard.thread(), conversation);
            return;
        }
        if (isWritten(heard)) {
            forgetTold(heard.connectionId());
        }
        current.use(conversation);
    }

    /** The person is told in a direct conversation what was not asked for: a reply there goes on from it, and nothing else does. */
    void told(UUID connection, UUID conversation) {
        current.setAside(conversation);
        keep(connection, DIRECT, conversation);
    }

    /** A call is not where something was told in writing. */
    private static boolean isWritten(Heard heard) {
        return heard.surface() == Turn.Surface.CHAT;
    }

    private Optional<UUID> known(UUID connection, String thread, Instant since) {
        return database.read(jdbc -> jdbc.sql("""
                        select conversation_id from door_thread where connection_id = :connection and thread = :thread and used_at > :since""")
                .param("connection", connection)
                .param("thread", thread)
                .param("since", Timestamp.from(since))
                .query(UUID.class)
                .optional());
    }

    /** Forgets threads that were silent for long; runs in the background scope. */
    int forget() {
        return database.write(jdbc -> jdbc.sql("delete from door_thread where used_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update());
    }

    private void forgetTold(UUID connection) {
        database.write(jdbc -> jdbc.sql("delete from door_thread where connection_id = :connection and thread = :thread")
                .param("connection", connection)
                .param("thread", DIRECT)
                .update());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private void keep(UUID connection, String thread, UUID conversation) {
        database.write(jdbc -> jdbc.sql("""
                        insert into door_thread (tenant_id, connection_id, thread, person_id, conversation_id, used_at)
                        values (:tenant, :connection, :thread, :person, :conversation, :now)
                        on conflict (tenant_id, connection_id, thread, person_id) do update set conversation_id = excluded.conversation_id, used_at = excluded.used_at""")
                .param("tenant", TenantScope.current().tenantId())
                .param("connection", connection)
                .param("thread", thread)
                .param("person", TenantScope.currentPerson())
                .param("conversation", conversation)
                .param("now", now())
                .update());
    }
}
