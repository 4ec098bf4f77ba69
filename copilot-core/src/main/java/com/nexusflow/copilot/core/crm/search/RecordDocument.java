package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.crm.RecordKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** A record as a Lucene document: terms to find it by, and the record itself to compare names without asking PostgreSQL. */
final class RecordDocument {

    /** The format of the index; a change of fields or of how words are read needs the next number. */
    static final int FORMAT = 1;

    static final String ID = "id";
    static final String KIND = "kind";
    static final String OWNER = "owner";
    static final String WORD = "word";
    static final String SOUND = "sound";
    static final String JOINED = "joined";
    static final String CODE = "code";
    static final String RECORD = "record";

    private static final int LONGEST_TERM = 200;
    private static final String BETWEEN_TEXTS = "\n";
    private static final FieldType COUNTED = counted();

    private RecordDocument() {}

    static Document of(IndexedRecord record) {
        Document document = new Document();
        document.add(new StringField(ID, id(record.kind(), record.id()), Field.Store.NO));
        document.add(new StringField(KIND, record.kind().code(), Field.Store.NO));
        if (record.ownerId() != null) {
            document.add(new StringField(OWNER, record.ownerId().toString(), Field.Store.NO));
        }
        addName(document, Name.of(record.name()));
        record.codes().forEach(code -> document.add(new StringField(CODE, term(code), Field.Store.NO)));
        document.add(new BinaryDocValuesField(RECORD, packed(record)));
        return document;
    }

    static Term idTerm(RecordKind kind, UUID id) {
        return new Term(ID, id(kind, id));
    }

    /** The record in a document's {@link #RECORD} value; its owner is left out. */
    static IndexedRecord unpacked(BytesRef packed) {
        List<String> texts = Arrays.asList(packed.utf8ToString().split(BETWEEN_TEXTS));
        RecordKind kind = RecordKind.of(texts.get(0));
        return new IndexedRecord(kind, UUID.fromString(texts.get(1)), texts.get(2), texts.subList(3, texts.size()), null);
    }

    private static BytesRef packed(IndexedRecord record) {
        List<String> texts = new ArrayList<>();
        texts.add(record.kind().code());
        texts.add(record.id().toString());
        texts.add(record.name().isBlank() ? " " : record.name().replace('\n', ' '));
        texts.addAll(record.codes());
        return new BytesRef(String.join(BETWEEN_TEXTS, texts));
    }

    private static void addName(Document document, Name name) {
        Set<String> sounds = new TreeSet<>();
        for (Name.Part word : name.parts()) {
            document.add(new Field(WORD, new BytesRef(term(word.text())), COUNTED));
            sounds.add(Sound.code(word.text()));
        }
        sounds.remove("");
        sounds.forEach(sound -> document.add(new StringField(SOUND, sound, Field.Store.NO)));
        for (String joined : new TreeSet<>(List.of(name.joined(), name.core()))) {
            document.add(new StringField(JOINED, term(joined), Field.Store.NO));
        }
    }

    private static String id(RecordKind kind, UUID id) {
        return kind.code() + ' ' + id;
    }

    private static String term(String text) {
        return text.length() > LONGEST_TERM ? text.substring(0, LONGEST_TERM) : text;
    }

    private static FieldType counted() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setTokenized(false);
        type.setOmitNorms(false);
        type.freeze();
        return type;
    }
}
