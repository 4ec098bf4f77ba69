package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallReview.Sentiment;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sentiment of a call as its page shows it: of each side, over the call, and line by line; empty where it is not known. */
public record CallMood(List<OfSide> sides, List<Bar> bars) {

    private static final double GOOD = 0.1;
    private static final double CHANGED = 0.25;
    /** Lines that are nearer to nothing say nothing. */
    private static final double TELLING = 0.3;
    private static final int WIDTH = 1000;
    private static final int HALF = 50;

    /**
     * @param mood good, mixed or bad
     * @param trend rising, steady or falling; null where too little was said
     */
    public record OfSide(String side, String mood, String value, @Nullable String trend) {}

    /** One line as a bar above or below the middle. */
    public record Bar(int line, String side, int x, int y, int width, int height) {}

    static CallMood of(@Nullable CallReview review, @Nullable Transcript transcript, Locale locale) {
        if (review == null || transcript == null) {
            return new CallMood(List.of(), List.of());
        }
        Sentiment sentiment = review.sentiment();
        List<OfSide> sides = new ArrayList<>();
        side(sides, "customer", sentiment.customer(), sentiment.customerTrend(), locale);
        side(sides, "rep", sentiment.rep(), sentiment.repTrend(), locale);
        return new CallMood(sides, sentiment.utterances().size() == transcript.utterances().size() ? bars(sentiment.utterances(), transcript) : List.of());
    }

    private static void side(List<OfSide> sides, String side, @Nullable Double mean, @Nullable Double trend, Locale locale) {
        if (mean != null) {
            sides.add(new OfSide(side, mean > GOOD ? "good" : mean < -GOOD ? "bad" : "mixed", String.format(locale, "%+.2f", mean),
                    trend == null ? null : Math.abs(trend) < CHANGED ? "steady" : trend > 0 ? "rising" : "falling"));
        }
    }

    private static List<Bar> bars(List<Double> values, Transcript transcript) {
        int end = Math.max(1, transcript.utterances().stream().mapToInt(Utterance::endMillis).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (Utterance utterance : transcript.utterances()) {
            int place = utterance.number();
            int from = transcript.timed() ? (int) ((long) WIDTH * utterance.startMillis() / end) : WIDTH * place / values.size();
            int to = transcript.timed() ? (int) ((long) WIDTH * utterance.endMillis() / end) : WIDTH * (place + 1) / values.size() - 2;
            int height = (int) Math.round(Math.abs(values.get(place)) * HALF);
            Side side = transcript.side(utterance);
            if (height > 0) {
                bars.add(new Bar(place, side.name().toLowerCase(Locale.ROOT), from, values.get(place) > 0 ? HALF - height : HALF, Math.max(3, to - from), height));
            }
        }
        return bars;
    }

    /** good or bad for a line that tells something; null for any other. */
    static @Nullable String ofLine(@Nullable CallReview review, int line, int lines) {
        if (review == null || review.sentiment().utterances().size() != lines) {
            return null;
        }
        double value = review.sentiment().utterances().get(line);
        return value >= TELLING ? "good" : value <= -TELLING ? "bad" : null;
    }
}
