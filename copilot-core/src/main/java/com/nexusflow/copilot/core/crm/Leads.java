package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The leads the current person may see. */
public final class Leads {

    private final TenantDatabase database;

    public Leads(TenantDatabase database) {
        this.database = database;
    }

    public Optional<Lead> byId(UUID id) {
        return database.read(jdbc -> jdbc.sql("""
                        select l.*, owner.name as owner_name from lead l
                        left join person owner on owner.tenant_id = l.tenant_id and owner.id = l.owner_id where l.id = :id""")
                .param("id", id)
                .query(Leads::lead)
                .optional());
    }

    private static Lead lead(ResultSet row, int n) throws SQLException {
        return new Lead(
                Columns.id(row),
                row.getString("external_id"),
                row.getString("name"),
                row.getString("company"),
                row.getString("email"),
                row.getString("source"),
                row.getString("status"),
                Columns.date(row, "created_on"),
                Columns.named(row, "owner"));
    }

    /** Leads that are not converted yet and whose name or company is the text, but for case and blanks; by name. */
    public List<Named> open(String nameOrCompany) {
        return database.read(jdbc -> jdbc.sql("""
                        select id, name from lead where status <> 'converted' and (name_key(name) = name_key(:text) or name_key(company) = name_key(:text))
                        order by name, id limit 10""")
                .param("text", nameOrCompany)
                .query((row, n) -> new Named(row.getObject("id", UUID.class), row.getString("name")))
                .list());
    }
}
