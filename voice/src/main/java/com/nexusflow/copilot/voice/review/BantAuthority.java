package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import java.util.List;
import java.util.Set;

/** Authority: not met when the speaker says, or agrees when asked, that someone else decides. */
final class BantAuthority {

    private static final Set<String> YES = Set.of("yes", "yeah", "yep", "correct", "right", "exactly", "true", "indeed", "sure", "absolutely");
    private static final Set<String> NO = Set.of("no", "nope", "nah");
    private static final double RESTATED = 0.6;

    private final Talk talk;
    private final CueSet cues;
    private final Evidence evidence = new Evidence();

    BantAuthority(Talk talk) {
        this.talk = talk;
        this.cues = talk.language().cues("authority");
    }

    Element judged() {
        talk.sentences().forEach(this::weigh);
        boolean lacks = evidence.weightAgainst() >= Evidence.DECISIVE && evidence.weightAgainst() > evidence.weightFor() / 2;
        return lacks ? evidence.notMet() : evidence.met();
    }

    private void weigh(Sentence sentence) {
        List<CueSet.Found> found = cues.in(sentence);
        boolean lacking = found.stream().anyMatch(one -> one.label().equals("lacks"));
        for (CueSet.Found one : found) {
            switch (one.label()) {
                case "lacks" -> evidence.against(one.quote(), 1.5, "lacks");
                case "has" -> {
                    if (!lacking && !sentence.question()) {
                        evidence.forIt(one.quote(), 1, "has");
                    }
                }
                case "others" -> evidence.against(one.quote(), 0.3, "others");
                case "rep_lacks" -> restated(sentence, one);
                case "rep_has" -> {
                    if (!sentence.question()) {
                        evidence.forIt(one.quote(), RESTATED, "rep_has");
                    }
                }
                case "asks" -> answered(sentence, one);
                default -> throw new IllegalStateException("The authority list has the label " + one.label() + ", which nothing reads");
            }
        }
    }

    /** What the rep says about the buyer counts unless the buyer denies it in the next utterance. */
    private void restated(Sentence sentence, CueSet.Found found) {
        boolean denied = talk.reply(sentence).filter(reply -> NO.contains(reply.tokens().getFirst().text()) || !cuesOf(reply, "has").isEmpty()).isPresent();
        if (!denied) {
            evidence.against(found.quote(), 1, "rep_lacks");
        }
    }

    /** "Are you the one who decides?" - "No": the answer is the evidence; asked whether others decide, yes speaks against. */
    private void answered(Sentence sentence, CueSet.Found found) {
        Sentence reply = talk.reply(sentence).orElse(null);
        if (reply == null || reply.side() != Side.CUSTOMER || !sentence.question()) {
            return;
        }
        boolean aboutOthers = found.sentence().tokens().stream().anyMatch(token -> Set.of("anyone", "someone", "else", "other", "others", "who", "need", "anybody", "somebody").contains(token.text()));
        String first = reply.tokens().getFirst().text();
        if (aboutOthers ? YES.contains(first) : NO.contains(first)) {
            evidence.against(reply.quote(), 1, "answer");
        } else if (aboutOthers ? NO.contains(first) : YES.contains(first)) {
            evidence.forIt(reply.quote(), 1, "answer");
        }
    }

    private List<CueSet.Found> cuesOf(Sentence sentence, String label) {
        return cues.in(sentence).stream().filter(found -> found.label().equals(label)).toList();
    }
}
