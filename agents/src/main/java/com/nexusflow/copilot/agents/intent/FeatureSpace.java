package com.nexusflow.copilot.agents.intent;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns a phrase into features: its grams, hashed into buckets and weighted by tf-idf to length 1, followed by its sentence vector.
 * The grams carry the exact words and the languages the sentence model was not made for; the vector carries the meaning.
 */
final class FeatureSpace {

    private static final int BUCKETS = 1 << 16;

    private final float[] rarity;

    private FeatureSpace(float[] rarity) {
        this.rarity = rarity;
    }

    /** A space in which grams that no phrase or nearly every phrase holds weigh nothing or little. */
    static FeatureSpace over(List<Phrase> phrases) {
        int[] holders = new int[BUCKETS];
        for (Phrase phrase : phrases) {
            for (int bucket : phrase.grams().stream().map(FeatureSpace::bucket).collect(Collectors.toSet())) {
                holders[bucket]++;
            }
        }
        float[] rarity = new float[BUCKETS];
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            // A gram seen once tells one example from all others and nothing about its intent.
            rarity[bucket] = holders[bucket] < 2 ? 0 : (float) (Math.log((1.0 + phrases.size()) / (1.0 + holders[bucket])) + 1);
        }
        return new FeatureSpace(rarity);
    }

    static int size(int vectorLength) {
        return BUCKETS + vectorLength;
    }

    Features of(Phrase phrase, float[] vector) {
        SortedMap<Integer, Double> weights = weights(phrase);
        double length = Math.sqrt(weights.values().stream().mapToDouble(weight -> weight * weight).sum());
        Features features = new Features(weights.size() + vector.length);
        weights.forEach((bucket, weight) -> features.add(bucket, (float) (weight / length)));
        for (int dimension = 0; dimension < vector.length; dimension++) {
            features.add(BUCKETS + dimension, vector[dimension]);
        }
        return features;
    }

    private SortedMap<Integer, Double> weights(Phrase phrase) {
        SortedMap<Integer, Double> counts = new TreeMap<>();
        phrase.grams().forEach(gram -> counts.merge(bucket(gram), 1.0, Double::sum));
        counts.replaceAll((bucket, count) -> (1 + Math.log(count)) * rarity[bucket]);
        counts.values().removeIf(weight -> weight == 0);
        return counts;
    }

    private static int bucket(String gram) {
        int hash = gram.hashCode();
        // String.hashCode leaves short strings close together; murmur3's last step spreads them.
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return (hash ^ hash >>> 16) & BUCKETS - 1;
    }
}
