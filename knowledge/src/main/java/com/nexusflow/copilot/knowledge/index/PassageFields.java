package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** How passages and sources stand in a Lucene index. A source has a document of its own, which holds no words and is never found. */
final class PassageFields {

    /** Counts the changes of what is kept and how; an index of another format is made anew. */
    static final String FORMAT = "1";

    static final String OWN = "own";
    static final String AROUND = "around";
    static final String VECTOR = "vector";

    /** Lucene counts in whole numbers: a term around is kept in so many parts of one. */
    static final int PARTS = 16;

    /** Stands in the documents of the sources themselves. */
    static final Term SOURCES = new Term("is", "source");

    private static final String ID = "id";
    private static final String KIND = "kind";
    private static final String SOURCE = "source";
    private static final String SOURCE_OF_KIND = "kind_source";
    private static final String READER = "reader";
    private static final String PLACE = "place";
    private static final String FINGERPRINT = "fingerprint";
    private static final String EVERYBODY = "*";
    private static final FieldType OWN_TERMS = terms(true);
    private static final FieldType AROUND_TERMS = terms(false);

    private PassageFields() {}

    private static FieldType terms(boolean withLength) {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.setOmitNorms(!withLength);
        type.freeze();
        return type;
    }

    static Document of(IndexedSource source) {
        Document document = new Document();
        document.add(new StringField(SOURCE_OF_KIND, key(source.kind(), source.id()), Field.Store.YES));
        document.add(new StringField(SOURCES.field(), SOURCES.text(), Field.Store.NO));
        document.add(new StoredField(FINGERPRINT, source.fingerprint()));
        return document;
    }

    static Document of(EncodedPassage encoded) {
        Passage passage = encoded.passage();
        Document document = new Document();
        document.add(new StoredField(ID, passage.id().toString()));
        document.add(new StringField(KIND, passage.kind().name(), Field.Store.YES));
        document.add(new StringField(SOURCE, passage.source().toString(), Field.Store.YES));
        document.add(new StringField(SOURCE_OF_KIND, key(passage.kind(), passage.source()), Field.Store.NO));
        UUID reader = passage.reader();
        document.add(new StringField(READER, reader == null ? EVERYBODY : reader.toString(), Field.Store.NO));
        document.add(new StoredField(PLACE, passage.position() + " " + encoded.start() + " " + encoded.end()));
        document.add(new Field(OWN, new WeightedTerms(encoded.own()), OWN_TERMS));
        document.add(new Field(AROUND, new WeightedTerms(inParts(encoded.around())), AROUND_TERMS));
        document.add(new KnnFloatVectorField(VECTOR, encoded.vector(), VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT));
        return document;
    }

    private static Map<String, Integer> inParts(Map<String, Float> weights) {
        Map<String, Integer> parts = new HashMap<>();
        weights.forEach((term, weight) -> parts.put(term, Math.max(1, Math.round(weight * PARTS))));
        return parts;
    }

    private static String key(SourceKind kind, UUID source) {
        return kind + " " + source;
    }

    static Term sourceTerm(SourceKind kind, UUID source) {
        return new Term(SOURCE_OF_KIND, key(kind, source));
    }

    static Set<String> foundFields() {
        return Set.of(ID, KIND, SOURCE, PLACE);
    }

    static Found found(Document document) {
        String[] place = document.get(PLACE).split(" ");
        return new Found(UUID.fromString(document.get(ID)), SourceKind.valueOf(document.get(KIND)), UUID.fromString(document.get(SOURCE)),
                Integer.parseInt(place[0]), Integer.parseInt(place[1]), Integer.parseInt(place[2]));
    }

    static IndexedSource indexed(Document document) {
        String[] key = document.get(SOURCE_OF_KIND).split(" ");
        return new IndexedSource(SourceKind.valueOf(key[0]), UUID.fromString(key[1]), document.get(FINGERPRINT));
    }

    /** The passages that a query may find. */
    static Query allowed(PassageQuery query) {
        if (query.readers().seeNothing()) {
            return new MatchNoDocsQuery("nobody reads anything");
        }
        BooleanQuery.Builder allowed = new BooleanQuery.Builder().add(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.FILTER);
        if (!query.readers().seeAll()) {
            Set<BytesRef> keys = new HashSet<>(Set.of(new BytesRef(EVERYBODY)));
            query.readers().keys().forEach(key -> keys.add(new BytesRef(key.toString())));
            allowed.add(new TermInSetQuery(READER, keys), BooleanClause.Occur.FILTER);
        }
        if (!query.kinds().isEmpty()) {
            allowed.add(new TermInSetQuery(KIND, query.kinds().stream().map(kind -> new BytesRef(kind.name())).toList()), BooleanClause.Occur.FILTER);
        }
        if (!query.sources().isEmpty()) {
            allowed.add(new TermInSetQuery(SOURCE, query.sources().stream().map(id -> new BytesRef(id.toString())).toList()), BooleanClause.Occur.FILTER);
        }
        return allowed.build();
    }
}
