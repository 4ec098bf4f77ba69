package com.nexusflow.copilot.knowledge.qdrant;

import com.nexusflow.copilot.knowledge.index.EncodedPassage;
import com.nexusflow.copilot.knowledge.index.QueryTerm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Words as a sparse vector. What a term is worth in a passage is computed here, as BM25 does for the passage itself and as n / (n + 3) for
 * what is around it; how rare it is the server knows. A term's place in the vector is its checksum.
 */
final class SparseWords {

    private static final double K1 = 1.2;
    private static final double B = 0.75;
    private static final double AVERAGE_LENGTH = 80;
    private static final double HALF_AROUND = 3;
    private static final String AROUND = "~";

    private final Map<Integer, Float> values = new TreeMap<>();

    static SparseWords of(EncodedPassage passage) {
        SparseWords words = new SparseWords();
        int length = passage.own().values().stream().mapToInt(Integer::intValue).sum();
        double norm = K1 * (1 - B + B * length / AVERAGE_LENGTH);
        passage.own().forEach((term, count) -> words.add(term, count / (count + norm)));
        passage.around().forEach((term, weight) -> words.add(AROUND + term, weight / (weight + HALF_AROUND)));
        return words;
    }

    static SparseWords of(List<QueryTerm> terms) {
        SparseWords words = new SparseWords();
        for (QueryTerm term : terms) {
            words.add(term.term(), term.own());
            if (term.around() > 0) {
                words.add(AROUND + term.term(), term.around());
            }
        }
        return words;
    }

    private void add(String term, double value) {
        values.merge(place(term), (float) value, Float::sum);
    }

    static int place(String term) {
        CRC32C checksum = new CRC32C();
        checksum.update(term.getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }

    List<Integer> places() {
        return new ArrayList<>(values.keySet());
    }

    List<Float> values() {
        return new ArrayList<>(values.values());
    }
}
