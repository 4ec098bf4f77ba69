package com.nexusflow.copilot.knowledge.qdrant;

import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.ConditionFactory.matchKeywords;
import static io.qdrant.client.ValueFactory.value;

import com.nexusflow.copilot.knowledge.index.EncodedPassage;
import com.nexusflow.copilot.knowledge.index.Found;
import com.nexusflow.copilot.knowledge.index.IndexedSource;
import com.nexusflow.copilot.knowledge.index.PassageQuery;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import io.qdrant.client.PointIdFactory;
import io.qdrant.client.VectorFactory;
import io.qdrant.client.VectorsFactory;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.PointStruct;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How passages and sources stand in the collection. A source has a point of its own, which has no vectors and is never found. */
final class PassagePoints {

    static final String TENANT = "tenant";
    static final String MEANING = "meaning";
    static final String WORDS = "words";

    /** What the server is to find points by, besides the tenant. */
    static final List<String> KEYWORDS = List.of("is", "kind", "source", "reader");

    private static final String IS = "is";
    private static final String KIND = "kind";
    private static final String SOURCE = "source";
    private static final String READER = "reader";
    private static final String PASSAGE = "passage";
    private static final String POSITION = "position";
    private static final String START = "start";
    private static final String END = "end";
    private static final String FINGERPRINT = "fingerprint";
    private static final String A_SOURCE = "source";
    private static final String A_PASSAGE = "passage";
    private static final String EVERYBODY = "*";

    private PassagePoints() {}

    static PointStruct of(UUID tenant, IndexedSource source) {
        return PointStruct.newBuilder()
                .setId(PointIdFactory.id(id(tenant, source.kind() + " " + source.id())))
                .putAllPayload(Map.of(TENANT, value(tenant.toString()), IS, value(A_SOURCE), KIND, value(source.kind().name()),
                        SOURCE, value(source.id().toString()), FINGERPRINT, value(source.fingerprint())))
                .setVectors(VectorsFactory.namedVectors(Map.of()))
                .build();
    }

    static PointStruct of(UUID tenant, EncodedPassage encoded) {
        Passage passage = encoded.passage();
        SparseWords words = SparseWords.of(encoded);
        UUID reader = passage.reader();
        return PointStruct.newBuilder()
                .setId(PointIdFactory.id(id(tenant, passage.id().toString())))
                .putAllPayload(Map.of(TENANT, value(tenant.toString()), IS, value(A_PASSAGE), KIND, value(passage.kind().name()),
                        SOURCE, value(passage.source().toString()), READER, value(reader == null ? EVERYBODY : reader.toString()),
                        PASSAGE, value(passage.id().toString()), POSITION, value(passage.position()), START, value(encoded.start()), END, value(encoded.end())))
                .setVectors(VectorsFactory.namedVectors(Map.of(
                        MEANING, VectorFactory.vector(encoded.vector()), WORDS, VectorFactory.vector(words.values(), words.places()))))
                .build();
    }

    /** Points of two tenants never have the same id, whatever the ids of their passages. */
    private static UUID id(UUID tenant, String name) {
        return UUID.nameUUIDFromBytes((tenant + " " + name).getBytes(StandardCharsets.UTF_8));
    }

    static Found found(Map<String, Value> payload) {
        return new Found(uuid(payload, PASSAGE), SourceKind.valueOf(text(payload, KIND)), uuid(payload, SOURCE), number(payload, POSITION),
                number(payload, START), number(payload, END));
    }

    static IndexedSource indexed(Map<String, Value> payload) {
        return new IndexedSource(SourceKind.valueOf(text(payload, KIND)), uuid(payload, SOURCE), text(payload, FINGERPRINT));
    }

    private static UUID uuid(Map<String, Value> payload, String field) {
        return UUID.fromString(text(payload, field));
    }

    private static String text(Map<String, Value> payload, String field) {
        return payload.getOrDefault(field, Value.getDefaultInstance()).getStringValue();
    }

    private static int number(Map<String, Value> payload, String field) {
        return (int) payload.getOrDefault(field, Value.getDefaultInstance()).getIntegerValue();
    }

    static Filter all(UUID tenant) {
        return Filter.newBuilder().addMust(matchKeyword(TENANT, tenant.toString())).build();
    }

    static Filter sources(UUID tenant) {
        return all(tenant).toBuilder().addMust(matchKeyword(IS, A_SOURCE)).build();
    }

    static Filter ofSource(UUID tenant, SourceKind kind, UUID source) {
        return all(tenant).toBuilder().addMust(matchKeyword(KIND, kind.name())).addMust(matchKeyword(SOURCE, source.toString())).build();
    }

    /** The passages that a query may find. */
    static Filter allowed(PassageQuery query) {
        Filter.Builder allowed = all(query.readers().tenant()).toBuilder().addMust(matchKeyword(IS, A_PASSAGE));
        if (!query.readers().seeAll()) {
            List<String> keys = new ArrayList<>(List.of(EVERYBODY));
            query.readers().keys().forEach(key -> keys.add(key.toString()));
            allowed.addMust(matchKeywords(READER, keys));
        }
        if (!query.kinds().isEmpty()) {
            allowed.addMust(matchKeywords(KIND, query.kinds().stream().map(Enum::name).toList()));
        }
        if (!query.sources().isEmpty()) {
            allowed.addMust(matchKeywords(SOURCE, query.sources().stream().map(UUID::toString).toList()));
        }
        return allowed.build();
    }
}
