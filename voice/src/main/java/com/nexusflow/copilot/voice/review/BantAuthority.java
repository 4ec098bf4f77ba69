package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Authority: not met when the speaker says, or agrees when asked, that someone else decides. */
final class BantAuthority {

    private static final Set<String> YES = Set.of("yes", "yeah", "yep", "correct", "right", "exactly", "true", "indeed", "sure",
            "absolutely");
    private static final Set<String> NO = Set.of("no", "nope", "nah");
    private static final double SURE = 1.5;
    private static final double PERHAPS = 0.3;
    private static final double RESTATED = 0.6;

    private final Talk talk;
    private final CueSet cues;
    private final CueSet deciders;
    private final Evidence evidence = new Evidence();

    BantAuthority(Talk talk) {
        this.talk = talk;
        this.cues = talk.language().cues("authority");
        this.deciders = talk.language().cues("deciders");
    }

    Element judged() {
        talk.sentences().forEach(this::weigh);
        boolean lacks = evidence.weightAgainst() >= Evidence.DECISIVE && evidence.weightAgainst() > evidence.weightFor() / 2;
        return lacks ? evidence.notMet() : evidence.met();
    }

    private void weigh(Sentence sentence) {
        List<CueSet.Found> found = cues.in(sentence);
        int has = last(found, "has");
        int lacks = last(found, "lacks");
        boolean approved = last(found, "approved") >= 0 && !sentence.question();
        if (has < 0 && !approved && !sentence.question() && othersDecide(sentence)) {
            evidence.against(sentence.quote(), 1);
        }
        for (CueSet.Found one : found) {
            switch (one.label()) {
                case "approved" -> evidence.forIt(one.quote(), sentence.question() ? 0 : SURE);
                case "lacks" -> against(one, approved || has > lacks ? 0 : SURE);
                case "has" -> evidence.forIt(one.quote(), lacks > has || sentence.question() ? 0 : 1);
                case "others" -> against(one, approved ? 0 : PERHAPS);
                case "rep_lacks" -> restated(sentence, one);
                case "rep_has" -> evidence.forIt(one.quote(), sentence.question() ? 0 : RESTATED);
                case "asks" -> answered(sentence, one);
                default -> throw new IllegalStateException("The authority list has the label " + one.label() + ", which nothing reads");
            }
        }
    }

    /** Someone else is named, and that they decide, or that they have to be consulted, in whatever order. */
    private boolean othersDecide(Sentence sentence) {
        Set<String> parts = deciders.in(sentence).stream().map(CueSet.Found::label).collect(Collectors.toSet());
        return parts.contains("who") && (parts.contains("decides") || parts.contains("consults") && parts.contains("has_to"));
    }

    private void against(CueSet.Found found, double weight) {
        evidence.against(found.quote(), weight);
    }

    /** Where the last cue of this label begins, or -1; of two that contradict each other in a sentence the later one holds. */
    private static int last(List<CueSet.Found> found, String label) {
        return found.stream().filter(one -> one.label().equals(label)).mapToInt(CueSet.Found::from).max().orElse(-1);
    }

    /** What the rep says about the buyer counts unless the buyer denies it in the next utterance. */
    private void restated(Sentence sentence, CueSet.Found found) {
        boolean denied = talk.reply(sentence).filter(reply -> NO.contains(reply.tokens().getFirst().text()) || !cuesOf(reply,
                "has").isEmpty()).isPresent();
        if (!denied) {
            evidence.against(found.quote(), 1);
        }
    }

    /** "Are you the one who decides?" - "No": the answer is the evidence; asked whether others decide, yes speaks against. */
    private void answered(Sentence sentence, CueSet.Found found) {
        Sentence reply = talk.reply(sentence).orElse(null);
        if (reply == null || reply.side() != Side.CUSTOMER || !sentence.question()) {
            return;
        }
        boolean aboutOthers = found.sentence().tokens().stream().anyMatch(token -> Set.of("anyone", "someone", "else", "other", "others",
                "who", "need", "anybody", "somebody").contains(token.text()));
        String first = reply.tokens().getFirst().text();
        if (aboutOthers ? YES.contains(first) : NO.contains(first)) {
            evidence.against(reply.quote(), 1);
        } else if (aboutOthers ? NO.contains(first) : YES.contains(first)) {
            evidence.forIt(reply.quote(), 1);
        }
    }

    private List<CueSet.Found> cuesOf(Sentence sentence, String label) {
        return cues.in(sentence).stream().filter(found -> found.label().equals(label)).toList();
    }
}
