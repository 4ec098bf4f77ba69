package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The people the tenant knows at its accounts. */
public final class Contacts {

    private static final String SELECT = """
            select c.*, a.name as account_name, owner.name as owner_name
            from contact c
            left join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
            left join person owner on owner.tenant_id = c.tenant_id and owner.id = c.owner_id
            """;

    private final TenantDatabase database;

    public Contacts(TenantDatabase database) {
        this.database = database;
    }

    public Optional<Contact> byId(UUID id) {
        return database.read(jdbc ->
                jdbc.sql(SELECT + "where c.id = :id").param("id", id).query(Contacts::contact).optional());
    }

    /** The contacts of an account, by name. */
    public List<Contact> ofAccount(UUID accountId) {
        return database.read(jdbc -> jdbc.sql(SELECT + "where c.account_id = :account order by c.name, c.id")
                .param("account", accountId)
                .query(Contacts::contact)
                .list());
    }

    private static Contact contact(ResultSet row, int n) throws SQLException {
        return new Contact(
                Columns.id(row),
                row.getString("external_id"),
                row.getString("name"),
                row.getString("title"),
                row.getString("buying_role"),
                row.getString("email"),
                row.getString("phone"),
                Columns.named(row, "account"),
                Columns.named(row, "owner"));
    }
}
