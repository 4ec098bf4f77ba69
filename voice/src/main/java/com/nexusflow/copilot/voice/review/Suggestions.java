package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.CallReview.CompetitorMention;
import com.nexusflow.copilot.core.call.CallReview.NextStep;
import com.nexusflow.copilot.core.call.CallReview.Suggestion;
import com.nexusflow.copilot.core.call.CallReview.Suggestion.Kind;
import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of the deal that a call gives reason to offer. Stages are named by kind: demo, proposal, negotiation. */
final class Suggestions {

    private static final double SURE = 0.8;
    private static final double LIKELY = 0.6;

    private final Talk talk;
    private final ReviewContext context;
    private final CueSet cues;
    private final List<Suggestion> suggestions = new ArrayList<>();

    private Suggestions(Talk talk, ReviewContext context) {
        this.talk = talk;
        this.context = context;
        this.cues = talk.language().cues("steps");
    }

    static List<Suggestion> of(Talk talk, ReviewContext context, List<NextStep> steps, List<CompetitorMention> competitors,
            Scorecard bant) {
        Suggestions found = new Suggestions(talk, context);
        found.stage(bant);
        found.nextStep(steps);
        found.closeDate(context.callDate());
        found.contacts();
        found.competitors(competitors);
        return found.suggestions;
    }

    /** The farthest stage the call tells of; a deal without a need is not moved. */
    private void stage(Scorecard bant) {
        if (bant.elements().values().stream().anyMatch(element -> element.status() == Status.NOT_MET)) {
            return;
        }
        Optional<Sentence> ready = last("proceed", Side.CUSTOMER);
        Optional<Sentence> proposed = last("proposal", null);
        Optional<Sentence> shown = last("demo", null);
        if (ready.isPresent()) {
            suggestions.add(new Suggestion(Kind.STAGE, "negotiation", ready.get().quote(), LIKELY));
        } else if (proposed.isPresent()) {
            suggestions.add(new Suggestion(Kind.STAGE, "proposal", proposed.get().quote(), LIKELY));
        } else {
            shown.ifPresent(sentence -> suggestions.add(new Suggestion(Kind.STAGE, "demo", sentence.quote(), LIKELY)));
        }
    }

    private Optional<Sentence> last(String label, @Nullable Side side) {
        List<Sentence> found = talk.sentences().stream()
                .filter(sentence -> side == null || sentence.side() == side)
                .filter(sentence -> cues.in(sentence).stream().anyMatch(one -> one.label().equals(label)))
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    /** The rep's step that lies farthest ahead; one without a date is less sure. */
    private void nextStep(List<NextStep> steps) {
        NextSteps.farthest(steps.stream().filter(step -> step.owner() == Side.REP && NextSteps.tellsWhat(step, talk.language())).toList())
                .ifPresent(step -> suggestions.add(new Suggestion(Kind.NEXT_STEP, step.what(), step.quote(), step.due() != null ? SURE
                        : LIKELY)));
    }

    private void closeDate(@Nullable LocalDate callDate) {
        if (callDate == null) {
            return;
        }
        for (Sentence sentence : talk.of(Side.CUSTOMER)) {
            boolean about = cues.in(sentence).stream().anyMatch(found -> found.label().equals("close"));
            SaidDates.Said said = about ? SaidDates.first(sentence.tokens(), callDate) : null;
            boolean known = said != null && context.deal() != null && said.date().equals(context.deal().closeDate());
            if (said != null && !known) {
                suggestions.add(new Suggestion(Kind.CLOSE_DATE, said.date().toString(), sentence.quote(), LIKELY));
                return;
            }
        }
    }

    /** People whose name was said beside their role; a role alone is nobody whom one could write to. */
    private void contacts() {
        CueSet people = talk.language().cues("people");
        Set<String> named = new LinkedHashSet<>();
        for (Sentence sentence : talk.of(Side.CUSTOMER)) {
            for (CueSet.Found found : people.in(sentence)) {
                String text = talk.transcript().utterances().get(sentence.utterance()).text();
                String name = SaidNames.beside(sentence.tokens(), found.from(), found.to(), text);
                if (!name.isEmpty() && named.add(name)) {
                    String role = text.substring(sentence.tokens().get(found.from() + 1).start(), sentence.tokens().get(found.to() - 1).end());
                    suggestions.add(new Suggestion(Kind.CONTACT, name + ", " + role, found.quote(), LIKELY));
                }
            }
        }
    }

    private void competitors(List<CompetitorMention> mentions) {
        Set<String> named = new LinkedHashSet<>();
        for (CompetitorMention mention : mentions) {
            if (named.add(mention.name())) {
                suggestions.add(new Suggestion(Kind.COMPETITOR, mention.name(), mention.quote(), SURE));
            }
        }
    }
}
