package com.nexusflow.copilot.core.change;

import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A row that an approval adds to a table of the tenant. */
final class NewRow {

    private NewRow() {}

    /** @param columns the columns besides tenant and id, in the order of the values */
    static void insert(JdbcClient jdbc, String table, String columns, UUID id, @Nullable Object... values) {
        List<@Nullable Object> all = new ArrayList<>(List.of(TenantScope.current().tenantId(), id));
        all.addAll(Arrays.asList(values));
        jdbc.sql("insert into %s (tenant_id, id, %s) values (?%s)".formatted(table, columns, ", ?".repeat(all.size() - 1))).params(all).update();
    }
}
