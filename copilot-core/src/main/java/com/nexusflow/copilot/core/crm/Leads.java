package com.nexusflow.copilot.core.crm;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.util.List;
import java.util.UUID;

/** The leads the current person may see. */
public final class Leads {

    private final TenantDatabase database;

    public Leads(TenantDatabase database) {
        this.database = database;
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
