package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Record search with Lucene in this process. Each tenant has an index in a folder of its own, made from PostgreSQL when first used;
 * before a search it follows the changes that were committed up to half a second ago. What is found is read back from PostgreSQL
 * under the current scope, so names are current and nothing is shown that the scope may not see.
 */
public final class LuceneRecordSearch implements RecordSearch, AutoCloseable {

    private static final int MOST_OPEN_INDEXES = 200;
    private static final int SPARE = 4;

    private final OpenIndexes indexes;
    private final RecordRows rows;

    /** @param folder holds one folder for each tenant; made when absent */
    public LuceneRecordSearch(TenantDatabase database, Path folder, Clock clock) {
        this(database, new OpenIndexes(database, folder, clock, MOST_OPEN_INDEXES));
    }

    LuceneRecordSearch(TenantDatabase database, OpenIndexes indexes) {
        this.indexes = indexes;
        this.rows = new RecordRows(database);
    }

    @Override
    public List<Hit> search(String text, Set<RecordKind> kinds, int limit) {
        if (kinds.isEmpty() || limit < 1) {
            return List.of();
        }
        NameSearch search = new NameSearch(text);
        List<Hit> hits = asking((candidates, queries) -> search.hits(candidates, queries, kinds, limit + SPARE));
        Map<UUID, IndexedRecord> current = current(hits);
        return hits.stream().filter(hit -> current.containsKey(hit.id())).map(hit -> named(hit, current)).limit(limit).toList();
    }

    @Override
    public List<Mention> mentions(String text) {
        List<Mention> mentions = asking((candidates, queries) -> new MentionSearch(text, candidates, queries).mentions());
        Map<UUID, IndexedRecord> current = current(mentions.stream().flatMap(mention -> mention.hits().stream()).toList());
        return mentions.stream().flatMap(mention -> confirmed(mention, current)).toList();
    }

    /** Brings the current tenant's index up to date with all that is committed now. */
    void catchUp() {
        inBackground(TenantIndex::catchUp);
    }

    /** Brings the indexes of all tenants that are in use up to date. For a regular call, so that no search waits for a large import; needs no scope. */
    public void catchUpAll() {
        indexes.catchUp();
    }

    @Override
    public void rebuild() {
        inBackground(TenantIndex::rebuild);
    }

    private void inBackground(Consumer<TenantIndex> work) {
        UUID tenant = TenantScope.current().tenantId();
        indexes.use(index -> OpenIndexes.inBackground(tenant, () -> {
            work.accept(index);
            return index;
        }));
    }

    /** Asks the current tenant's index for records of the current scope. */
    private <T> T asking(Question<T> question) {
        TenantScope scope = TenantScope.current();
        return indexes.use(index -> {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                OpenIndexes.inBackground(scope.tenantId(), () -> {
                    index.freshen();
                    return index;
                });
            }
            return answer(index, scope, question);
        });
    }

    private static <T> T answer(TenantIndex index, TenantScope scope, Question<T> question) {
        try {
            IndexSearcher searcher = index.acquire();
            try {
                return question.ask(new Candidates(searcher, scope), new WordQueries(searcher.getIndexReader()));
            } finally {
                index.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The record index could not be read", e);
        }
    }

    private Map<UUID, IndexedRecord> current(List<Hit> hits) {
        Map<RecordKind, Collection<UUID>> ids = new EnumMap<>(RecordKind.class);
        hits.forEach(hit -> ids.computeIfAbsent(hit.kind(), kind -> new HashSet<>()).add(hit.id()));
        return rows.byIds(ids);
    }

    private static Stream<Mention> confirmed(Mention mention, Map<UUID, IndexedRecord> current) {
        List<Hit> hits = mention.hits().stream().filter(hit -> current.containsKey(hit.id())).map(hit -> named(hit, current)).toList();
        return hits.isEmpty() ? Stream.empty() : Stream.of(new Mention(mention.start(), mention.end(), mention.text(), hits));
    }

    private static Hit named(Hit hit, Map<UUID, IndexedRecord> current) {
        IndexedRecord record = current.get(hit.id());
        return record == null ? hit : new Hit(hit.kind(), hit.id(), record.name(), hit.score());
    }

    @Override
    public void close() {
        indexes.close();
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Candidates candidates, WordQueries queries) throws IOException;
    }
}
