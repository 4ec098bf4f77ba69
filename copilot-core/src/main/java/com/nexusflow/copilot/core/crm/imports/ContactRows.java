package com.nexusflow.copilot.core.crm.imports;

import java.util.UUID;

/** Contacts; without an id a contact is known by name and account. */
record ContactRows(Staged staged, UUID tenant) implements Rows {

    @Override
    public void take() {
        Names names = new Names(staged, tenant);
        names.accounts("account");
        names.persons("owner", "owner_ref", "rep");
        staged.run("update {staged} s set name = concat_ws(' ', s.first_name, s.last_name) where s.name is null");
        Identity identity = new Identity(staged, "contact", "name_key(s.name) || '|' || coalesce(s.account_ref::text, '')",
                "name_key(t.name) || '|' || coalesce(t.account_id::text, '')");
        identity.refuseRepeated("s.name");
        identity.findExisting();
        new Upsert(staged, "contact")
                .field("external_id")
                .value("name", "s.name")
                .reference("account_id", "account", "account_ref")
                .reference("owner_id", "owner", "owner_ref")
                .field("title")
                .field("buying_role")
                .field("email")
                .field("phone")
                .write(tenant);
    }
}
