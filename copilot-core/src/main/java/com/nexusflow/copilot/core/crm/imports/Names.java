package com.nexusflow.copilot.core.crm.imports;

import com.nexusflow.copilot.core.tenant.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds the records that rows name, by their id in the other system or by their name; a name not on file yet is put on file. */
final class Names {

    private static final int SHOWN = 5;
    private static final int BATCH = 5_000;

    private final Staged staged;
    private final UUID tenant;

    private record Unknown(String name, long rows, long line) {}

    Names(Staged staged, UUID tenant) {
        this.staged = staged;
        this.tenant = tenant;
    }

    void accounts(String field) {
        byId("account_id", "account", "account_ref");
        byName(field, "account", "name_key", field.equals("parent") ? "parent_ref" : "account_ref");
        putOnFile(field, "account", "name_key", field.equals("parent") ? "parent_ref" : "account_ref", "accounts.made", "");
    }

    void persons(String field, String reference, String role) {
        if (field.equals("owner")) {
            byId("owner_id", "person", reference);
        }
        byName(field, "person", "name_key", reference);
        putOnFile(field, "person", "name_key", reference, role.equals("manager") ? "managers.made" : "persons.made", role);
    }

    void products() {
        byName("product", "product", "loose_name_key", "product_ref");
        remarkOtherSpellings();
        putOnFile("product", "product", "loose_name_key", "product_ref", "products.made", "");
    }

    private void byId(String field, String table, String reference) {
        if (!staged.has(field)) {
            return;
        }
        staged.run("update {staged} s set %s = t.id from %s t where t.external_id = s.%s".formatted(reference, table, field));
        String name = field.substring(0, field.length() - 3);
        staged.remark("s.%s is not null and s.%s is null and s.%s is null".formatted(field, reference, name), table + ".id.unknown", field);
    }

    /** Keys are made once for each different name, not once for each row. */
    private void byName(String field, String table, String key, String reference) {
        if (!staged.has(field)) {
            return;
        }
        staged.run("""
                with said as materialized (select name, %1$s(name) as key from (select distinct s.%2$s as name from {staged} s where s.%3$s is null) d where name is not null),
                known as materialized (select distinct on (%1$s(name)) %1$s(name) as key, id from %4$s order by %1$s(name), id)
                update {staged} s set %3$s = known.id from said join known on known.key = said.key where s.%2$s = said.name and s.%3$s is null"""
                .formatted(key, field, reference, table));
    }

    private void putOnFile(String field, String table, String key, String reference, String remark, String role) {
        if (!staged.has(field)) {
            return;
        }
        List<Unknown> unknown = staged.sql("""
                        select min(d.name) as name, sum(d.rows) as rows, min(d.line) as line from (
                            select s.%1$s as name, count(*) as rows, min(s.line) as line from {staged} s
                            where s.%2$s is null and s.%1$s is not null group by s.%1$s) d
                        group by %3$s(d.name) order by 3""".formatted(field, reference, key))
                .query((row, n) -> new Unknown(row.getString("name"), row.getLong("rows"), row.getLong("line")))
                .list();
        if (unknown.isEmpty()) {
            return;
        }
        for (int from = 0; from < unknown.size(); from += BATCH) {
            insert(table, unknown.subList(from, Math.min(from + BATCH, unknown.size())), role);
        }
        byName(field, table, key, reference);
        String shown = unknown.stream().limit(SHOWN).map(Unknown::name).collect(Collectors.joining("”, “", "“", "”"))
                + (unknown.size() > SHOWN ? ", …" : "");
        staged.issues()
                .remark(unknown.getFirst().line(), field, staged.wording().of(remark, unknown.size(), shown, unknown.stream().mapToLong(Unknown::rows).sum()));
    }

    private void insert(String table, List<Unknown> unknown, String role) {
        List<String> ids = new ArrayList<>();
        unknown.forEach(name -> ids.add(Ids.next().toString()));
        staged.sql("insert into %s (tenant_id, id, name%s) select ?, u.id::uuid, u.name%s from unnest(?::text[], ?::text[]) as u (id, name)"
                        .formatted(table, role.isEmpty() ? "" : ", role", role.isEmpty() ? "" : ", '" + role + "'"))
                .params(tenant, ids.toArray(String[]::new), unknown.stream().map(Unknown::name).toArray(String[]::new))
                .update();
    }

    private void remarkOtherSpellings() {
        if (!staged.has("product")) {
            return;
        }
        staged.sql("""
                        select s.product as said, p.name as known, count(*) as rows, min(s.line) as line
                        from {staged} s join product p on p.id = s.product_ref
                        where s.product <> p.name group by s.product, p.name order by 4 limit 100""")
                .query((row, n) -> {
                    staged.issues().remark(row.getLong("line"), "product",
                            staged.wording().of("product.spelling", row.getString("said"), row.getString("known"), row.getLong("rows")));
                    return n;
                })
                .list();
    }
}
