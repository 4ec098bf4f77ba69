package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.agents.memory.CurrentConversation;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Which conversation of the current person a thread on a platform is. */
final class Threads {

    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final TenantDatabase database;
    private final CurrentConversation current;
    private final Clock clock;

    Threads(TenantDatabase database, CurrentConversation current, Clock clock) {
        this.database = database;
        this.current = current;
        this.clock = clock;
    }

    /** The conversation of the thread; of a direct one, whatever the person talked about last, through any door. */
    Optional<UUID> conversation(UUID connection, String thread) {
        return thread.isEmpty() ? current.of() : database.read(jdbc -> jdbc.sql("select conversation_id from door_thread where connection_id = :connection and thread = :thread")
                .param("connection", connection)
                .param("thread", thread)
                .query(UUID.class)
                .optional());
    }

    /** Forgets threads that were silent for long; runs in the background scope. */
    int forget() {
        return database.write(jdbc -> jdbc.sql("delete from door_thread where used_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update());
    }

    void use(UUID connection, String thread, UUID conversation) {
        if (thread.isEmpty()) {
            current.use(conversation);
            return;
        }
        database.write(jdbc -> jdbc.sql("""
                        insert into door_thread (tenant_id, connection_id, thread, person_id, conversation_id, used_at)
                        values (:tenant, :connection, :thread, :person, :conversation, :now)
                        on conflict (tenant_id, connection_id, thread, person_id) do update set conversation_id = excluded.conversation_id, used_at = excluded.used_at""")
                .param("tenant", TenantScope.current().tenantId())
                .param("connection", connection)
                .param("thread", thread)
                .param("person", TenantScope.currentPerson())
                .param("conversation", conversation)
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }
}
