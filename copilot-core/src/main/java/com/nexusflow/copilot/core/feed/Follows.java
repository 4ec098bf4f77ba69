package com.nexusflow.copilot.core.feed;

import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Clock;

/** The records whose news the current person wants to hear beside those of the own records. */
public final class Follows {

    private final TenantDatabase database;
    private final Clock clock;

    public Follows(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Follows a record from now on; false when the current person sees no such record. */
    public boolean follow(Topic topic) {
        return database.write(jdbc -> FeedRows.seen(jdbc, topic).map(seen -> jdbc.sql(
                                "insert into follow (tenant_id, person_id, %s, since) values (?, ?, ?, ?) on conflict do nothing".formatted(topic.kind().column()))
                        .params(TenantScope.current().tenantId(), TenantScope.currentPerson(), topic.id(), FeedRows.written(FeedRows.now(clock)))
                        .update()))
                .isPresent();
    }

    /** Follows it no longer; false when the current person sees no such record. */
    public boolean unfollow(Topic topic) {
        return database.write(jdbc -> FeedRows.seen(jdbc, topic).map(seen -> jdbc.sql("delete from follow where person_id = ? and %s = ?".formatted(topic.kind().column()))
                        .params(TenantScope.currentPerson(), topic.id())
                        .update()))
                .isPresent();
    }

    public boolean isFollowed(Topic topic) {
        return database.read(jdbc -> jdbc.sql("select exists (select 1 from follow where person_id = ? and %s = ?)".formatted(topic.kind().column()))
                .params(TenantScope.currentPerson(), topic.id())
                .query(Boolean.class)
                .single());
    }
}
