package com.nexusflow.copilot.core.crm.imports;

import com.nexusflow.copilot.core.tenant.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The stages that deals name. A new stage is put on file with the type, order and probability that its name suggests; open stages
 * with names of their own are spread evenly in the order of their first appearance.
 */
record Stages(Staged staged, UUID tenant) {

    private static final int MOST_NEW = 60;

    /** @param percent the probability of winning, which also orders the open stages */
    record Suggested(String type, int percent) {

        static Optional<Suggested> by(String name) {
            String bare = name.replaceFirst("^\\s*\\d+\\s*[.):–-]?\\s*", "").replaceAll("\\([^)]*\\)", " ");
            return meaning(bare)
                    .or(() -> Arrays.stream(bare.split("[/|:,]")).flatMap(part -> meaning(part).stream()).findFirst())
                    .or(() -> Arrays.stream(bare.split("[^\\p{L}]+"))
                            .flatMap(word -> meaning(word).stream())
                            .filter(suggested -> !suggested.type.equals("open"))
                            .findFirst());
        }

        private static Optional<Suggested> meaning(String name) {
            return Synonyms.VALUES.meaning("stage", name).map(code -> code.split("-")).map(code -> new Suggested(code[0], Integer.parseInt(code[1])));
        }

        int position() {
            return switch (type) {
                case "won" -> 200;
                case "lost" -> 300;
                default -> percent;
            };
        }
    }

    void find() {
        List<String> unknown = staged.sql("""
                        select min(d.stage) from (select s.stage, min(s.line) as line from {staged} s group by s.stage) d
                        where name_key(d.stage) not in (select name_key(name) from stage) group by name_key(d.stage) order by min(d.line) limit 1000""")
                .query(String.class)
                .list();
        if (unknown.size() > MOST_NEW) {
            throw ImportRefused.badFile(staged.wording().of("stages.too.many", unknown.size(), unknown.getFirst(), unknown.get(1)));
        }
        List<String> own = unknown.stream().filter(name -> Suggested.by(name).isEmpty()).toList();
        for (String name : unknown) {
            add(name, Suggested.by(name).orElseGet(() -> new Suggested("open", 100 * (own.indexOf(name) + 1) / (own.size() + 1))));
        }
        staged.run("""
                update {staged} s set stage_ref = t.id from (select distinct stage from {staged}) d join stage t on name_key(t.name) = name_key(d.stage)
                where s.stage = d.stage""");
    }

    private void add(String name, Suggested suggested) {
        staged.sql("insert into stage (tenant_id, id, name, type, position, probability) values (?, ?, ?, ?, ?, ? / 100.0)")
                .params(tenant, Ids.next(), name, suggested.type(), suggested.position(), suggested.percent())
                .update();
        long line = staged.sql("select min(s.line) from {staged} s where s.stage = ?").param(name).query(Long.class).single();
        staged.issues().remark(line, "stage", staged.wording().of("stage.made." + suggested.type(), name, suggested.percent()));
    }
}
