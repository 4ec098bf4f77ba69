package com.nexusflow.copilot.core.crm.search;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.jspecify.annotations.Nullable;

/**
 * Ranks candidates by how well each word fits, shorter names first. How rare a word is does not count: a slip makes rare words,
 * which must not win over the word that was meant.
 */
final class ShortNamesFirst extends Similarity {

    private static final float COST_OF_A_WORD = 0.02f;

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        return new SimScorer() {
            @Override
            public float score(float frequency, long words) {
                return boost / (1 + COST_OF_A_WORD * words);
            }
        };
    }

    /** Makes searchers that rank like this. */
    static final class Searchers extends SearcherFactory {

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(new ShortNamesFirst());
            return searcher;
        }
    }
}
