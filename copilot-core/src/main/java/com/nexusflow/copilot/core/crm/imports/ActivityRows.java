package com.nexusflow.copilot.core.crm.imports;

import java.util.UUID;

/** Calls, mails and meetings; without an id an activity is known by its time, subject and what it belongs to. */
record ActivityRows(Staged staged, UUID tenant) implements Rows {

    @Override
    public void take() {
        Names names = new Names(staged, tenant);
        names.persons("owner", "owner_ref", "rep");
        opportunities();
        names.accounts("account");
        staged.run("""
                update {staged} s set account_ref = o.account_id from opportunity o
                where o.id = s.opportunity_ref and s.account_ref is null and o.account_id is not null""");
        contacts();
        staged.run("update {staged} s set kind = coalesce(s.kind, 'other'), subject = coalesce(s.subject, s.kind)");
        Identity identity = new Identity(staged, "activity", identity("s", "_ref"), identity("t", "_id"));
        identity.refuseRepeated("s.subject");
        identity.findExisting();
        Upsert upsert = new Upsert(staged, "activity")
                .field("external_id")
                .field("kind")
                .value("subject", "s.subject")
                .field("body")
                .value("happened_at", "s.happened_at")
                .field("outbound")
                .reference("owner_id", "owner", "owner_ref")
                .initially("kind", "s.kind");
        if (staged.has("contact")) {
            upsert.value("contact_id", "s.contact_ref");
        }
        if (staged.has("opportunity")) {
            upsert.value("opportunity_id", "s.opportunity_ref");
        }
        if (staged.has("account") || staged.has("account_id") || staged.has("opportunity")) {
            upsert.value("account_id", "s.account_ref");
        }
        upsert.write(tenant);
    }

    private static String identity(String of, String suffix) {
        return "extract(epoch from %1$s.happened_at)::text || '|' || name_key(%1$s.subject) || '|' || coalesce(%1$s.account%2$s::text, '') || '|'"
                .formatted(of, suffix) + " || coalesce(%1$s.opportunity%2$s::text, '')".formatted(of, suffix);
    }

    private void opportunities() {
        if (!staged.has("opportunity")) {
            return;
        }
        staged.run("update {staged} s set opportunity_ref = o.id from opportunity o where o.external_id = s.opportunity");
        staged.run("""
                update {staged} s set opportunity_ref = o.id
                from (select distinct on (name_key(name)) name_key(name) as key, id from opportunity order by name_key(name), id) o
                where s.opportunity_ref is null and o.key = name_key(s.opportunity)""");
        staged.remark("s.opportunity is not null and s.opportunity_ref is null", "activity.deal.unknown", "opportunity");
    }

    private void contacts() {
        if (!staged.has("contact")) {
            return;
        }
        staged.run("""
                update {staged} s set contact_ref = c.id
                from (select distinct on (account_id, name_key(name)) account_id, name_key(name) as key, id from contact order by account_id, name_key(name), id) c
                where c.key = name_key(s.contact) and c.account_id is not distinct from s.account_ref""");
        staged.remark("s.contact is not null and s.contact_ref is null", "activity.contact.unknown", "contact");
    }
}
