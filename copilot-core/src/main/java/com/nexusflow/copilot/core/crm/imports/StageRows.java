package com.nexusflow.copilot.core.crm.imports;

import java.util.List;
import java.util.UUID;

/** Stages with their type, order and probability; what a row leaves out, its name suggests. */
record StageRows(Staged staged, UUID tenant) implements Rows {

    private static final long MOST = 200;
    private static final int LAST_POSITION = 30_000;

    private record Bare(long line, String name) {}

    @Override
    public void take() {
        long count = staged.sql("select count(*) from {staged}").query(Long.class).single();
        if (count > MOST) {
            throw ImportRefused.badFile(staged.wording().of("stages.file.too.long", count, MOST));
        }
        staged.refuse("s.position > " + LAST_POSITION, "stage.position.bad", "position");
        staged.refuseRepeated("name_key(s.name)", "true", "s.name", "name.repeated", "name");
        suggest();
        staged.run("update {staged} s set probability = case s.type when 'won' then 1 when 'lost' then 0 else s.probability end");
        staged.run("update {staged} s set existing = t.id from stage t where name_key(t.name) = name_key(s.name)");
        new Upsert(staged, "stage")
                .value("name", "s.name")
                .value("type", "s.type")
                .value("probability", "s.probability")
                .field("position")
                .initially("position", "s.line")
                .write(tenant);
    }

    private void suggest() {
        List<Bare> bare = staged.sql("select line, name from {staged} where type is null or probability is null")
                .query((row, n) -> new Bare(row.getLong("line"), row.getString("name")))
                .list();
        for (Bare row : bare) {
            Stages.Suggested suggested = Stages.Suggested.by(row.name()).orElseGet(() -> new Stages.Suggested("open", 50));
            staged.sql("update {staged} s set type = coalesce(s.type, ?), probability = coalesce(s.probability, ? / 100.0) where s.line = ?")
                    .params(suggested.type(), suggested.percent(), row.line())
                    .update();
        }
    }
}
