package com.nexusflow.copilot.channels.door;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Which conversation of the current person a thread on a platform is. */
final class Threads {

    /** After this time a direct conversation begins anew, for nobody means what was said in the morning by "it". */
    static final Duration DIRECT_LASTS = Duration.ofMinutes(30);

    private final TenantDatabase database;
    private final Clock clock;

    Threads(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The conversation of the thread; of a direct one, whatever was talked about last through any door. */
    Optional<UUID> conversation(UUID connection, String thread) {
        return database.read(jdbc -> jdbc.sql(thread.isEmpty()
                        ? "select conversation_id from door_thread where thread = '' and used_at > :since order by used_at desc limit 1"
                        : "select conversation_id from door_thread where connection_id = :connection and thread = :thread")
                .param("connection", connection)
                .param("thread", thread)
                .param("since", Timestamp.from(clock.instant().minus(DIRECT_LASTS)))
                .query(UUID.class)
                .optional());
    }

    void use(UUID connection, String thread, UUID conversation) {
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
