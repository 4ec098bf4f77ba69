package com.nexusflow.copilot.core.inbox;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.util.List;
import java.util.UUID;

/**
 * A queue of what is worked on one after the other: the messages of one conversation or to one channel, the stages of one call.
 *
 * @param connection what the queue belongs to, a connection or a record
 */
public record Lane(UUID tenant, UUID connection, String name) {

    static Lane parse(String text) {
        String[] parts = text.split("/", 3);
        return new Lane(UUID.fromString(parts[0]), UUID.fromString(parts[1]), parts[2]);
    }

    /** The lanes of all tenants in which something waits in the box that is due. */
    static List<Lane> waiting(TenantDatabase database, String box) {
        return database.withoutTenant(jdbc -> jdbc.sql("select * from waiting_lanes(:box)")
                .param("box", box)
                .query((row, n) -> new Lane(row.getObject("tenant_id", UUID.class), row.getObject("connection_id", UUID.class), row.getString("lane")))
                .list());
    }

    @Override
    public String toString() {
        return tenant + "/" + connection + "/" + name;
    }
}
