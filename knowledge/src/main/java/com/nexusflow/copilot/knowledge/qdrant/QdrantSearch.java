package com.nexusflow.copilot.knowledge.qdrant;

import static io.qdrant.client.ConditionFactory.hasId;
import static io.qdrant.client.QueryFactory.nearest;

import com.nexusflow.copilot.knowledge.index.Found;
import com.nexusflow.copilot.knowledge.index.Hit;
import com.nexusflow.copilot.knowledge.index.PassageQuery;
import com.nexusflow.copilot.knowledge.index.QueryTerm;
import com.nexusflow.copilot.knowledge.index.Ranking;
import com.nexusflow.copilot.knowledge.index.SearchText.Sentence;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.WithVectorsSelectorFactory;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.BatchResult;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.SparseVector;
import io.qdrant.client.grpc.Points.VectorOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One query to Qdrant in two calls: the first finds by words and by meaning and asks how rare the words are, the second measures both of all
 * that was found. What was found is ranked as every index ranks.
 */
final class QdrantSearch {

    private static final int BY_WORDS = 200;
    private static final int BY_MEANING = 100;

    /** Of a long story only so many words are asked for how rare they are; that tells how much of a sentence was found and orders nothing. */
    private static final int MOST_TERMS = 400;

    private final QdrantClient client;
    private final String collection;
    private final PassageQuery query;
    private final Filter allowed;
    private final int more;

    QdrantSearch(QdrantClient client, String collection, PassageQuery query) {
        this.client = client;
        this.collection = collection;
        this.query = query;
        this.allowed = PassagePoints.allowed(query);
        this.more = Math.max(0, query.limit() - BY_MEANING);
    }

    List<Hit> hits(List<Sentence> sentences, List<float[]> vectors) {
        List<String> terms = sentences.stream().flatMap(sentence -> sentence.terms().stream()).map(QueryTerm::term).distinct().limit(MOST_TERMS).toList();
        List<QueryPoints> first = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            first.add(words(sentences.get(i), allowed, BY_WORDS + more).build());
            first.add(meaning(vectors.get(i), allowed, BY_MEANING + more).build());
        }
        terms.forEach(term -> first.add(holding(term)));
        List<BatchResult> found = ask(first);
        Map<String, Double> rarity = rarity(terms, found.subList(2 * sentences.size(), found.size()));
        List<BatchResult> measured = ask(measuring(sentences, vectors, found));
        Ranking ranking = new Ranking();
        for (int i = 0; i < sentences.size(); i++) {
            ranking.add(evidence(measured.get(2 * i), measured.get(2 * i + 1)), most(sentences.get(i), rarity));
        }
        return ranking.best(query.limit());
    }

    private List<BatchResult> ask(List<QueryPoints> queries) {
        return Calls.answer("search", client.queryBatchAsync(collection, queries, null, Calls.PATIENCE));
    }

    private List<QueryPoints> measuring(List<Sentence> sentences, List<float[]> vectors, List<BatchResult> found) {
        List<QueryPoints> measuring = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            Set<PointId> ids = new LinkedHashSet<>();
            found.get(2 * i).getResultList().forEach(point -> ids.add(point.getId()));
            found.get(2 * i + 1).getResultList().forEach(point -> ids.add(point.getId()));
            Filter those = allowed.toBuilder().addMust(hasId(List.copyOf(ids))).build();
            int limit = Math.max(1, ids.size());
            measuring.add(words(sentences.get(i), those, limit).build());
            measuring.add(meaning(vectors.get(i), those, limit).setWithPayload(WithPayloadSelectorFactory.enable(true)).build());
        }
        return measuring;
    }

    private QueryPoints.Builder words(Sentence sentence, Filter filter, int limit) {
        SparseWords words = SparseWords.of(sentence.terms());
        return points(nearest(words.values(), words.places()), PassagePoints.WORDS, filter, limit);
    }

    private QueryPoints.Builder meaning(float[] vector, Filter filter, int limit) {
        return points(nearest(vector), PassagePoints.MEANING, filter, limit);
    }

    /** Finds one passage that holds a term: by its score and its vector we know how rare the server takes the term to be. */
    private QueryPoints holding(String term) {
        return points(nearest(List.of(1f), List.of(SparseWords.place(term))), PassagePoints.WORDS, allowed, 1)
                .setWithVectors(WithVectorsSelectorFactory.include(List.of(PassagePoints.WORDS))).build();
    }

    private QueryPoints.Builder points(Query nearest, String using, Filter filter, int limit) {
        return QueryPoints.newBuilder().setCollectionName(collection).setQuery(nearest).setUsing(using).setFilter(filter).setLimit(limit);
    }

    private static Map<String, Double> rarity(List<String> terms, List<BatchResult> holding) {
        Map<String, Double> rarity = new HashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            for (ScoredPoint point : holding.get(i).getResultList()) {
                SparseVector vector = sparse(point.getVectors().getVectors().getVectorsOrThrow(PassagePoints.WORDS));
                int at = vector.getIndicesList().indexOf(SparseWords.place(terms.get(i)));
                rarity.put(terms.get(i), at < 0 ? 0 : (double) point.getScore() / vector.getValues(at));
            }
        }
        return rarity;
    }

    /** Servers before 1.17 tell a sparse vector in fields that newer ones leave empty. */
    @SuppressWarnings("deprecation")
    private static SparseVector sparse(VectorOutput vector) {
        return vector.hasSparse() ? vector.getSparse() : SparseVector.newBuilder().addAllIndices(vector.getIndices().getDataList()).addAllValues(vector.getDataList()).build();
    }

    private static double most(Sentence sentence, Map<String, Double> rarity) {
        return sentence.terms().stream().mapToDouble(term -> (term.own() + term.around()) * rarity.getOrDefault(term.term(), 0.0)).sum();
    }

    private static List<Ranking.Evidence> evidence(BatchResult words, BatchResult meanings) {
        Map<PointId, Float> byWords = new HashMap<>();
        words.getResultList().forEach(point -> byWords.put(point.getId(), point.getScore()));
        List<Ranking.Evidence> evidence = new ArrayList<>();
        for (ScoredPoint point : meanings.getResultList()) {
            Found found = PassagePoints.found(point.getPayloadMap());
            evidence.add(new Ranking.Evidence(found, byWords.getOrDefault(point.getId(), 0f), point.getScore()));
        }
        return evidence;
    }
}
