package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The notifications that are still to be told through a door. One is kept in the transaction that makes the notification, until it was told or need not be. */
public final class Tellings {

    /** @param attempts how often it could not be told */
    public record Telling(UUID notification, UUID person, int attempts) {}

    private final TenantDatabase database;

    public Tellings(TenantDatabase database) {
        this.database = database;
    }

    static void add(JdbcClient jdbc, Notification told) {
        jdbc.sql("insert into telling (tenant_id, notification_id, person_id, not_before) values (?, ?, ?, ?)")
                .params(TenantScope.current().tenantId(), told.id(), told.person(), FeedRows.written(told.at()))
                .update();
    }

    /** The tenants in which something is due. */
    public List<UUID> tenants(Instant now) {
        return database.withoutTenant(jdbc -> jdbc.sql("select * from tenants_to_tell(?)").param(FeedRows.written(now)).query(UUID.class).list());
    }

    /** What is due, the oldest first; runs in the background scope, like all that follows. */
    public List<Telling> due(Instant now, int limit) {
        return database.read(jdbc -> jdbc.sql("select notification_id, person_id, attempts from telling where not_before <= ? order by not_before, notification_id limit ?")
                .params(FeedRows.written(now), limit)
                .query((row, n) -> new Telling(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3)))
                .list());
    }

    /** It is told then and not before. */
    public void later(Telling telling, Instant moment) {
        database.write(jdbc -> jdbc.sql("update telling set not_before = ? where notification_id = ?").params(FeedRows.written(moment), telling.notification()).update());
    }

    /** It could not be told and is tried again then. */
    public void again(Telling telling, Instant moment) {
        database.write(jdbc -> jdbc.sql("update telling set not_before = ?, attempts = attempts + 1 where notification_id = ?")
                .params(FeedRows.written(moment), telling.notification())
                .update());
    }

    /** It was told, or is not told any more. */
    public void done(Telling telling) {
        database.write(jdbc -> jdbc.sql("delete from telling where notification_id = ?").param(telling.notification()).update());
    }
}
