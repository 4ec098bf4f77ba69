package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.search.Changes.Change;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * One tenant's index on disk, which follows the tenant's changes. What it followed since its last commit it follows again after a
 * crash. What reads PostgreSQL here runs in the tenant's background scope.
 */
final class TenantIndex implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TenantIndex.class);
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(5);
    private static final int MEMORY_IN_MB = 48;

    private final RecordRows rows;
    private final Changes changes;
    private final Clock clock;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final ReentrantLock following = new ReentrantLock();
    private final Set<Long> ahead = new HashSet<>();
    private Position position = Position.START;
    private Instant committed;
    private volatile Instant followed = Instant.EPOCH;

    private TenantIndex(TenantDatabase database, Path folder, Clock clock) throws IOException {
        this.rows = new RecordRows(database);
        this.changes = new Changes(database);
        this.clock = clock;
        this.committed = clock.instant();
        this.directory = FSDirectory.open(folder);
        this.writer = writer(directory);
        this.searchers = new SearcherManager(writer, new ShortNamesFirst.Searchers());
    }

    /** Opens the index in a folder and brings it up to date; makes it anew when it is not there or cannot be continued. */
    static TenantIndex open(TenantDatabase database, Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
            return opened(database, folder, clock);
        } catch (LockObtainFailedException e) {
            throw new UncheckedIOException("The record index in " + folder + " is in use by another process; stop that one first", e);
        } catch (IOException | UnusableIndexException | IllegalArgumentException e) {
            LOG.warn("The record index in {} cannot be used and is made anew: {}", folder, e.getMessage());
            return remade(database, folder, clock);
        }
    }

    private static TenantIndex opened(TenantDatabase database, Path folder, Clock clock) throws IOException, UnusableIndexException {
        TenantIndex index = new TenantIndex(database, folder, clock);
        try {
            index.resume();
            return index;
        } catch (IOException | UnusableIndexException | RuntimeException e) {
            index.abandon();
            throw e;
        }
    }

    /** Makes the index in a folder anew from PostgreSQL. */
    static TenantIndex remade(TenantDatabase database, Path folder, Clock clock) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            TenantIndex index = new TenantIndex(database, folder, clock);
            index.rebuild();
            return index;
        } catch (IOException e) {
            throw new UncheckedIOException("The record index in " + folder + " could not be made; check the disk's space and rights", e);
        }
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        try {
            return new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer())
                    .setSimilarity(new ShortNamesFirst())
                    .setRAMBufferSizeMB(MEMORY_IN_MB)
                    .setCommitOnClose(false));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private void resume() throws IOException, UnusableIndexException {
        Map<String, String> commitData = new HashMap<>();
        writer.getLiveCommitData().forEach(entry -> commitData.put(entry.getKey(), entry.getValue()));
        if (commitData.isEmpty()) {
            rebuild();
            return;
        }
        position = Position.of(commitData, RecordDocument.FORMAT);
        if (!changes.reachBackTo(position)) {
            throw new UnusableIndexException("the changes since it was written are not in this database");
        }
        catchUp();
    }

    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    /** Follows the changes unless that was done within the last half second or is being done. */
    void freshen() {
        if (Duration.between(followed, clock.instant()).compareTo(FRESH) >= 0 && following.tryLock()) {
            try {
                follow();
            } finally {
                following.unlock();
            }
        }
    }

    /** Follows all changes that are committed when this is called. */
    void catchUp() {
        following.lock();
        try {
            follow();
        } finally {
            following.unlock();
        }
    }

    /** Makes the index anew from PostgreSQL while searches go on in what was there. */
    void rebuild() {
        following.lock();
        try {
            Position start = changes.now();
            writer.deleteAll();
            rows.forEach(this::add);
            writer.forceMerge(1);
            position = start;
            ahead.clear();
            commit();
            searchers.maybeRefreshBlocking();
            follow();
        } catch (IOException e) {
            abandon();
            throw new UncheckedIOException("The record index could not be made anew", e);
        } catch (RuntimeException e) {
            abandon();
            throw e;
        } finally {
            following.unlock();
        }
    }

    private void follow() {
        followed = clock.instant();
        Position next = changes.now();
        Set<Long> applied = new HashSet<>();
        changes.since(position, ahead, some -> {
            apply(some);
            some.forEach(change -> applied.add(change.transaction()));
        });
        try {
            position = next;
            ahead.addAll(applied);
            ahead.removeIf(transaction -> transaction < next.horizon());
            if (!applied.isEmpty()) {
                searchers.maybeRefreshBlocking();
            }
            if (writer.hasUncommittedChanges() && Duration.between(committed, clock.instant()).compareTo(BETWEEN_COMMITS) >= 0) {
                commit();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The record index could not be refreshed", e);
        }
    }

    private void apply(List<Change> changed) {
        Map<RecordKind, Set<UUID>> ids = new EnumMap<>(RecordKind.class);
        changed.forEach(change -> ids.computeIfAbsent(change.kind(), kind -> new HashSet<>()).add(change.id()));
        Map<UUID, IndexedRecord> current = rows.byIds(ids);
        ids.forEach((kind, some) -> some.forEach(id -> {
            IndexedRecord record = current.get(id);
            if (record == null) {
                remove(kind, id);
            } else {
                replace(record);
            }
        }));
    }

    private void add(IndexedRecord record) {
        try {
            writer.addDocument(RecordDocument.of(record));
        } catch (IOException e) {
            throw new UncheckedIOException("A record could not be written to the record index", e);
        }
    }

    private void replace(IndexedRecord record) {
        try {
            writer.updateDocument(RecordDocument.idTerm(record.kind(), record.id()), RecordDocument.of(record));
        } catch (IOException e) {
            throw new UncheckedIOException("A record could not be written to the record index", e);
        }
    }

    private void remove(RecordKind kind, UUID id) {
        try {
            writer.deleteDocuments(RecordDocument.idTerm(kind, id));
        } catch (IOException e) {
            throw new UncheckedIOException("A record could not be removed from the record index", e);
        }
    }

    private void commit() throws IOException {
        writer.setLiveCommitData(position.asCommitData(RecordDocument.FORMAT).entrySet());
        writer.commit();
        committed = clock.instant();
    }

    int size() {
        return writer.getDocStats().numDocs;
    }

    /** Lets go of the index as a crash would: what was not committed is lost. */
    void abandon() {
        try (directory; searchers) {
            writer.rollback();
        } catch (IOException e) {
            LOG.warn("The record index was not closed cleanly; it is checked when opened again", e);
        }
    }

    @Override
    public void close() {
        following.lock();
        try {
            commit();
        } catch (IOException | AlreadyClosedException e) {
            LOG.warn("The record index could not be committed; the changes are followed again when it is opened", e);
        } finally {
            following.unlock();
            abandon();
        }
    }
}
