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
    private final Map<UUID, Long> own = new ConcurrentHashMap<>();

    IndexPosition(TenantDatabase database, PassageIndex index) {
        this.database = database;
        this.shared = index.isShared();
    }

    /** Empty before all was compared for the first time. */
    OptionalLong of(UUID tenant) {
        if (!shared) {
            Long known = own.get(tenant);
            return known == null ? OptionalLong.empty() : OptionalLong.of(known);
        }
        return database.read(jdbc -> jdbc.sql("select seq from passage_index where name = :name").param("name", NAME).query(Long.class).optional())
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    void reached(UUID tenant, long seq) {
        if (!shared) {
            own.put(tenant, seq);
            return;
        }
        database.write(jdbc -> jdbc.sql("""
                        insert into passage_index (tenant_id, name, seq) values (:tenant, :name, :seq)
                        on conflict (tenant_id, name) do update set seq = excluded.seq""")
                .param("tenant", TenantScope.current().tenantId())
                .param("name", NAME)
                .param("seq", seq)
                .update());
    }
}
