package com.nexusflow.copilot.core.crm.imports;

import java.util.UUID;

/** Leads; without an id a lead is known by name and company. */
record LeadRows(Staged staged, UUID tenant) implements Rows {

    @Override
    public void take() {
        new Names(staged, tenant).persons("owner", "owner_ref", "rep");
        staged.run("update {staged} s set name = coalesce(nullif(concat_ws(' ', s.first_name, s.last_name), ''), s.company) where s.name is null");
        Identity identity = new Identity(staged, "lead", "name_key(s.name) || '|' || coalesce(name_key(s.company), '')",
                "name_key(t.name) || '|' || coalesce(name_key(t.company), '')");
        identity.refuseRepeated("s.name");
        identity.findExisting();
        Upsert upsert = new Upsert(staged, "lead")
                .field("external_id")
                .value("name", "s.name")
                .field("company")
                .field("email")
                .field("source")
                .field("created_on")
                .reference("owner_id", "owner", "owner_ref");
        if (staged.has("status")) {
            upsert.value("status", "coalesce(s.status, 'new')");
        }
        upsert.write(tenant);
    }
}
