package com.nexusflow.copilot.core.crm.imports;

import java.util.UUID;

/** Deals with one line item each, where they name a product. Deals without account, value or date are taken and remarked on. */
record OpportunityRows(Staged staged, UUID tenant) implements Rows {

    @Override
    public void take() {
        Names names = new Names(staged, tenant);
        names.persons("owner", "owner_ref", "rep");
        names.accounts("account");
        names.products();
        new Stages(staged, tenant).find();
        staged.run("""
                update {staged} s set name = coalesce(nullif(concat_ws(' – ', s.account, s.product), ''), s.external_id, s.account_id)
                where s.name is null""");
        Identity identity = new Identity(staged, "opportunity", identity("s", "_ref"), identity("t", "_id"));
        identity.refuseRepeated("s.name");
        identity.findExisting();
        remark();
        write();
        if (staged.has("product")) {
            lineItems();
        }
        if (staged.has("competitors")) {
            competitors();
        }
    }

    /** Deals that the file gives no name may share the name made for them, so whose they are and since when tells them apart. */
    private String identity(String of, String suffix) {
        String key = "name_key(%1$s.name) || '|' || coalesce(%1$s.account%2$s::text, '')".formatted(of, suffix);
        return staged.has("name")
                ? key
                : key + " || '|' || coalesce(%1$s.owner%2$s::text, '') || '|' || coalesce(coalesce(%1$s.engaged_on, %1$s.created_on)::text, '')".formatted(of, suffix);
    }

    private void remark() {
        String closed = "s.stage_ref in (select id from stage where type <> 'open')";
        staged.remark("s.account is null and s.account_ref is null", "deals.without.account", "account");
        staged.remark("s.amount is null and " + closed, "deals.closed.without.amount", "amount");
        staged.remark("s.amount is null and not " + closed, "deals.open.without.amount", "amount");
        staged.remark("s.close_date is null and " + closed, "deals.closed.without.date", "close_date");
        staged.remark("s.close_date < coalesce(s.engaged_on, s.created_on)", "deals.closed.before.start", "close_date");
        staged.remark("s.owner is null and s.owner_ref is null", "deals.without.owner", "owner");
    }

    private void write() {
        staged.sql("select set_config('app.dated_by_record', 'on', true)").query(String.class).single();
        Upsert upsert = new Upsert(staged, "opportunity")
                .field("external_id")
                .reference("account_id", "account", "account_ref")
                .reference("owner_id", "owner", "owner_ref")
                .value("stage_id", "s.stage_ref")
                .field("amount_minor", "amount")
                .field("created_on")
                .field("engaged_on")
                .field("close_date")
                .field("source")
                .field("next_step")
                .field("loss_reason");
        if (staged.has("forecast_category")) {
            upsert.value("forecast_category", "nullif(s.forecast_category, 'closed')"); // which the stage says already
        }
        if (staged.has("name")) {
            upsert.value("name", "s.name");
        }
        upsert.initially("name", "s.name").write(tenant);
    }

    private void lineItems() {
        staged.run("""
                with items as (
                    select s.line, s.product_ref, o.amount_minor, count(l.id) as n,
                           coalesce(bool_and(l.product_id = s.product_ref and l.amount_minor is not distinct from o.amount_minor), false) as same
                    from {staged} s join opportunity o on o.id = s.existing left join line_item l on l.opportunity_id = o.id
                    group by s.line, s.product_ref, o.amount_minor),
                differing as (
                    select line from items where case when product_ref is null then n > 0 else n <> 1 or not same end)
                update {staged} s set changed = true, items_differ = true from differing where differing.line = s.line""");
        staged.run("delete from line_item l using {staged} s where s.items_differ and l.opportunity_id = s.existing");
        // New deals are not looked up again: the planner knows nothing yet about rows of this transaction.
        insertItems("s.id, s.id, s.product_ref, s.amount from {staged} s where s.existing is null and s.product_ref is not null");
        insertItems("gen_random_uuid(), o.id, s.product_ref, o.amount_minor from {staged} s join opportunity o on o.id = s.existing"
                + " where s.items_differ and s.product_ref is not null");
    }

    private void insertItems(String items) {
        staged.sql("insert into line_item (tenant_id, id, opportunity_id, product_id, amount_minor) select ?, " + items).param(tenant).update();
    }

    /** A deal has the competitors that its row names, between commas or semicolons, and no others. */
    private void competitors() {
        String named = "regexp_split_to_table(s.competitors, '[;,|]') as named(name)";
        staged.sql("""
                        insert into competitor (tenant_id, id, name) select ?, gen_random_uuid(), min(btrim(named.name)) from {staged} s, %s
                        where btrim(named.name) <> '' and name_key(named.name) not in (select name_key(name) from competitor)
                        group by name_key(named.name)""".formatted(named))
                .param(tenant)
                .update();
        staged.run("""
                create temporary table met on commit drop as
                select distinct s.line, coalesce(s.existing, s.id) as deal, c.id as competitor from {staged} s, %s
                join competitor c on name_key(c.name) = name_key(named.name)""".formatted(named));
        staged.run("""
                with former as (
                    delete from opportunity_competitor oc using {staged} s where s.existing = oc.opportunity_id
                    and not exists (select 1 from met where met.deal = oc.opportunity_id and met.competitor = oc.competitor_id) returning oc.opportunity_id)
                update {staged} s set changed = true from former where s.existing = former.opportunity_id""");
        staged.sql("""
                        with added as (
                            insert into opportunity_competitor (tenant_id, opportunity_id, competitor_id) select ?, deal, competitor from met
                            on conflict do nothing returning opportunity_id)
                        update {staged} s set changed = true from added where s.existing = added.opportunity_id""")
                .param(tenant)
                .update();
        staged.run("drop table met");
    }
}
