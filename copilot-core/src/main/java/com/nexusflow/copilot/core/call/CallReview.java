package com.nexusflow.copilot.core.call;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call means for the deal: figures, topics, promises, verdicts and advice, every claim with the utterance it rests on. The version
 * names the rules that made it; refined means it was made from the final transcript.
 */
public record CallReview(String version, boolean refined, CallMetrics metrics, List<TrackerHit> trackers, List<Question> questions,
        List<Objection> objections, List<NextStep> nextSteps, List<Commitment> commitments, List<CompetitorMention> competitors,
        List<PriceTalk> priceTalk, List<RedFlag> redFlags, Sentiment sentiment, Map<String, Scorecard> scorecards,
        List<SummarySentence> summary, List<CoachingNote> coaching, List<Suggestion> suggestions) {

    public static final int SUMMARY_SENTENCES = 5;

    public CallReview {
        trackers = List.copyOf(trackers);
        questions = List.copyOf(questions);
        objections = List.copyOf(objections);
        nextSteps = List.copyOf(nextSteps);
        commitments = List.copyOf(commitments);
        competitors = List.copyOf(competitors);
        priceTalk = List.copyOf(priceTalk);
        redFlags = List.copyOf(redFlags);
        scorecards = Collections.unmodifiableMap(new LinkedHashMap<>(scorecards));
        summary = List.copyOf(summary);
        coaching = List.copyOf(coaching);
        suggestions = List.copyOf(suggestions);
        if (summary.size() > SUMMARY_SENTENCES) {
            throw new IllegalArgumentException("The summary has " + summary.size() + " sentences; keep it to " + SUMMARY_SENTENCES);
        }
    }

    /** The same review with what people say of its scorecards. */
    CallReview judged(Map<String, Scorecard> judgedCards) {
        return new CallReview(version, refined, metrics, trackers, questions, objections, nextSteps, commitments, competitors, priceTalk, redFlags, sentiment,
                judgedCards, summary, coaching, suggestions);
    }

    /** A real question; "right?" and its like at the end of a statement are none. */
    public record Question(Quote quote) {}

    /** A customer's doubt by kind (price, timing, need, authority, competitor, trust) and, when there was one, the rep's answer. */
    public record Objection(String kind, Quote quote, @Nullable Quote answer) {}

    /** Something agreed to happen: who owes it (side and, when known, name) and by which date. */
    public record NextStep(String what, Side owner, String ownerName, @Nullable LocalDate due, Quote quote) {}

    /** A promise one side made. */
    public record Commitment(Side side, @Nullable LocalDate due, Quote quote) {}

    /** A competitor's name as the tenant spells it. */
    public record CompetitorMention(String name, Quote quote) {}

    /** An amount that was named, in plain units; the currency is empty when nobody said one. */
    public record PriceTalk(double amount, String currency, Quote quote) {}

    /** A sentence that puts the deal at risk, by kind. */
    public record RedFlag(String kind, Quote quote) {}

    /** From -1 (bad) to 1 (good): each utterance in order, each side's mean, and the change from a side's first to its last third. */
    public record Sentiment(List<Double> utterances, @Nullable Double rep, @Nullable Double customer, @Nullable Double repTrend,
            @Nullable Double customerTrend) {

        public Sentiment {
            utterances = List.copyOf(utterances);
        }
    }

    /** One sentence and the lines it rests on. */
    public record SummarySentence(String text, List<Quote> quotes) {

        public SummarySentence {
            quotes = List.copyOf(quotes);
            if (text.isBlank() || quotes.isEmpty()) {
                throw new IllegalArgumentException("The summary sentence \"" + text + "\" rests on " + quotes.size()
                        + " lines; give at least one");
            }
        }
    }

    /**
     * Advice as a message key of the review's bundle with its values, worded there as a range; the quote shows where, when there is a
     * place.
     */
    public record CoachingNote(String key, List<String> values, @Nullable Quote quote) {

        public CoachingNote {
            values = List.copyOf(values);
        }
    }

    /** A change of the deal to offer, never to apply unasked: what it touches, the new value as text, and the words that suggest it. */
    public record Suggestion(Kind kind, String value, Quote quote, double confidence) {

        public enum Kind { STAGE, NEXT_STEP, CLOSE_DATE, CONTACT, COMPETITOR }

        public Suggestion {
            Shares.check("confidence of a suggestion", confidence);
        }
    }
}
