package com.nexusflow.copilot.knowledge.search;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.knowledge.index.PassageQuery;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Passages by the stems of their words, from PostgreSQL itself. A person may be nobody of the tenant, and then finds nothing. */
final class WordSearch {

    private static final String CONFIGURATION =
            "case :language when 'de' then 'german'::regconfig when 'fr' then 'french'::regconfig when 'es' then 'spanish'::regconfig else 'english'::regconfig end";
    /** Any of the words will do, the rarer and the more of them the better. */
    private static final String ANY = "(select coalesce(string_agg(quote_literal(lexeme), ' | '), '')::tsquery from unnest(tsvector_to_array(to_tsvector(" + CONFIGURATION
            + ", :text))) as lexeme)";
    private static final String ALL = "websearch_to_tsquery(" + CONFIGURATION + ", :text)";
    /** Long passages do not win by their length alone. */
    private static final String RANK = "ts_rank_cd(p.words, q.query, 1)";
    private static final String KINDS = " and (:anyKind or p.kind = any (string_to_array(:kinds, ' ')))";

    private final TenantDatabase database;

    WordSearch(TenantDatabase database) {
        this.database = database;
    }

    List<Quotable> find(PassageQuery query) {
        if (query.readers().seeNothing() || !query.readers().tenant().equals(TenantScope.current().tenantId())) {
            return List.of();
        }
        return database.read(jdbc -> jdbc.sql(KnowledgeSearch.PASSAGE.replace("select p.*,", "select p.*, " + RANK + " as rank,") + ", " + ANY + " as q(query) where p.words @@ q.query"
                        + KINDS + " and (:anySource or p.source_id = any (cast(string_to_array(:sources, ' ') as uuid[]))) order by rank desc, p.id limit :limit")
                .param("language", query.language().getLanguage())
                .param("text", query.text())
                .param("anyKind", query.kinds().isEmpty())
                .param("kinds", codes(query.kinds()))
                .param("anySource", query.sources().isEmpty())
                .param("sources", String.join(" ", query.sources().stream().map(Object::toString).toList()))
                .param("limit", query.limit())
                .query((row, n) -> KnowledgeSearch.quotable(row, row.getDouble("rank"), Math.min(1, row.getDouble("rank")), 0))
                .list());
    }

    Map<SourceKind, Integer> facets(String text, Locale language) {
        Map<SourceKind, Integer> facets = new EnumMap<>(SourceKind.class);
        database.read(jdbc -> jdbc.sql("select p.kind, count(*) as passages from passage p, " + ALL + " as q(query) where p.words @@ q.query group by p.kind")
                        .param("language", language.getLanguage())
                        .param("text", text)
                        .query((row, n) -> Map.entry(SourceKind.of(row.getString("kind")), row.getInt("passages")))
                        .list())
                .forEach(entry -> facets.put(entry.getKey(), entry.getValue()));
        return facets;
    }

    List<Quotable> page(String text, Locale language, Collection<SourceKind> kinds, int offset, int limit) {
        return database.read(jdbc -> jdbc.sql(KnowledgeSearch.PASSAGE.replace("select p.*,", "select p.*, " + RANK + " as rank,") + ", " + ALL + " as q(query) where p.words @@ q.query"
                        + KINDS + " order by rank desc, p.written_at desc, p.id limit :limit offset :offset")
                .param("language", language.getLanguage())
                .param("text", text)
                .param("anyKind", kinds.isEmpty())
                .param("kinds", codes(kinds))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> KnowledgeSearch.quotable(row, row.getDouble("rank"), 0, 0))
                .list());
    }

    private static String codes(Collection<SourceKind> kinds) {
        return String.join(" ", kinds.stream().map(SourceKind::code).toList());
    }
}
