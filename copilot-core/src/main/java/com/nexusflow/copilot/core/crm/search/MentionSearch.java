package com.nexusflow.copilot.core.crm.search;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch.Hit;
import com.nexusflow.copilot.core.crm.RecordSearch.Mention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;

/** Finds the names inside a text. */
final class MentionSearch {

    private static final Set<RecordKind> ALL = EnumSet.allOf(RecordKind.class);
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_NAME = 8;
    private static final int LONGEST_WHOLE = 4;
    private static final int NEIGHBOURS = 3;
    private static final int CANDIDATES = 24;
    private static final int CANDIDATES_OF_DEALS = 10;
    private static final int MOST_HITS = 10;
    private static final double WHOLE_NAME = 0.95;
    private static final double NEARLY_AS_GOOD = 0.05;
    private static final double NEARLY_AS_GOOD_IN_PART = 0.1;
    private static final double DEAL_WITHOUT_SAYING_SO = 0.9;

    private final String text;
    private final List<Word> words;
    private final Candidates candidates;
    private final WordQueries queries;
    private final SpokenWords spoken;
    private final Map<Stretch, Map<IndexedRecord, Double>> found = new HashMap<>();

    MentionSearch(String text, Candidates candidates, WordQueries queries) {
        this.text = text;
        List<Word> all = Words.of(text);
        this.words = all.subList(0, Math.min(all.size(), LONGEST_TEXT));
        this.candidates = candidates;
        this.queries = queries;
        this.spoken = new SpokenWords(text, words);
    }

    List<Mention> mentions() throws IOException {
        wholeNames();
        namesAroundWords();
        return BestCover.of(stretches(), words.size()).stream().map(this::mention).toList();
    }

    /** Names, ids and addresses that stand in the text as a whole, with or without blanks. */
    private void wholeNames() throws IOException {
        Map<String, List<Stretch>> written = new HashMap<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST_WHOLE); to++) {
                written.computeIfAbsent(Words.joined(words.subList(from, to)), key -> new ArrayList<>()).add(new Stretch(from, to));
            }
        }
        if (written.isEmpty()) {
            return;
        }
        List<Query> wanted = written.keySet().stream().map(queries::whole).toList();
        for (IndexedRecord record : candidates.find(List.of(), wanted, ALL, 2 * CANDIDATES, 2 * CANDIDATES)) {
            Name name = Name.of(record.name());
            Set<String> forms = new HashSet<>(record.codes());
            forms.add(name.joined());
            forms.add(name.core());
            forms.forEach(form -> written.getOrDefault(form, List.of()).forEach(stretch -> consider(stretch, record, name)));
        }
    }

    private void namesAroundWords() throws IOException {
        List<Optional<Query>> forms = new ArrayList<>();
        for (Word word : words) {
            forms.add(form(word));
        }
        for (int at = 0; at < words.size(); at++) {
            if (forms.get(at).isPresent() && spoken.mayCarryAName(at)) {
                namesAround(at, forms);
            }
        }
    }

    private Optional<Query> form(Word word) throws IOException {
        return spoken.isExactOnly(word.text()) ? Optional.of(queries.exactly(word.text())) : queries.spelledOrSounding(word.text());
    }

    private void namesAround(int at, List<Optional<Query>> forms) throws IOException {
        List<Query> neighbours = new ArrayList<>();
        for (int near = Math.max(0, at - NEIGHBOURS); near <= Math.min(words.size() - 1, at + NEIGHBOURS); near++) {
            if (near != at) {
                forms.get(near).ifPresent(neighbours::add);
            }
        }
        for (IndexedRecord record : candidates.find(forms.get(at).stream().toList(), neighbours, ALL, CANDIDATES, CANDIDATES_OF_DEALS)) {
            stretchesAround(at, record);
        }
    }

    private void stretchesAround(int at, IndexedRecord record) {
        Name name = Name.of(record.name());
        int longest = Math.min(LONGEST_NAME, name.parts().size() + 1);
        for (int from = Math.max(0, at - longest + 1); from <= at; from++) {
            for (int to = at + 1; to <= Math.min(words.size(), from + longest); to++) {
                if (spoken.belongs(from, name) && spoken.belongs(to - 1, name)) {
                    consider(new Stretch(from, to), record, name);
                }
            }
        }
    }

    private void consider(Stretch stretch, IndexedRecord record, Name name) {
        List<Word> said = words.subList(stretch.from(), stretch.to());
        boolean code = spoken.isCode(stretch) && record.codes().contains(Words.joined(said));
        double score = code ? 1 : NameSearch.rounded(Likeness.of(said, name, spoken));
        if (code || spoken.isName(stretch, record.kind(), name, score)) {
            found.computeIfAbsent(stretch, key -> new HashMap<>()).put(record, score);
        }
    }

    /**
     * How much of the text each stretch explains. Deals are often named after their account and product; unless a deal is spoken of,
     * those two are meant.
     */
    private Map<Stretch, Double> stretches() {
        Map<Stretch, Double> worth = new HashMap<>();
        found.forEach((stretch, records) -> {
            if (!spoken.isBesideDealWord(stretch)) {
                leaveOutDeals(records);
            }
            boolean deals = records.keySet().stream().allMatch(MentionSearch::isDeal) && !spoken.isBesideDealWord(stretch);
            double best = best(records.values());
            worth.put(stretch, stretch.length() * best * best * (deals ? DEAL_WITHOUT_SAYING_SO : 1));
        });
        return worth;
    }

    /** Leaves out deals where another record fits at least as well. */
    private static void leaveOutDeals(Map<IndexedRecord, Double> records) {
        double bestOther = best(records.entrySet().stream().filter(entry -> !isDeal(entry.getKey())).map(Map.Entry::getValue).toList());
        records.entrySet().removeIf(entry -> isDeal(entry.getKey()) && entry.getValue() <= bestOther);
    }

    private static boolean isDeal(IndexedRecord record) {
        return record.kind() == RecordKind.OPPORTUNITY;
    }

    private Mention mention(Stretch stretch) {
        Map<IndexedRecord, Double> records = found.getOrDefault(stretch, Map.of());
        double best = best(records.values());
        double enough = best - (best >= WHOLE_NAME ? NEARLY_AS_GOOD : NEARLY_AS_GOOD_IN_PART);
        List<Hit> hits = records.entrySet().stream()
                .filter(entry -> entry.getValue() >= enough)
                .map(entry -> new Hit(entry.getKey().kind(), entry.getKey().id(), entry.getKey().name(), entry.getValue()))
                .sorted(NameSearch.BEST_FIRST)
                .limit(MOST_HITS)
                .toList();
        int start = words.get(stretch.from()).start();
        int end = words.get(stretch.to() - 1).end();
        return new Mention(start, end, text.substring(start, end), hits);
    }

    private static double best(Collection<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
}
