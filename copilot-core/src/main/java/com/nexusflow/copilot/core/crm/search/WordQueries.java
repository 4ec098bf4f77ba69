package com.nexusflow.copilot.core.crm.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Makes the queries that find the names a said word may belong to. */
final class WordQueries {

    private static final int MOST_SPELLINGS = 48;
    private static final int SHORTEST_PREFIX = 2;
    private static final float BY_SOUND = 0.8f;
    private static final float BY_PREFIX = 0.7f;
    private static final float WHOLE_NAME = 2;
    private static final float CODE = 4;

    private final IndexReader reader;

    WordQueries(IndexReader reader) {
        this.reader = reader;
    }

    /** Names with this word, however it is spelled; nothing when no name has it. */
    Optional<Query> spelledOrSounding(String word) throws IOException {
        return anyOf(forms(word));
    }

    /** Names with this word, which may be unfinished. */
    Optional<Query> begun(String word) throws IOException {
        List<Query> forms = forms(word);
        if (word.length() >= SHORTEST_PREFIX) {
            forms.add(new BoostQuery(new PrefixQuery(new Term(RecordDocument.WORD, word)), BY_PREFIX));
        }
        return anyOf(forms);
    }

    /** Names with exactly this word. */
    Query exactly(String word) {
        return new TermQuery(new Term(RecordDocument.WORD, word));
    }

    /** Whole names, external ids and e-mail addresses, written without blanks and punctuation. */
    Query whole(String joined) {
        return new DisjunctionMaxQuery(
                List.of(
                        new BoostQuery(new TermQuery(new Term(RecordDocument.CODE, joined)), CODE),
                        new BoostQuery(new TermQuery(new Term(RecordDocument.JOINED, joined)), WHOLE_NAME)),
                0);
    }

    private List<Query> forms(String word) throws IOException {
        List<Query> forms = new ArrayList<>();
        spellings(RecordDocument.WORD, word).forEach((spelling, fit) -> forms.add(
                new BoostQuery(new TermQuery(new Term(RecordDocument.WORD, spelling)), fit.floatValue())));
        String sound = Sound.code(word);
        if (!sound.isEmpty() && reader.docFreq(new Term(RecordDocument.SOUND, sound)) > 0) {
            forms.add(new BoostQuery(new TermQuery(new Term(RecordDocument.SOUND, sound)), BY_SOUND));
        }
        return forms;
    }

    /** The words of the index within the slips that may be forgiven, closest first. */
    private Map<String, Double> spellings(String field, String word) throws IOException {
        Map<String, Double> fits = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms != null) {
                collect(terms, new Term(field, word), fits);
            }
        }
        if (fits.size() <= MOST_SPELLINGS) {
            return fits;
        }
        Map<String, Double> closest = new HashMap<>();
        fits.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SPELLINGS)
                .forEach(entry -> closest.put(entry.getKey(), entry.getValue()));
        return closest;
    }

    private static void collect(Terms terms, Term word, Map<String, Double> fits) throws IOException {
        int slips = slipsToLookFor(word.text());
        if (slips == 0) {
            if (terms.iterator().seekExact(word.bytes())) {
                fits.put(word.text(), 1.0);
            }
            return;
        }
        FuzzyTermsEnum spellings = new FuzzyTermsEnum(terms, word, slips, 0, true);
        for (BytesRef spelling = spellings.next(); spelling != null; spelling = spellings.next()) {
            String spelled = spelling.utf8ToString();
            double fit = Likeness.ofWord(word.text(), spelled);
            if (fit > 0) {
                fits.put(spelled, fit);
            }
        }
    }

    /** The word that was meant may be a letter longer than the word that was said, and then forgives more. */
    private static int slipsToLookFor(String word) {
        return word.length() < 3 || Likeness.hasDigit(word) ? 0 : Math.max(1, Spelling.allowed(word.length() + 1));
    }

    private static Optional<Query> anyOf(List<Query> forms) {
        return forms.isEmpty() ? Optional.empty() : Optional.of(new DisjunctionMaxQuery(forms, 0));
    }
}
