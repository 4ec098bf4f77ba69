package com.nexusflow.copilot.knowledge.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders passages by what speaks for them, whatever index found them. For a sentence, that is the score of its words plus that of its
 * meaning, which is measured by the best score of words, as the two have no common scale. The sentences of a long text are added as
 * squares: one that a passage answers well says more than ten that it touches.
 */
public final class Ranking {

    private static final double MEANING = 3;

    private final Map<Found, Sum> sums = new HashMap<>();
    private double scale;

    /** What speaks for a passage in one sentence. */
    public record Evidence(Found found, double words, double meaning) {}

    /**
     * Adds what was found for a sentence.
     *
     * @param most what a passage would get in which every word stood often
     */
    public void add(List<Evidence> sentence, double most) {
        double best = sentence.stream().mapToDouble(Evidence::words).max().orElse(0);
        double unit = best > 0 ? best : 1;
        scale += unit * unit;
        for (Evidence evidence : sentence) {
            double score = evidence.words() + MEANING * unit * Math.max(0, evidence.meaning());
            sums.computeIfAbsent(evidence.found(), found -> new Sum()).add(score, most > 0 ? evidence.words() / most : 0, evidence.meaning());
        }
    }

    /** The best first, of a conversation one of a place. */
    public List<Hit> best(int limit) {
        List<Found> chosen = new ArrayList<>();
        for (Found found : ordered()) {
            if (chosen.size() < limit && chosen.stream().noneMatch(found::standsBy)) {
                chosen.add(found);
            }
        }
        return chosen.stream().map(this::hit).toList();
    }

    private List<Found> ordered() {
        return sums.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Found, Sum> entry) -> -entry.getValue().squares)
                        .thenComparing(entry -> entry.getKey().source())
                        .thenComparingInt(entry -> entry.getKey().position()))
                .map(Map.Entry::getKey).toList();
    }

    private Hit hit(Found found) {
        Sum sum = sums.getOrDefault(found, new Sum());
        return new Hit(found.passage(), found.kind(), found.source(), found.position(), Math.sqrt(sum.squares / scale), Math.min(1, sum.words), sum.meaning);
    }

    private static final class Sum {

        private double squares;
        private double words;
        private double meaning;

        void add(double score, double wordsHeld, double meaningAlike) {
            squares += score * score;
            words = Math.max(words, wordsHeld);
            meaning = Math.max(meaning, meaningAlike);
        }
    }
}
