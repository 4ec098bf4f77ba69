package com.nexusflow.copilot.core.crm.imports;

import java.util.UUID;

/** Accounts; a parent may come later in the file, and a circle of parents is cut. */
record AccountRows(Staged staged, UUID tenant) implements Rows {

    @Override
    public void take() {
        Identity identity = new Identity(staged, "account", "name_key(s.name)", "name_key(t.name)");
        identity.refuseRepeated("s.name");
        identity.findExisting();
        Names names = new Names(staged, tenant);
        names.persons("owner", "owner_ref", "rep");
        new Upsert(staged, "account")
                .field("external_id")
                .field("name")
                .field("sector")
                .field("country")
                .field("website")
                .field("annual_revenue")
                .field("employees")
                .field("year_established")
                .reference("owner_id", "owner", "owner_ref")
                .write(tenant);
        if (staged.has("parent")) {
            names.accounts("parent");
            parents();
        }
    }

    private void parents() {
        staged.remark("s.parent_ref = coalesce(s.existing, s.id)", "account.own.parent", "parent");
        staged.run("update {staged} s set parent_ref = null where s.parent_ref = coalesce(s.existing, s.id)");
        staged.run("""
                with written as (
                    update account t set parent_id = s.parent_ref from {staged} s
                    where t.id = coalesce(s.existing, s.id) and t.parent_id is distinct from s.parent_ref returning t.id)
                update {staged} s set changed = true from written where s.existing = written.id""");
        staged.run("""
                with recursive up as (
                    select s.line, t.id as start, t.parent_id as at, 1 as steps from {staged} s join account t on t.id = coalesce(s.existing, s.id)
                    where t.parent_id is not null
                    union all
                    select up.line, up.start, a.parent_id, up.steps + 1 from up join account a on a.id = up.at
                    where a.parent_id is not null and up.at <> up.start and up.steps < 50)
                update {staged} s set parent_ref = null from up where up.line = s.line and up.at = up.start""");
        staged.remark("s.parent_ref is null and exists (select 1 from account t where t.id = coalesce(s.existing, s.id) and t.parent_id is not null)",
                "account.circle", "parent");
        staged.run("""
                update account t set parent_id = null from {staged} s
                where t.id = coalesce(s.existing, s.id) and s.parent_ref is null and t.parent_id is not null""");
    }
}
