package com.nexusflow.copilot.agents.review;

import com.nexusflow.copilot.core.call.CallFacts;
import com.nexusflow.copilot.core.call.CallMetrics;
import com.nexusflow.copilot.core.call.CallMetrics.Moments;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.CallReview.CoachingNote;
import com.nexusflow.copilot.core.call.CallReview.NextStep;
import com.nexusflow.copilot.core.call.CallReview.Suggestion;
import com.nexusflow.copilot.core.call.CallReview.SummarySentence;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.text.CleanText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The review of the rules with those of a model's claims that are proven, and nothing in it that contradicts them. */
final class TakenClaims {

    private final CallReview rules;
    private final Proof proof;
    private final SaidWords words;
    private final Cards cards;
    private final Steps steps;

    TakenClaims(Transcript transcript, CallFacts facts, CallReview rules) {
        this.rules = rules;
        this.proof = new Proof(transcript);
        this.words = new SaidWords(transcript, facts, rules);
        this.cards = new Cards(transcript, proof);
        this.steps = new Steps(transcript, proof, words);
    }

    /** The review of the rules itself when nothing is proven. */
    CallReview with(Claims claims, String model) {
        Map<String, Scorecard> judged = cards.with(claims.elements(), rules.scorecards());
        List<NextStep> next = steps.with(claims.steps(), rules.nextSteps(), rules.commitments());
        List<SummarySentence> said = claims.summary().stream().flatMap(sentence -> sentence(sentence).stream()).distinct().limit(CallReview.SUMMARY_SENTENCES).toList();
        if (said.isEmpty() && next.equals(rules.nextSteps()) && judged.equals(rules.scorecards())) {
            return rules;
        }
        return new CallReview(rules.version() + "+" + model, rules.refined(), metrics(next), rules.trackers(), rules.questions(), rules.objections(), next,
                rules.commitments(), rules.competitors(), rules.priceTalk(), rules.redFlags(), rules.sentiment(), judged,
                said.isEmpty() ? rules.summary().stream().filter(sentence -> !restsOnChanged(sentence, judged)).toList() : said,
                rules.coaching().stream().flatMap(note -> note(note, next, judged).stream()).toList(),
                rules.suggestions().stream().filter(suggestion -> suggestion.kind() != Suggestion.Kind.STAGE || bant(judged, Status.NOT_MET) == 0).toList());
    }

    /** Quotes that do not stand there are dropped; what is left must carry the sentence. */
    private Optional<SummarySentence> sentence(Claims.Sentence claim) {
        List<Quote> quotes = claim.quotes().stream().flatMap(cited -> proof.of(cited).stream()).filter(quote -> !Orders.in(quote.text())).distinct().toList();
        String text = CleanText.lines(claim.text()).replace('\n', ' ');
        return words.hold(text, quotes) ? Optional.of(new SummarySentence(text, quotes)) : Optional.empty();
    }

    private CallMetrics metrics(List<NextStep> next) {
        CallMetrics found = rules.metrics();
        Moments moments = found.moments();
        return new CallMetrics(found.timed(), found.times(), found.rep(), found.customer(), new Moments(moments.firstPrice(), moments.firstCompetitor(), !next.isEmpty()));
    }

    /** A sentence of the rules about an element that is now judged otherwise. */
    private boolean restsOnChanged(SummarySentence sentence, Map<String, Scorecard> judged) {
        return changed(judged).stream().anyMatch(old -> sentence.quotes().stream().anyMatch(
                quote -> Objects.equals(old.at(), quote.at()) && quote.text().equals(old.quote())));
    }

    private List<Element> changed(Map<String, Scorecard> judged) {
        List<Element> changed = new ArrayList<>();
        rules.scorecards().forEach((code, card) -> card.elements().forEach((name, old) -> {
            Element now = Objects.requireNonNull(judged.get(code)).elements().get(name);
            if (now != null && now.status() != old.status()) {
                changed.add(old);
            }
        }));
        return changed;
    }

    private static Stream<CoachingNote> silent(CoachingNote note, long silent) {
        return silent == 0 ? Stream.empty() : Stream.of(new CoachingNote(note.key(), List.of(Long.toString(silent)), note.quote()));
    }

    private static List<CoachingNote> note(CoachingNote note, List<NextStep> next, Map<String, Scorecard> judged) {
        return switch (note.key()) {
            case "coaching.no_next_step" -> next.isEmpty() ? List.of(note) : List.of();
            case "coaching.not_discussed" -> silent(note, bant(judged, Status.NOT_DISCUSSED)).toList();
            case "coaching.language" -> List.of();
            default -> List.of(note);
        };
    }

    private static long bant(Map<String, Scorecard> judged, Status status) {
        Scorecard bant = judged.get("bant");
        return bant == null ? 0 : bant.elements().values().stream().filter(element -> element.status() == status).count();
    }
}
