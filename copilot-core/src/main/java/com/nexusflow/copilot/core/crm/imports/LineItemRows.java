package com.nexusflow.copilot.core.crm.imports;

import java.util.UUID;

/** The products of deals, one row each. A deal that the file names has, afterwards, the items of the file and no others. */
record LineItemRows(Staged staged, UUID tenant) implements Rows {

    @Override
    public void take() {
        staged.run("update {staged} s set opportunity_ref = o.id from opportunity o where o.external_id = s.opportunity");
        staged.run("""
                update {staged} s set opportunity_ref = o.id
                from (select name_key(name) as key, (array_agg(id))[1] as id from opportunity group by 1 having count(*) = 1) o
                where s.opportunity_ref is null and o.key = name_key(s.opportunity)""");
        staged.refuse("s.opportunity_ref is null", "item.deal.unknown", "opportunity");
        if (staged.has("quantity")) {
            staged.refuse("s.quantity <= 0 or s.quantity > 1000000000", "item.quantity.bad", "quantity");
        }
        new Names(staged, tenant).products();
        match();
        staged.run("""
                delete from line_item l where l.opportunity_id in (select s.opportunity_ref from {staged} s)
                and not exists (select 1 from {staged} s where s.existing = l.id)""");
        Upsert upsert = new Upsert(staged, "line_item")
                .value("opportunity_id", "s.opportunity_ref")
                .value("product_id", "s.product_ref")
                .field("amount_minor", "amount");
        if (staged.has("quantity")) {
            upsert.value("quantity", "coalesce(s.quantity, 1)");
        }
        upsert.write(tenant);
    }

    /** Items of one product in a deal have nothing but their amounts to tell them apart. */
    private void match() {
        staged.run("""
                with said as (select line, opportunity_ref as deal, product_ref as product,
                        row_number() over (partition by opportunity_ref, product_ref order by amount, quantity, line) as nth from {staged}),
                known as (select id, opportunity_id as deal, product_id as product,
                        row_number() over (partition by opportunity_id, product_id order by amount_minor, quantity, id) as nth from line_item
                        where opportunity_id in (select deal from said))
                update {staged} s set existing = known.id from said join known using (deal, product, nth) where s.line = said.line""");
    }
}
