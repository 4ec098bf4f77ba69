package com.nexusflow.copilot.knowledge.qdrant;

import com.nexusflow.copilot.knowledge.index.IndexUnavailableException;
import com.nexusflow.copilot.knowledge.index.Vectors;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.KeywordIndexParams;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.PayloadIndexParams;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;

/** The collection and what it is indexed by. */
final class PassageCollection {

    private PassageCollection() {}

    static void makeWhereAbsent(QdrantClient client, String collection) {
        if (!exists(client, collection)) {
            create(client, collection);
        }
        index(client, collection, PassagePoints.TENANT, true);
        PassagePoints.KEYWORDS.forEach(field -> index(client, collection, field, false));
    }

    private static boolean exists(QdrantClient client, String collection) {
        return Calls.answer("look for the collection " + collection, client.collectionExistsAsync(collection, Calls.PATIENCE));
    }

    private static void create(QdrantClient client, String collection) {
        VectorParams meaning = VectorParams.newBuilder().setSize(Vectors.LENGTH).setDistance(Distance.Dot).build();
        SparseVectorParams words = SparseVectorParams.newBuilder().setModifier(Modifier.Idf).build();
        CreateCollection create = CreateCollection.newBuilder()
                .setCollectionName(collection)
                .setVectorsConfig(VectorsConfig.newBuilder().setParamsMap(VectorParamsMap.newBuilder().putMap(PassagePoints.MEANING, meaning)))
                .setSparseVectorsConfig(SparseVectorConfig.newBuilder().putMap(PassagePoints.WORDS, words))
                .build();
        try {
            Calls.answer("create the collection " + collection, client.createCollectionAsync(create, Calls.PATIENCE));
        } catch (IndexUnavailableException e) {
            if (!exists(client, collection)) {
                throw e;
            }
        }
    }

    private static void index(QdrantClient client, String collection, String field, boolean tenant) {
        PayloadIndexParams params = PayloadIndexParams.newBuilder().setKeywordIndexParams(KeywordIndexParams.newBuilder().setIsTenant(tenant)).build();
        Calls.answer("index " + field,
                client.createPayloadIndexAsync(collection, field, PayloadSchemaType.Keyword, params, true, null, Calls.PATIENCE));
    }
}
