package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.Query;

/** Finds the records whose name fits a text that is a name. */
final class NameSearch {

    /** Best score first; deals last among equals, because many are named after their account or product. */
    static final Comparator<Hit> BEST_FIRST = Comparator.comparingDouble(Hit::score)
            .reversed()
            .thenComparing(hit -> hit.kind() == RecordKind.OPPORTUNITY)
            .thenComparing(Hit::kind)
            .thenComparing(Hit::name)
            .thenComparing(Hit::id);

    private static final double LOWEST_SCORE = 0.6;
    private static final int LONGEST = 12;
    private static final int FEWEST_CANDIDATES = 64;

    private final List<Word> said;

    NameSearch(String text) {
        List<Word> words = Words.of(text);
        this.said = words.subList(0, Math.min(words.size(), LONGEST));
    }

    List<Hit> hits(Candidates candidates, WordQueries queries, Set<RecordKind> kinds, int limit) throws IOException {
        List<Query> wanted = new ArrayList<>();
        for (int from = 0; from < said.size(); from++) {
            String word = said.get(from).text();
            (from == said.size() - 1 ? queries.begun(word) : queries.spelledOrSounding(word)).ifPresent(wanted::add);
            for (int to = from + 1; to <= said.size(); to++) {
                wanted.add(queries.whole(Words.joined(said.subList(from, to))));
            }
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        int enough = Math.max(FEWEST_CANDIDATES, 2 * limit);
        return candidates.find(List.of(), wanted, kinds, enough, enough).stream()
                .map(record -> hit(record, record.name()))
                .filter(hit -> hit.score() >= LOWEST_SCORE)
                .sorted(BEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** The record as a hit under the given name. */
    private Hit hit(IndexedRecord record, String name) {
        double score = saysCodeOf(record) ? 1 : Likeness.of(said, Name.of(name), Listening.TO_A_SEARCH);
        return new Hit(record.kind(), record.id(), name, rounded(score));
    }

    private boolean saysCodeOf(IndexedRecord record) {
        return record.codes().contains(Words.joined(said))
                || said.stream().anyMatch(word -> word.text().length() > 3 && word.hasDigit() && record.codes().contains(word.text()));
    }

    static double rounded(double score) {
        return Math.round(score * 1000) / 1000.0;
    }
}
