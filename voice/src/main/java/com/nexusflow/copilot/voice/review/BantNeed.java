package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import java.util.List;

/** Need: not met when the buyer has nothing the offer answers, or the offer does not cover what the buyer requires. */
final class BantNeed {

    private static final double DOUBT = 0.6;
    private static final double WANT_AGAINST_DOUBT = 0.15;
    private static final double CLEAR = 1.5;
    private static final double OFFER_GAP = 0.8;

    private final Talk talk;
    private final CueSet cues;
    private final Evidence evidence = new Evidence();

    BantNeed(Talk talk) {
        this.talk = talk;
        this.cues = talk.language().cues("need");
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
        boolean opposed = found.stream().anyMatch(one -> !one.label().equals("has"));
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
}
