package com.nexusflow.copilot.knowledge.source;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.index.IndexedSource;
import com.nexusflow.copilot.knowledge.index.SourcePassages;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.PassageRow;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The passages in PostgreSQL, from which every index can be made, and the sequence of their changes. Writes are made in the tenant's background scope. */
final class PassageRows {

    /** A change of a source in the tenant's sequence; without a fingerprint it is gone. */
    record Change(SourceKind kind, UUID source, @Nullable String fingerprint, long seq) {}

    /** Counts when passages are cut or written otherwise than before, so that all are made anew. */
    private static final int FORMAT = 1;

    private record Row(UUID id, int position, String title, String trail, String place, String text, String language, String written, @Nullable UUID reader) {

        static Row of(Passage passage) {
            return new Row(passage.id(), passage.position(), passage.title(), passage.trail(), passage.place(), passage.text(), passage.language().getLanguage(),
                    passage.writtenAt().toString(), passage.reader());
        }
    }

    private final TenantDatabase database;

    PassageRows(TenantDatabase database) {
        this.database = database;
    }

    /** Puts the passages of a source in place of those that are kept; none means that it is gone. Returns whether anything changed. */
    boolean replace(SourceKind kind, UUID source, List<Passage> passages) {
        String fingerprint = passages.isEmpty() ? null : fingerprint(passages);
        return database.write(jdbc -> {
            long next = locked(jdbc) + 1;
            boolean changed = note(jdbc, kind, source, fingerprint, next);
            if (changed) {
                jdbc.sql("delete from passage where kind = :kind and source_id = :source").param("kind", kind.code()).param("source", source).update();
                insert(jdbc, kind, source, passages);
                jdbc.sql("update passage_head set seq = :seq").param("seq", next).update();
            }
            return changed;
        });
    }

    /** Where the tenant's sequence stands; nobody else goes on with it before the transaction ends, so that it is seen in its order. */
    private static long locked(JdbcClient jdbc) {
        return jdbc.sql("insert into passage_head as h (tenant_id, seq) values (:tenant, 0) on conflict (tenant_id) do update set seq = h.seq returning seq")
                .param("tenant", tenant())
                .query(Long.class)
                .single();
    }

    private static boolean note(JdbcClient jdbc, SourceKind kind, UUID source, @Nullable String fingerprint, long seq) {
        return jdbc.sql("""
                        insert into passage_source as s (tenant_id, kind, source_id, fingerprint, seq)
                        select :tenant, :kind, :source, :fingerprint, :seq
                        where cast(:fingerprint as text) is not null or exists (select 1 from passage_source where kind = :kind and source_id = :source)
                        on conflict (tenant_id, kind, source_id) do update set fingerprint = excluded.fingerprint, seq = excluded.seq
                        where s.fingerprint is distinct from excluded.fingerprint""")
                .param("tenant", tenant())
                .param("kind", kind.code())
                .param("source", source)
                .param("fingerprint", fingerprint, Types.VARCHAR)
                .param("seq", seq)
                .update() > 0;
    }

    private static void insert(JdbcClient jdbc, SourceKind kind, UUID source, List<Passage> passages) {
        if (!passages.isEmpty()) {
            jdbc.sql("""
                            insert into passage (tenant_id, id, kind, source_id, position, title, trail, place, text, language, written_at, reader)
                            select :tenant, r.id, :kind, :source, r.position, r.title, r.trail, r.place, r.text, r.language, r.written, r.reader
                            from json_to_recordset(cast(:rows as json)) as r(id uuid, position integer, title text, trail text, place text, text text, language text,
                                written timestamptz, reader uuid)""")
                    .param("tenant", tenant())
                    .param("kind", kind.code())
                    .param("source", source)
                    .param("rows", JsonMapper.shared().writeValueAsString(passages.stream().map(Row::of).toList()))
                    .update();
        }
    }

    /** What an index should hold. */
    List<IndexedSource> expected() {
        return database.read(jdbc -> jdbc.sql("select kind, source_id, fingerprint from passage_source where fingerprint is not null")
                .query((row, n) -> new IndexedSource(SourceKind.of(row.getString("kind")), row.getObject("source_id", UUID.class), row.getString("fingerprint")))
                .list());
    }

    /** How far each tenant's sequence has come; needs no scope. */
    Map<UUID, Long> heads() {
        return database.withoutTenant(jdbc -> jdbc.sql("select tenant_id, seq from passage_heads()")
                        .query((row, n) -> Map.entry(row.getObject("tenant_id", UUID.class), row.getLong("seq")))
                        .list()).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long newest() {
        return database.read(jdbc -> jdbc.sql("select coalesce(max(seq), 0) from passage_head").query(Long.class).single());
    }

    List<Change> since(long seq, int most) {
        return database.read(jdbc -> jdbc.sql("select kind, source_id, fingerprint, seq from passage_source where seq > :seq order by seq limit :most")
                .param("seq", seq)
                .param("most", most)
                .query((row, n) -> new Change(
                        SourceKind.of(row.getString("kind")), row.getObject("source_id", UUID.class), row.getString("fingerprint"), row.getLong("seq")))
                .list());
    }

    /** The sources as an index takes them, with what is kept of them now; those that are gone by now are left out. */
    List<SourcePassages> sources(Collection<UUID> ids) {
        return database.read(jdbc -> {
            List<Passage> passages = jdbc.sql("select * from passage where source_id in (:ids) order by kind, source_id, position").param("ids", ids).query((row, n) -> PassageRow.of(row)).list();
            return jdbc.sql("select kind, source_id, fingerprint from passage_source where source_id in (:ids) and fingerprint is not null")
                    .param("ids", ids)
                    .query((row, n) -> {
                        SourceKind kind = SourceKind.of(row.getString("kind"));
                        UUID source = row.getObject("source_id", UUID.class);
                        return new SourcePassages(kind, source, row.getString("fingerprint"),
                                passages.stream().filter(passage -> passage.kind() == kind && passage.source().equals(source)).toList());
                    })
                    .list();
        });
    }


    private static String fingerprint(List<Passage> passages) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) FORMAT);
            passages.forEach(passage -> digest.update(Row.of(passage).toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static UUID tenant() {
        return TenantScope.current().tenantId();
    }
}
