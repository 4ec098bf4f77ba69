package com.nexusflow.copilot.core.call;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call is filed under records that the current person sees, and under no others. */
final class SeenRecords {

    private SeenRecords() {}

    static void check(JdbcClient jdbc, String table, @Nullable UUID id) {
        if (id != null && jdbc.sql("select 1 from " + table + " where id = :id").param("id", id).query(Integer.class).optional().isEmpty()) {
            throw new CallRefused(CallRefused.Reason.UNKNOWN, "There is no " + table + " " + id + " that you may see; give another one or leave it out");
        }
    }
}
