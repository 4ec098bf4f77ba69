package com.nexusflow.copilot.knowledge.source;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.index.PassageIndex;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How far an index has followed the current tenant: of one that nodes share it is known to all, of this node's own until the node ends. */
final class IndexPosition {

    private static final String NAME = "shared";

    private final TenantDatabase database;
    private final boolean shared;
    private final Map<UUID, Long> known = new ConcurrentHashMap<>();

    IndexPosition(TenantDatabase database, PassageIndex index) {
        this.database = database;
        this.shared = index.isShared();
    }

    /** Whether this node knows that the index is there. */
    boolean hasReached(UUID tenant, long seq) {
        Long position = known.get(tenant);
        return position != null && position >= seq;
    }

    /** Empty before all was compared for the first time. */
    OptionalLong of(UUID tenant) {
        if (shared) {
            database.read(jdbc -> jdbc.sql("select seq from passage_index where name = :name").param("name", NAME).query(Long.class).optional())
                    .ifPresentOrElse(seq -> known.put(tenant, seq), () -> known.remove(tenant));
        }
        Long position = known.get(tenant);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /** All is compared again before changes are followed. */
    void forget(UUID tenant) {
        known.remove(tenant);
        if (shared) {
            database.write(jdbc -> jdbc.sql("delete from passage_index where name = :name").param("name", NAME).update());
        }
    }

    void reached(UUID tenant, long seq) {
        if (shared) {
            database.write(jdbc -> jdbc.sql("""
                            insert into passage_index (tenant_id, name, seq) values (:tenant, :name, :seq)
                            on conflict (tenant_id, name) do update set seq = excluded.seq""")
                    .param("tenant", TenantScope.current().tenantId())
                    .param("name", NAME)
                    .param("seq", seq)
                    .update());
        }
        known.put(tenant, seq);
    }
}
