package com.nexusflow.copilot.knowledge.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Lucene as it comes: its standard analyzer, its BM25, any of the query's words. What ours is compared with. */
final class PlainBm25 implements AutoCloseable {

    private static final String TEXT = "text";

    private final Analyzer analyzer = new StandardAnalyzer();
    private final DirectoryReader reader;

    PlainBm25(List<String> texts) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (String text : texts) {
                Document document = new Document();
                document.add(new TextField(TEXT, text, Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        reader = DirectoryReader.open(directory);
    }

    /** The places of the best texts in the list. */
    List<Integer> best(String question, int limit) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        return Arrays.stream(searcher.search(anyWord(question), limit).scoreDocs).map(found -> found.doc).toList();
    }

    private Query anyWord(String question) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, question)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                counts.merge(term.toString(), 1, Integer::sum);
            }
            tokens.end();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        counts.forEach((word, count) -> any.add(new BoostQuery(new TermQuery(new Term(TEXT, word)), count), BooleanClause.Occur.SHOULD));
        return any.build();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
