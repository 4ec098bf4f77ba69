package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.List;
import java.util.Optional;

/** Those the tenant meets in its deals. */
public final class Competitors {

    private static final String SELECT = "select id as competitor_id, name as competitor_name from competitor ";

    private final TenantDatabase database;

    public Competitors(TenantDatabase database) {
        this.database = database;
    }

    /** All of them, by name. */
    public List<Named> all() {
        return database.read(jdbc -> jdbc.sql(SELECT + "order by name, id").query((row, n) -> Columns.mentioned(row, "competitor")).list());
    }

    /** The one of that name, however its letters and blanks are written. */
    public Optional<Named> named(String name) {
        return database.read(jdbc -> jdbc.sql(SELECT + "where name_key(name) = name_key(?) order by id limit 1")
                .param(name)
                .query((row, n) -> Columns.mentioned(row, "competitor"))
                .optional());
    }

    /** The one of that name, who is added when nobody has it. */
    public Named namedOrAdded(String name) {
        return database.write(jdbc -> named(name).orElseGet(() -> {
            jdbc.sql("insert into competitor (tenant_id, id, name) values (?, ?, ?) on conflict do nothing")
                    .params(TenantScope.current().tenantId(), Ids.next(), name.strip())
                    .update();
            return named(name).orElseThrow();
        }));
    }
}
