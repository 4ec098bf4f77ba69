package com.nexusflow.copilot.knowledge.qdrant;

import com.nexusflow.copilot.knowledge.index.EncodedPassage;
import com.nexusflow.copilot.knowledge.index.Hit;
import com.nexusflow.copilot.knowledge.index.IndexUnavailableException;
import com.nexusflow.copilot.knowledge.index.IndexedSource;
import com.nexusflow.copilot.knowledge.index.PassageEncoder;
import com.nexusflow.copilot.knowledge.index.PassageIndex;
import com.nexusflow.copilot.knowledge.index.PassageQuery;
import com.nexusflow.copilot.knowledge.index.SearchText;
import com.nexusflow.copilot.knowledge.index.SourcePassages;
import com.nexusflow.copilot.knowledge.index.Vectors;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PointsSelector;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.UpsertPoints;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Passages in one collection of a Qdrant server, which keeps each tenant's together. Every call may end in an
 * {@link IndexUnavailableException}. A put that ends so may have been done in part; the sources it was about are then not listed, so that who
 * compares puts them again.
 */
public final class QdrantPassageIndex implements PassageIndex, AutoCloseable {

    private static final int BATCH = 200;
    private static final int PAGE = 1000;
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final QdrantClient client;
    private final String collection;
    private final PassageEncoder encoder;
    private final Vectors vectors;
    private final ReentrantLock making = new ReentrantLock();
    private volatile boolean made;

    /** @param collection is made at first use when the server has none of that name */
    public QdrantPassageIndex(QdrantClient client, String collection, Vectors vectors) {
        this.client = client;
        this.collection = collection;
        this.encoder = new PassageEncoder(vectors);
        this.vectors = vectors;
    }

    /**
     * The index on the server of that address; nothing is asked of it yet.
     *
     * @param url http://host:port or https://host:port of its gRPC door
     * @param apiKey what the server demands, or null or blank for nothing
     */
    public static QdrantPassageIndex at(String url, @Nullable String apiKey, String collection, Vectors vectors) {
        URI address = URI.create(url);
        QdrantGrpcClient.Builder builder = QdrantGrpcClient.newBuilder(address.getHost(), address.getPort(), "https".equals(address.getScheme()), false);
        if (apiKey != null && !apiKey.isBlank()) {
            builder.withApiKey(apiKey);
        }
        return new QdrantPassageIndex(new QdrantClient(builder.build()), collection, vectors);
    }

    private String collection() {
        if (!made) {
            making.lock();
            try {
                if (!made) {
                    PassageCollection.makeWhereAbsent(client, collection);
                    made = true;
                }
            } finally {
                making.unlock();
            }
        }
        return collection;
    }

    @Override
    public void put(UUID tenant, List<SourcePassages> sources) {
        Map<IndexedSource, List<EncodedPassage>> encoded = new LinkedHashMap<>();
        sources.forEach(source -> encoded.put(source.indexed(), encoder.encode(source.passages())));
        encoded.keySet().forEach(source -> delete(PassagePoints.ofSource(tenant, source.kind(), source.id())));
        encoded.values().forEach(passages -> upsert(passages.stream().map(passage -> PassagePoints.of(tenant, passage)).toList()));
        upsert(encoded.keySet().stream().map(source -> PassagePoints.of(tenant, source)).toList());
    }

    @Override
    public void remove(UUID tenant, SourceKind kind, UUID source) {
        delete(PassagePoints.ofSource(tenant, kind, source));
    }

    @Override
    public List<Hit> search(PassageQuery query) {
        if (query.text().isBlank() || query.readers().seeNothing()) {
            return List.of();
        }
        List<SearchText.Sentence> sentences = SearchText.of(query.text(), query.language()).sentences();
        List<float[]> meanings = vectors.of(sentences.stream().map(SearchText.Sentence::text).toList());
        return new QdrantSearch(client, collection(), query).hits(sentences, meanings);
    }

    @Override
    public Set<IndexedSource> sources(UUID tenant) {
        Set<IndexedSource> sources = new HashSet<>();
        ScrollPoints.Builder page = ScrollPoints.newBuilder().setCollectionName(collection()).setFilter(PassagePoints.sources(tenant))
                .setWithPayload(WithPayloadSelectorFactory.enable(true)).setLimit(PAGE);
        while (true) {
            ScrollResponse response = Calls.answer("list sources", client.scrollAsync(page.build(), Calls.PATIENCE));
            for (RetrievedPoint point : response.getResultList()) {
                sources.add(PassagePoints.indexed(point.getPayloadMap()));
            }
            if (!response.hasNextPageOffset()) {
                return sources;
            }
            page.setOffset(response.getNextPageOffset());
        }
    }

    @Override
    public void drop(UUID tenant) {
        delete(PassagePoints.all(tenant));
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean isAvailable() {
        try {
            Calls.answer("say that it is well", client.healthCheckAsync(SHORT));
            return true;
        } catch (IndexUnavailableException e) {
            return false;
        }
    }

    private void upsert(List<PointStruct> points) {
        for (int from = 0; from < points.size(); from += BATCH) {
            List<PointStruct> batch = new ArrayList<>(points.subList(from, Math.min(points.size(), from + BATCH)));
            UpsertPoints upsert = UpsertPoints.newBuilder().setCollectionName(collection()).setWait(true).addAllPoints(batch).build();
            Calls.answer("keep passages", client.upsertAsync(upsert, Calls.PATIENCE));
        }
    }

    private void delete(Filter filter) {
        DeletePoints delete = DeletePoints.newBuilder().setCollectionName(collection()).setWait(true)
                .setPoints(PointsSelector.newBuilder().setFilter(filter)).build();
        Calls.answer("delete passages", client.deleteAsync(delete, Calls.PATIENCE));
    }

    @Override
    public void close() {
        client.close();
    }
}
