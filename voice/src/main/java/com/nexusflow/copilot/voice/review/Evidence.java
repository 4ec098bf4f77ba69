package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What speaks for and against one element of a scorecard, each piece with its weight and the words it rests on. */
final class Evidence {

    /** Evidence of this weight decides alone. */
    static final double DECISIVE = 1.0;
    private static final double MOST_CONFIDENT = 0.95;
    private static final double LEAST_CONFIDENT = 0.5;
    private static final double SILENCE_CONFIDENCE = 0.6;

    private record Piece(Quote quote, double weight) {}

    private final List<Piece> favouring = new ArrayList<>();
    private final List<Piece> opposing = new ArrayList<>();

    /** Evidence without weight is none. */
    void forIt(Quote quote, double weight) {
        add(favouring, quote, weight);
    }

    void against(Quote quote, double weight) {
        add(opposing, quote, weight);
    }

    private static void add(List<Piece> pieces, Quote quote, double weight) {
        if (weight > 0) {
            pieces.add(new Piece(quote, weight));
        }
    }

    double weightFor() {
        return weight(favouring);
    }

    double weightAgainst() {
        return weight(opposing);
    }

    /** One utterance counts once, with its heaviest piece. */
    private static double weight(List<Piece> pieces) {
        Map<Integer, Double> heaviest = new HashMap<>();
        pieces.forEach(piece -> heaviest.merge(piece.quote().at(), piece.weight(), Math::max));
        return heaviest.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    Element met() {
        return element(Status.MET, favouring, weightFor() - weightAgainst());
    }

    Element notMet() {
        return element(Status.NOT_MET, opposing, weightAgainst() - weightFor() / 2);
    }

    /** What was said contradicts itself, so nothing is claimed. */
    Element undecided() {
        return Element.notDiscussed(SILENCE_CONFIDENCE);
    }

    /** The heaviest piece is quoted, the earliest of equals. */
    private static Element element(Status status, List<Piece> pieces, double margin) {
        Optional<Piece> heaviest = pieces.stream().max(Comparator.comparingDouble(Piece::weight).thenComparingInt(piece -> -piece.quote()
                .at()));
        if (heaviest.isEmpty()) {
            return Element.notDiscussed(SILENCE_CONFIDENCE);
        }
        double confidence = LEAST_CONFIDENT + (MOST_CONFIDENT - LEAST_CONFIDENT) * (1 - Math.exp(-Math.max(0, margin)));
        return Element.heard(status, heaviest.get().quote(), Math.round(confidence * 100) / 100.0);
    }
}
