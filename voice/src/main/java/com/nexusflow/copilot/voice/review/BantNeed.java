package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import com.nexusflow.copilot.voice.words.Token;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Need: not met when the buyer has nothing the offer answers, or the offer does not cover what the buyer requires. */
final class BantNeed {

    private static final double DOUBT = 0.6;
    private static final double WANT_AGAINST_DOUBT = 0.15;
    private static final double CLEAR = 1.5;
    private static final double OFFER_GAP = 0.8;
    private static final int SHORT_WORD = 4;

    /** Signs of danger that say the opposite of a need, whatever else the sentence names. */
    private static final Set<String> PUT_OFF = Set.of("on_hold", "budget_frozen", "no_need");

    private final Talk talk;
    private final CueSet cues;
    private final CueSet flags;
    private final CueSet terms;
    private final CueSet wants;
    private final Evidence evidence = new Evidence();

    BantNeed(Talk talk) {
        this.talk = talk;
        this.cues = talk.language().cues("need");
        this.flags = talk.language().cues("flags");
        this.terms = talk.language().cues("terms");
        this.wants = talk.language().cues("wants");
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
                case "offer_lacks" -> evidence.against(one.quote(), isAskedFor(sentence) ? OFFER_GAP : 0);
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

    /** What the offer lacks is missed only by a buyer who asked for it: just before, or earlier in the same words. */
    private boolean isAskedFor(Sentence gap) {
        int before = gap.utterance() - 1;
        boolean answers = before >= 0 && talk.of(before).stream().anyMatch(this::asksFor);
        Set<String> words = gap.tokens().stream().map(Token::stem).filter(stem -> stem.length() > SHORT_WORD).collect(Collectors.toSet());
        return answers || talk.of(Side.CUSTOMER).stream()
                .filter(sentence -> sentence.utterance() < gap.utterance() && asksFor(sentence))
                .anyMatch(sentence -> sentence.tokens().stream().anyMatch(token -> words.contains(token.stem())));
    }

    private boolean asksFor(Sentence sentence) {
        return sentence.side() == Side.CUSTOMER && (sentence.question() || !wants.in(sentence).isEmpty());
    }
}
