package com.nexusflow.copilot.core.crm.imports;

/**
 * Decides which staged row is which record: by the other system's id where the row has one, otherwise by its name, which also finds
 * records that were put on file by name only.
 */
final class Identity {

    private final Staged staged;
    private final String table;
    private final String ofRow;
    private final String ofRecord;

    /**
     * @param ofRow what identifies a row "s" that has no id, as one SQL expression
     * @param ofRecord the same of a record "t"
     */
    Identity(Staged staged, String table, String ofRow, String ofRecord) {
        this.staged = staged;
        this.table = table;
        this.ofRow = ofRow;
        this.ofRecord = ofRecord;
    }

    /** @param shown what an error calls the row */
    void refuseRepeated(String shown) {
        boolean ids = staged.has("external_id");
        if (ids) {
            staged.refuseRepeated("s.external_id", "s.external_id is not null", "s.external_id", "id.repeated", "external_id");
        }
        staged.refuseRepeated(ofRow, ids ? "s.external_id is null" : "true", shown, "name.repeated", "name");
    }

    void findExisting() {
        boolean ids = staged.has("external_id");
        if (ids) {
            staged.run("update {staged} s set existing = t.id from %s t where t.external_id = s.external_id".formatted(table));
        }
        if (ids && !staged.sql("select exists (select 1 from " + table + " where external_id is null)").query(Boolean.class).single()) {
            return;
        }
        // A row with an id is never taken for a record with another id, whatever they are called.
        staged.run("""
                with known as materialized (select distinct on (%1$s) %1$s as key, t.id from %2$s t where %3$s
                        and not exists (select 1 from {staged} e where e.existing = t.id) order by %1$s, t.id),
                said as materialized (select distinct on (%4$s) %4$s as key, s.line from {staged} s where s.existing is null order by %4$s, s.line)
                update {staged} s set existing = known.id from said join known on known.key = said.key where s.line = said.line"""
                .formatted(ofRecord, table, ids ? "t.external_id is null" : "true", ofRow));
    }
}
