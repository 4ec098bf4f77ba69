package com.nexusflow.copilot.knowledge.search;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.knowledge.index.Hit;
import com.nexusflow.copilot.knowledge.index.IndexUnavailableException;
import com.nexusflow.copilot.knowledge.index.PassageIndex;
import com.nexusflow.copilot.knowledge.index.PassageQuery;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.PassageRow;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds passages for the current person. What the index finds is read again from PostgreSQL under the person's rights, so that nothing is shown that was
 * erased, changed or closed meanwhile. While the index is away, passages are found there by their words.
 */
public final class KnowledgeSearch {

    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeSearch.class);
    /** Hits whose passage is gone or changed meanwhile leave gaps. */
    private static final int SPARE = 5;
    /** So long nobody else waits for an index that did not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    static final String PASSAGE = """
            select p.*, coalesce(b.owner_id, d.owner_id, case when p.kind in ('call', 'note', 'email', 'activity') then p.reader end) as answers, w.name as answers_name,
                coalesce(v.fresh_until, d.fresh_until) as fresh_until
            from passage p
            left join battle_card b on p.kind = 'card' and b.tenant_id = p.tenant_id and b.id = p.source_id
            left join battle_card_version v on v.tenant_id = b.tenant_id and v.card_id = b.id and v.number = b.version
            left join document d on p.kind = 'document' and d.tenant_id = p.tenant_id and d.id = p.source_id
            left join person w on w.tenant_id = p.tenant_id and w.id = coalesce(b.owner_id, d.owner_id, case when p.kind in ('call', 'note', 'email', 'activity') then p.reader end)
            """;

    private final TenantDatabase database;
    private final PassageIndex index;
    private final WordSearch words;
    private final AtomicLong awaySince = new AtomicLong(System.nanoTime() - PATIENCE.toNanos());

    public KnowledgeSearch(TenantDatabase database, PassageIndex index) {
        this.database = database;
        this.index = index;
        this.words = new WordSearch(database);
    }

    /** The passages that answer best, as the readers of the query may read them; the query's readers are those of the current scope. */
    public Findings find(PassageQuery query) {
        if (System.nanoTime() - awaySince.get() < PATIENCE.toNanos()) {
            return new Findings(words.find(query), true);
        }
        try {
            return new Findings(current(query), false);
        } catch (IndexUnavailableException e) {
            awaySince.set(System.nanoTime());
            LOG.debug("The index of passages is away; words are looked for", e);
            return new Findings(words.find(query), true);
        }
    }

    /** How many passages of each kind hold all the words; for those who look through everything. */
    public Map<SourceKind, Integer> facets(String text, Locale language) {
        return words.facets(text, language);
    }

    /** Passages that hold all the words, the newest first among equals. */
    public List<Quotable> page(String text, Locale language, Collection<SourceKind> kinds, int offset, int limit) {
        return words.page(text, language, kinds, offset, limit);
    }

    /** The passages of a source in their order, as the current person may read them. */
    public List<Passage> of(SourceKind kind, UUID source, int offset, int limit) {
        return database.read(jdbc -> jdbc.sql("select * from passage where kind = :kind and source_id = :source order by position limit :limit offset :offset")
                .param("kind", kind.code())
                .param("source", source)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> PassageRow.of(row))
                .list());
    }

    private List<Quotable> current(PassageQuery query) {
        PassageQuery wider = new PassageQuery(query.readers(), query.text(), query.language(), query.kinds(), query.sources(), Math.min(query.limit() + SPARE, PassageQuery.MOST));
        List<Hit> hits = index.search(wider);
        if (hits.isEmpty()) {
            return List.of();
        }
        Map<UUID, Quotable> known = database.read(jdbc -> jdbc.sql(PASSAGE + "where p.id in (:ids)")
                .param("ids", hits.stream().map(Hit::passage).toList())
                .query((row, n) -> quotable(row, 0, 0, 0))
                .list()).stream().collect(Collectors.toMap(found -> found.passage().id(), Function.identity()));
        return hits.stream().flatMap(hit -> Optional.ofNullable(known.get(hit.passage())).map(found -> scored(found, hit)).stream()).limit(query.limit()).toList();
    }

    private static Quotable scored(Quotable found, Hit hit) {
        return new Quotable(found.passage(), hit.score(), hit.words(), hit.meaning(), found.owner(), found.freshUntil());
    }

    static Quotable quotable(ResultSet row, double score, double words, double meaning) throws SQLException {
        UUID answers = row.getObject("answers", UUID.class);
        String name = row.getString("answers_name");
        @Nullable Named owner = answers == null || name == null ? null : new Named(answers, name);
        return new Quotable(PassageRow.of(row), score, words, meaning, owner, row.getObject("fresh_until", LocalDate.class));
    }

}
