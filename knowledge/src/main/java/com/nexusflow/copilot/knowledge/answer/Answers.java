package com.nexusflow.copilot.knowledge.answer;

import com.nexusflow.copilot.knowledge.answer.Lines.Line;
import com.nexusflow.copilot.knowledge.index.Likeness;
import com.nexusflow.copilot.knowledge.index.PassageQuery;
import com.nexusflow.copilot.knowledge.index.Vectors;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.search.Findings;
import com.nexusflow.copilot.knowledge.search.KnowledgeSearch;
import com.nexusflow.copilot.knowledge.search.Quotable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Answers from what the current person may read with lines as they stand there. A line answers when it holds the question's telling words, or means the
 * same and holds some of them; where none does, there is no answer.
 */
public final class Answers {

    private static final int FOUND = 24;
    private static final int LOOKED_AT = 12;
    private static final int LINES_WEIGHED = 4;
    private static final int NEAREST = 3;
    private static final double ENOUGH = 0.5;
    private static final double ANOTHER_NAME = 0.5;
    private static final double OF_THE_BEST = 0.75;

    private final KnowledgeSearch search;
    private final Vectors vectors;

    public Answers(KnowledgeSearch search, Vectors vectors) {
        this.search = search;
        this.vectors = vectors;
    }

    /** The query's limit is how many excerpts are wanted at most. */
    public Answer to(PassageQuery query) {
        Findings findings = search.find(new PassageQuery(query.readers(), query.text(), query.language(), query.kinds(), query.sources(), FOUND));
        Likeness likeness = Likeness.to(query.text(), query.language(), vectors);
        List<Excerpt> weighed = findings.passages().stream().limit(LOOKED_AT).flatMap(found -> weighed(found, likeness).stream()).toList();
        double best = weighed.stream().mapToDouble(Excerpt::support).max().orElse(0);
        List<Excerpt> excerpts = best < ENOUGH
                ? List.of()
                : distinct(weighed.stream()
                        .filter(excerpt -> excerpt.support() >= Math.max(ENOUGH, best * OF_THE_BEST))
                        .sorted(Comparator.comparingDouble(Excerpt::support).reversed())
                        .toList(), query.limit());
        return new Answer(excerpts, conflicts(excerpts), excerpts.isEmpty() ? nearest(findings.passages(), likeness) : List.of(), findings.byWordsOnly());
    }

    private static Optional<Excerpt> weighed(Quotable found, Likeness likeness) {
        Passage passage = found.passage();
        List<Line> lines = Lines.of(passage);
        List<Double> words = lines.stream().map(line -> likeness.words(line.inContext(), passage.language())).toList();
        List<Integer> best = IntStream.range(0, lines.size()).boxed().sorted(Comparator.comparingDouble((Integer at) -> -words.get(at))).limit(LINES_WEIGHED).toList();
        List<Double> meanings = likeness.meanings(best.stream().map(at -> lines.get(at).inContext().strip()).toList());
        String whole = passage.title() + " " + passage.trail() + " " + passage.text();
        double around = likeness.words(whole, passage.language());
        double named = likeness.holdsNames(whole, passage.language()) ? 1 : ANOTHER_NAME;
        Optional<Excerpt> chosen = Optional.empty();
        for (int i = 0; i < best.size(); i++) {
            double support = named * support(words.get(best.get(i)), around, meanings.get(i));
            if (chosen.isEmpty() || support > chosen.get().support()) {
                chosen = Optional.of(new Excerpt(found, Lines.withNeighbour(passage, lines, best.get(i), line -> words.get(lines.indexOf(line))), support));
            }
        }
        return chosen;
    }

    /** Words count where they stand, those of the line itself more than those around it; meaning counts beside them and never alone. */
    private static double support(double own, double around, double meaning) {
        double words = 0.6 * around + 0.4 * own;
        return Math.min(1, 0.65 * words + 0.6 * Math.max(0, meaning - 0.1));
    }

    private static List<Excerpt> distinct(List<Excerpt> excerpts, int limit) {
        Set<String> quotes = new HashSet<>();
        return excerpts.stream().filter(excerpt -> quotes.add(excerpt.quote())).limit(limit).toList();
    }

    private List<Answer.Conflict> conflicts(List<Excerpt> excerpts) {
        List<Answer.Conflict> conflicts = new ArrayList<>();
        for (int i = 0; i < excerpts.size(); i++) {
            for (int j = i + 1; j < excerpts.size(); j++) {
                if (Disagreement.between(excerpts.get(i), excerpts.get(j), vectors)) {
                    boolean newerFirst = !excerpts.get(i).source().passage().writtenAt().isBefore(excerpts.get(j).source().passage().writtenAt());
                    conflicts.add(new Answer.Conflict(excerpts.get(newerFirst ? i : j), excerpts.get(newerFirst ? j : i)));
                }
            }
        }
        return conflicts;
    }

    /** What holds most of the question's telling words; what only happens to be alike is not near. */
    private static List<Quotable> nearest(List<Quotable> found, Likeness likeness) {
        ToDoubleFunction<Quotable> words = one ->
                likeness.words(one.passage().title() + " " + one.passage().trail() + " " + one.passage().text(), one.passage().language());
        Set<UUID> sources = new HashSet<>();
        return found.stream()
                .filter(one -> words.applyAsDouble(one) > 0)
                .sorted(Comparator.comparingDouble((Quotable one) -> -words.applyAsDouble(one)).thenComparing(one -> one.passage().source()).thenComparingInt(one -> one.passage().position()))
                .filter(one -> sources.add(one.passage().source()))
                .limit(NEAREST)
                .toList();
    }
}
