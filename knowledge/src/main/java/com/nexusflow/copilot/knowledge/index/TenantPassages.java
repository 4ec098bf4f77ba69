package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** One tenant's passages in a folder. Every change is committed before it is found, and a crash loses none that was. */
final class TenantPassages implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TenantPassages.class);
    private static final String FORMAT_KEY = "format";
    private static final TermScores SCORES = new TermScores();

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private TenantPassages(Path folder) throws IOException {
        this.directory = FSDirectory.open(folder);
        try {
            this.writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()).setSimilarity(SCORES).setCommitOnClose(false));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, IndexReader before) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(SCORES);
                return searcher;
            }
        });
    }

    /** Opens what is in a folder; what cannot be read or was written in another format is emptied, and so is filled again by who compares. */
    static TenantPassages open(Path folder) {
        try {
            Files.createDirectories(folder);
            return opened(folder);
        } catch (LockObtainFailedException e) {
            throw new UncheckedIOException("The passages in " + folder + " are in use by another process; stop that one first", e);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The passages in {} cannot be read and are indexed anew: {}", folder, e.getMessage());
            return emptied(folder);
        }
    }

    private static TenantPassages opened(Path folder) throws IOException {
        TenantPassages passages = new TenantPassages(folder);
        if (passages.isOfThisFormat()) {
            return passages;
        }
        passages.close();
        throw new IOException("they were written in another format");
    }

    private static TenantPassages emptied(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            return new TenantPassages(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The passages in " + folder + " could not be indexed anew; check the disk's space and rights", e);
        }
    }

    private boolean isOfThisFormat() {
        for (Map.Entry<String, String> entry : committed()) {
            if (entry.getKey().equals(FORMAT_KEY)) {
                return entry.getValue().equals(PassageFields.FORMAT);
            }
        }
        return writer.getDocStats().maxDoc == 0;
    }

    private Iterable<Map.Entry<String, String>> committed() {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        return data == null ? Set.of() : data;
    }

    synchronized void put(Map<IndexedSource, List<EncodedPassage>> sources) throws IOException {
        for (Map.Entry<IndexedSource, List<EncodedPassage>> entry : sources.entrySet()) {
            IndexedSource source = entry.getKey();
            writer.deleteDocuments(PassageFields.sourceTerm(source.kind(), source.id()));
            writer.addDocument(PassageFields.of(source));
            for (EncodedPassage passage : entry.getValue()) {
                writer.addDocument(PassageFields.of(passage));
            }
        }
        commit();
    }

    synchronized void remove(SourceKind kind, UUID source) throws IOException {
        writer.deleteDocuments(PassageFields.sourceTerm(kind, source));
        commit();
    }

    private void commit() throws IOException {
        writer.setLiveCommitData(Map.of(FORMAT_KEY, PassageFields.FORMAT).entrySet());
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    <T> T read(Reading<T> reading) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return reading.read(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    static Set<IndexedSource> sources(IndexSearcher searcher) throws IOException {
        Set<IndexedSource> sources = new HashSet<>();
        int all = Math.max(1, searcher.getIndexReader().docFreq(PassageFields.SOURCES));
        for (ScoreDoc found : searcher.search(new TermQuery(PassageFields.SOURCES), all).scoreDocs) {
            sources.add(PassageFields.indexed(searcher.storedFields().document(found.doc)));
        }
        return sources;
    }

    /** Lets go of the folder; what was not committed is lost, as in a crash. */
    @Override
    public void close() {
        try (directory; searchers) {
            writer.rollback();
        } catch (IOException e) {
            LOG.warn("The passages of a tenant were not closed cleanly; they are checked when opened again", e);
        }
    }

    /** Reads one state of the index. */
    interface Reading<T> {
        T read(IndexSearcher searcher) throws IOException;
    }
}
