package com.nexusflow.copilot.core.crm.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes staged rows into their table: rows with an existing record change what differs in the columns that the file has, the others
 * become new records, in pieces small enough to show progress. Marks the rows that changed something.
 */
final class Upsert {

    private static final long CHUNK = 20_000;

    private final Staged staged;
    private final String table;
    private final Map<String, String> kept = new LinkedHashMap<>();
    private final Map<String, String> firstOnly = new LinkedHashMap<>();

    Upsert(Staged staged, String table) {
        this.staged = staged;
        this.table = table;
    }

    /** A column that follows the file, if the file has the field. */
    Upsert field(String column, String field) {
        return staged.has(field) ? value(column, "s." + field) : this;
    }

    Upsert field(String column) {
        return field(column, column);
    }

    /** A column that follows the record which the file names by the field, or by its id. */
    Upsert reference(String column, String field, String reference) {
        return staged.has(field) || staged.has(field + "_id") ? value(column, "s." + reference) : this;
    }

    /** A column that follows an expression over the staged row "s" and, for existing records, the record "t". */
    Upsert value(String column, String expression) {
        kept.put(column, expression);
        return this;
    }

    /** A column that is filled for new records and then left alone. */
    Upsert initially(String column, String expression) {
        if (!kept.containsKey(column)) {
            firstOnly.put(column, expression);
        }
        return this;
    }

    void write(UUID tenant) {
        update();
        Map<String, String> all = new LinkedHashMap<>(kept);
        all.putAll(firstOnly);
        String insertion = "insert into %s (tenant_id, id, %s) select ?, s.id, %s from {staged} s where s.existing is null and s.line between ? and ? order by s.line"
                .formatted(table, String.join(", ", all.keySet()), String.join(", ", all.values()));
        long last = staged.sql("select coalesce(max(line), 0) from {staged}").query(Long.class).single();
        for (long from = 1; from <= last; from += CHUNK) {
            staged.progress().halfDone(staged.sql(insertion).params(tenant, from, from + CHUNK - 1).update());
        }
    }

    private void update() {
        if (kept.isEmpty()) {
            return;
        }
        String assignments = kept.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).collect(Collectors.joining(", "));
        String former = kept.keySet().stream().map(column -> "t." + column).collect(Collectors.joining(", "));
        staged.run("""
                with written as (
                    update %s t set %s from {staged} s where s.existing = t.id and row(%s) is distinct from row(%s) returning t.id)
                update {staged} s set changed = true from written where s.existing = written.id"""
                .formatted(table, assignments, former, String.join(", ", kept.values())));
    }
}
