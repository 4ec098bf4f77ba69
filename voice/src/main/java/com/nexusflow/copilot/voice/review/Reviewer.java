package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.CallMetrics;
import com.nexusflow.copilot.core.call.CallMetrics.Moments;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallReview.CompetitorMention;
import com.nexusflow.copilot.core.call.CallReview.NextStep;
import com.nexusflow.copilot.core.call.CallReview.Objection;
import com.nexusflow.copilot.core.call.CallReview.PriceTalk;
import com.nexusflow.copilot.core.call.CallReview.Question;
import com.nexusflow.copilot.core.call.CallReview.Sentiment;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.TrackerHit;
import com.nexusflow.copilot.core.call.Transcript;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reviews a call from its transcript alone, by rules: nothing is fetched, stored or timed, and the same call gives the same review.
 * Speakers
 * whose side is not known are told apart by what they say first.
 */
public final class Reviewer {

    /** Names these rules; a review of another version may be made anew. */
    public static final String VERSION = "rules-1";

    private Reviewer() {}

    public static CallReview review(Transcript transcript, ReviewContext context) {
        return review(transcript, context, Trackers.of(transcript.language(), context.vocabulary()));
    }

    /** The same with trackers that were built before; they must be of the context's vocabulary. */
    public static CallReview review(Transcript transcript, ReviewContext context, Trackers trackers) {
        boolean sided = transcript.speakers().stream().anyMatch(speaker -> speaker.side() == Side.REP);
        Talk talk = Talk.of(sided ? transcript : SpeakerSides.found(transcript, context.repName()));
        Heard heard = new Heard(talk);
        List<Question> questions = Questions.in(talk);
        List<TrackerHit> hits = trackers.in(talk);
        List<CompetitorMention> competitors = heard.competitors(trackers, trackers.scanner());
        List<PriceTalk> prices = heard.priceTalk();
        List<NextStep> steps = new NextSteps(talk, context.callDate()).found();
        List<Objection> objections = heard.objections();
        Sentiment sentiment = SentimentScores.of(talk);
        Map<String, Scorecard> cards = cards(talk, context);
        CallMetrics metrics = Metrics.of(talk, questions, new Moments(firstPrice(hits, prices), firstCompetitor(hits, competitors),
                talk.language().isKnown() ? Boolean.valueOf(!steps.isEmpty()) : null));
        return new CallReview(VERSION, context.refined(), metrics, hits, questions, objections, steps,
                heard.commitments(context.callDate()), competitors,
                prices, heard.redFlags(), sentiment, cards, Summary.of(talk, context.language(), cards, prices, objections, steps),
                Coaching.notes(talk, metrics, sentiment, objections, cards, context.language()),
                Suggestions.of(talk, context, steps, competitors, cards.values().iterator().next()));
    }

    private static Map<String, Scorecard> cards(Talk talk, ReviewContext context) {
        Map<String, Scorecard> cards = new LinkedHashMap<>();
        Stream.of(Bant.judged(talk, context.callDate()), Method.MEDDICC.judged(talk), Method.SPICED.judged(talk))
                .map(new HeardWell(talk.transcript())::tempered)
                .forEach(card -> cards.put(card.name(), card));
        return cards;
    }

    private static @Nullable Quote firstPrice(List<TrackerHit> hits, List<PriceTalk> prices) {
        return first(Stream.concat(topic(hits, Trackers.PRICING), prices.stream().map(PriceTalk::quote)));
    }

    private static @Nullable Quote firstCompetitor(List<TrackerHit> hits, List<CompetitorMention> competitors) {
        return first(Stream.concat(topic(hits, Trackers.COMPETITORS), competitors.stream().map(CompetitorMention::quote)));
    }

    private static Stream<Quote> topic(List<TrackerHit> hits, String topic) {
        return hits.stream().filter(hit -> hit.tracker().equals(topic)).flatMap(hit -> hit.mentions().stream()
                .map(mention -> new Quote(mention.quote(), mention.at(), mention.atMillis(), hit.side())));
    }

    private static @Nullable Quote first(Stream<Quote> quotes) {
        return quotes.min(Comparator.comparingInt(Quote::at).thenComparingInt(Quote::atMillis)).orElse(null);
    }
}
