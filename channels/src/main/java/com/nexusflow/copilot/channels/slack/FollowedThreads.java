package com.nexusflow.copilot.channels.slack;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * To whom the copilot is listening in a thread. A mention makes it listen to whoever wrote it: what the same person writes there next, within an hour
 * and naming nobody else, needs no mention. As soon as somebody else writes, or the person turns to somebody else, people talk to each other, and
 * the copilot is silent until it is mentioned again.
 */
final class FollowedThreads {

    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600);
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final TenantDatabase database;
    private final Clock clock;

    FollowedThreads(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The copilot was mentioned; a message that comes late changes nothing. */
    void mentioned(UUID connection, String thread, String user, String ts) {
        database.write(jdbc -> jdbc.sql("delete from slack_thread where heard_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update());
        database.write(jdbc -> jdbc.sql("""
                        insert into slack_thread (tenant_id, connection_id, thread, listening_to, ts, heard_at)
                        values (:tenant, :connection, :thread, :user, :ts, :now)
                        on conflict (tenant_id, connection_id, thread) do update
                        set listening_to = excluded.listening_to, ts = excluded.ts, heard_at = excluded.heard_at where slack_thread.ts <= excluded.ts""")
                .param("tenant", TenantScope.current().tenantId())
                .param("connection", connection)
                .param("thread", thread)
                .param("user", user)
                .param("ts", new BigDecimal(ts))
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    /** Whether what was written in the thread without a mention is said to the copilot. */
    boolean isForUs(UUID connection, String thread, String user, String ts, boolean namesSomebody) {
        BigDecimal time = new BigDecimal(ts);
        return database.write(jdbc -> jdbc.sql("""
                        update slack_thread set ts = :ts, heard_at = :now,
                            listening_to = case when listening_to = :user and not :names and ts >= :oldest then listening_to end
                        where connection_id = :connection and thread = :thread and ts <= :ts
                        returning listening_to""")
                .param("connection", connection)
                .param("thread", thread)
                .param("user", user)
                .param("names", namesSomebody)
                .param("ts", time)
                .param("oldest", time.subtract(HOUR))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> row.getString("listening_to") != null)
                .optional()).orElse(false);
    }
}
