package com.nexusflow.copilot.knowledge.index;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/**
 * What a term is worth: BM25 in the passage itself; in and near it, what the query says it is worth times {@code n / (n + 3)} where it
 * counts n times, however long the neighbours are.
 */
final class TermScores extends PerFieldSimilarityWrapper {

    private static final Similarity BM25 = new BM25Similarity();
    private static final Similarity NEAR = new Saturation(3f * PassageFields.PARTS);

    @Override
    public Similarity get(String field) {
        return field.equals(PassageFields.AROUND) ? NEAR : BM25;
    }

    private static final class Saturation extends Similarity {

        private final float half;

        Saturation(float half) {
            this.half = half;
        }

        @Override
        public long computeNorm(FieldInvertState state) {
            return 1;
        }

        @Override
        public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
            return new SimScorer() {
                @Override
                public float score(float frequency, long norm) {
                    return boost * frequency / (frequency + half);
                }

                @Override
                public Explanation explain(Explanation frequency, long norm) {
                    return Explanation.match(score(frequency.getValue().floatValue(), norm), boost + " * n / (n + " + half + ")", frequency);
                }
            };
        }
    }
}
