package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tenant's accounts. */
public final class Accounts {

    private static final String SELECT = """
            select a.*, parent.name as parent_name, owner.name as owner_name
            from account a
            left join account parent on parent.tenant_id = a.tenant_id and parent.id = a.parent_id
            left join person owner on owner.tenant_id = a.tenant_id and owner.id = a.owner_id
            """;

    private final TenantDatabase database;

    public Accounts(TenantDatabase database) {
        this.database = database;
    }

    public Optional<Account> byId(UUID id) {
        return ofIds(List.of(id)).stream().findFirst();
    }

    /** The accounts with these ids, by name; unknown ids are left out. */
    public List<Account> ofIds(Collection<UUID> ids) {
        return database.read(jdbc -> jdbc.sql(SELECT + "where a.id = any(:ids) order by a.name, a.id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Accounts::account)
                .list());
    }

    /** The accounts directly below this one, by name. */
    public List<Account> subsidiaries(UUID id) {
        return database.read(jdbc -> jdbc.sql(SELECT + "where a.parent_id = :id order by a.name, a.id")
                .param("id", id)
                .query(Accounts::account)
                .list());
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        return new Account(
                Columns.id(row),
                row.getString("external_id"),
                row.getString("name"),
                row.getString("sector"),
                row.getString("country"),
                row.getString("website"),
                row.getBigDecimal("annual_revenue"),
                Columns.number(row, "employees"),
                Columns.number(row, "year_established"),
                Columns.named(row, "parent"),
                Columns.named(row, "owner"));
    }
}
