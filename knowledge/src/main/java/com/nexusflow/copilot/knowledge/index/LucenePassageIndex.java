package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Passages in Lucene indexes in this process, each tenant's in a folder of its own. */
public final class LucenePassageIndex implements PassageIndex, AutoCloseable {

    private static final int MOST_IDLE = 200;

    private final OpenTenants tenants;
    private final PassageEncoder encoder;
    private final Vectors vectors;

    /** @param folder holds one folder for each tenant; made when absent */
    public LucenePassageIndex(Path folder, Vectors vectors) {
        this.tenants = new OpenTenants(folder, MOST_IDLE);
        this.encoder = new PassageEncoder(vectors);
        this.vectors = vectors;
    }

    @Override
    public void put(UUID tenant, List<SourcePassages> sources) {
        Map<IndexedSource, List<EncodedPassage>> encoded = new LinkedHashMap<>();
        sources.forEach(source -> encoded.put(source.indexed(), encoder.encode(source.passages())));
        tenants.change(tenant, passages -> {
            passages.put(encoded);
            return tenant;
        });
    }

    @Override
    public void remove(UUID tenant, SourceKind kind, UUID source) {
        tenants.change(tenant, passages -> {
            passages.remove(kind, source);
            return tenant;
        });
    }

    @Override
    public List<Hit> search(PassageQuery query) {
        if (query.text().isBlank() || query.readers().seeNothing()) {
            return List.of();
        }
        List<SearchText.Sentence> sentences = SearchText.of(query.text(), query.language()).sentences();
        List<float[]> meanings = vectors.of(sentences.stream().map(SearchText.Sentence::text).toList());
        return tenants.read(query.readers().tenant(), passages -> passages.read(searcher -> new PassageSearch(searcher, query).hits(sentences, meanings)));
    }

    @Override
    public Set<IndexedSource> sources(UUID tenant) {
        return tenants.read(tenant, passages -> passages.read(TenantPassages::sources));
    }

    @Override
    public void drop(UUID tenant) {
        try {
            tenants.drop(tenant);
        } catch (IOException e) {
            throw new UncheckedIOException("The passages of tenant " + tenant + " could not be deleted; check the rights of their folder", e);
        }
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public boolean isAvailable() {
        return tenants.isUsable();
    }

    @Override
    public void close() {
        tenants.close();
    }
}
