package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import java.util.List;
import java.util.Set;

/** Need: not met when the buyer has nothing the offer answers, or the offer does not cover what the buyer requires. */
final class BantNeed {

    private static final double DOUBT = 0.6;
    private static final double WANT_AGAINST_DOUBT = 0.15;
    private static final double CLEAR = 1.5;
    private static final double OFFER_GAP = 0.8;

    /** Signs of danger that say the opposite of a need, whatever else the sentence names. */
    private static final Set<String> PUT_OFF = Set.of("on_hold", "budget_frozen", "no_need");

    private final Talk talk;
    private final CueSet cues;
    private final CueSet flags;
    private final CueSet terms;
    private final Evidence evidence = new Evidence();

    BantNeed(Talk talk) {
        this.talk = talk;
        this.cues = talk.language().cues("need");
        this.flags = talk.language().cues("flags");
        this.terms = talk.language().cues("terms");
    }

    Element judged() {
        talk.sentences().forEach(this::weigh);
        double against = evidence.weightAgainst();
        boolean none = against - WANT_AGAINST_DOUBT * evidence.weightFor() >= DOUBT;
        return none ? evidence.notMet() : evidence.met();
    }

    private void weigh(Sentence sentence) {
        List<CueSet.Found> found = cues.in(sentence);
        if (found.stream().anyMatch(one -> one.label().equals("closing"))) {
            return;
        }
        boolean opposed = found.stream().anyMatch(one -> !one.label().equals("has")) || isElsewhere(sentence);
        for (CueSet.Found one : found) {
            switch (one.label()) {
                case "none", "lacks" -> evidence.against(one.quote(), CLEAR);
                case "doubt", "vague" -> evidence.against(one.quote(), one.cue().weight());
                case "offer_lacks" -> evidence.against(one.quote(), OFFER_GAP);
                default -> {
                    if (!opposed && !sentence.question()) {
                        evidence.forIt(one.quote(), 1);
                    }
                }
            }
        }
    }

    /** Work that is put off, or a wish about the contract, shows no need of what is offered. */
    private boolean isElsewhere(Sentence sentence) {
        return flags.in(sentence).stream().anyMatch(one -> PUT_OFF.contains(one.label())) || !terms.in(sentence).isEmpty();
    }
}
