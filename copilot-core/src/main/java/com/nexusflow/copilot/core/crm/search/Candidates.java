package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** Runs queries over the names of one tenant's index and hands back the records the scope may see. */
final class Candidates {

    private final IndexSearcher searcher;
    private final TenantScope scope;

    Candidates(IndexSearcher searcher, TenantScope scope) {
        this.searcher = searcher;
        this.scope = scope;
    }

    /**
     * The best records by any of the wanted queries, of which those in required must all fit. Deals have a limit of their own: there
     * may be thousands with the name of one product.
     */
    List<IndexedRecord> find(List<Query> required, List<Query> wanted, Set<RecordKind> kinds, int limit, int limitOfDeals)
            throws IOException {
        List<IndexedRecord> found = new ArrayList<>();
        Set<RecordKind> others = EnumSet.noneOf(RecordKind.class);
        others.addAll(kinds);
        if (others.remove(RecordKind.OPPORTUNITY)) {
            found.addAll(find(required, wanted, EnumSet.of(RecordKind.OPPORTUNITY), limitOfDeals));
        }
        if (!others.isEmpty()) {
            found.addAll(find(required, wanted, others, limit));
        }
        return found;
    }

    private List<IndexedRecord> find(List<Query> required, List<Query> wanted, Set<RecordKind> kinds, int limit) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        required.forEach(clause -> query.add(clause, Occur.MUST));
        wanted.forEach(clause -> query.add(clause, Occur.SHOULD));
        query.setMinimumNumberShouldMatch(required.isEmpty() ? 1 : 0);
        query.add(oneOf(RecordDocument.KIND, kinds.stream().map(RecordKind::code).toList()), Occur.FILTER);
        if (!scope.seesAll() && kinds.contains(RecordKind.OPPORTUNITY)) {
            query.add(visible(), Occur.FILTER);
        }
        return records(searcher.search(query.build(), limit).scoreDocs);
    }

    private Query visible() {
        return oneOf(RecordDocument.OWNER, scope.owners().stream().map(UUID::toString).toList());
    }

    private static Query oneOf(String field, List<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private List<IndexedRecord> records(ScoreDoc[] docs) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        ScoreDoc[] byPlace = docs.clone();
        Arrays.sort(byPlace, Comparator.comparingInt(doc -> doc.doc));
        List<IndexedRecord> records = new ArrayList<>(docs.length);
        for (ScoreDoc doc : byPlace) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc.doc, leaves));
            BinaryDocValues values = leaf.reader().getBinaryDocValues(RecordDocument.RECORD);
            if (values != null && values.advanceExact(doc.doc - leaf.docBase)) {
                records.add(RecordDocument.unpacked(values.binaryValue()));
            }
        }
        return records;
    }
}
