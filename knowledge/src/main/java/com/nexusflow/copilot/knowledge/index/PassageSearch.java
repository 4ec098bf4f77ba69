package com.nexusflow.copilot.knowledge.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** One query to one state of a Lucene index: finds by words and by meaning, measures both of all that was found, and ranks. */
final class PassageSearch {

    private static final int BY_WORDS = 200;
    private static final int BY_MEANING = 100;

    private final IndexSearcher searcher;
    private final Query allowed;
    private final PassageQuery query;
    private final Map<Integer, Found> read = new HashMap<>();
    private final int passages;

    PassageSearch(IndexSearcher searcher, PassageQuery query) throws IOException {
        this.searcher = searcher;
        this.query = query;
        this.allowed = searcher.rewrite(PassageFields.allowed(query));
        this.passages = searcher.getIndexReader().getDocCount(PassageFields.OWN);
    }

    List<Hit> hits(List<SearchText.Sentence> sentences, List<float[]> vectors) throws IOException {
        Ranking ranking = new Ranking();
        for (int i = 0; i < sentences.size(); i++) {
            find(sentences.get(i).terms(), vectors.get(i), ranking);
        }
        return ranking.best(query.limit());
    }

    private void find(List<QueryTerm> terms, float[] vector, Ranking ranking) throws IOException {
        Words words = words(terms);
        int more = Math.max(0, query.limit() - BY_MEANING);
        TopDocs byWords = searcher.search(filtered(words.query), BY_WORDS + more);
        TopDocs byMeaning = searcher.search(new KnnFloatVectorQuery(PassageFields.VECTOR, vector, BY_MEANING + more, allowed), BY_MEANING + more);
        Map<Integer, Double> scores = new HashMap<>();
        for (ScoreDoc found : new WordsOnly(words.query).rescore(searcher, byMeaning, byMeaning.scoreDocs.length).scoreDocs) {
            scores.put(found.doc, (double) found.score);
        }
        for (ScoreDoc found : byWords.scoreDocs) {
            scores.put(found.doc, (double) found.score);
        }
        ranking.add(evidence(scores, vector), words.most);
    }

    private Query filtered(Query words) {
        return new BooleanQuery.Builder().add(words, BooleanClause.Occur.MUST).add(allowed, BooleanClause.Occur.FILTER).build();
    }

    private record Words(Query query, double most) {}

    private Words words(List<QueryTerm> terms) throws IOException {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        IndexReader reader = searcher.getIndexReader();
        double most = 0;
        for (QueryTerm term : terms) {
            int holding = reader.docFreq(new Term(PassageFields.OWN, term.term()));
            if (holding == 0) {
                continue;
            }
            double rarity = Math.log(1 + (passages - holding + 0.5) / (holding + 0.5));
            words.add(boosted(PassageFields.OWN, term.term(), term.own()), BooleanClause.Occur.SHOULD);
            if (term.around() > 0) {
                words.add(boosted(PassageFields.AROUND, term.term(), term.around() * rarity), BooleanClause.Occur.SHOULD);
            }
            most += (term.own() + term.around()) * rarity;
        }
        return new Words(words.build(), most);
    }

    private static Query boosted(String field, String term, double boost) {
        return new BoostQuery(new TermQuery(new Term(field, term)), (float) boost);
    }

    private List<Ranking.Evidence> evidence(Map<Integer, Double> scores, float[] vector) throws IOException {
        List<Ranking.Evidence> evidence = new ArrayList<>();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int[] inOrder = scores.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        int leaf = -1;
        FloatVectorValues values = null;
        KnnVectorValues.DocIndexIterator at = null;
        for (int doc : inOrder) {
            int home = ReaderUtil.subIndex(doc, leaves);
            if (home != leaf || values == null || at == null) {
                leaf = home;
                values = leaves.get(leaf).reader().getFloatVectorValues(PassageFields.VECTOR);
                at = values.iterator();
            }
            at.advance(doc - leaves.get(leaf).docBase);
            double meaning = Vectors.dot(vector, values.vectorValue(at.index()));
            evidence.add(new Ranking.Evidence(found(doc), scores.getOrDefault(doc, 0.0), meaning));
        }
        return evidence;
    }

    private Found found(int doc) throws IOException {
        Found found = read.get(doc);
        if (found == null) {
            found = PassageFields.found(searcher.storedFields().document(doc, PassageFields.foundFields()));
            read.put(doc, found);
        }
        return found;
    }

    /** Gives passages that were found by their meaning the score of their words. */
    private static final class WordsOnly extends QueryRescorer {

        WordsOnly(Query words) {
            super(words);
        }

        @Override
        protected float combine(float before, boolean matches, float words) {
            return matches ? words : 0;
        }
    }
}
