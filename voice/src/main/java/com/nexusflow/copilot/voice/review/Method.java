package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.voice.words.CueSet;
import com.nexusflow.copilot.voice.words.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A qualification method whose elements are heard by their own cues: what speaks for an element and, under "element_not", against it. */
enum Method {

    MEDDICC("meddicc", "metrics economic_buyer decision_criteria decision_process pain champion competition"),
    SPICED("spiced", "situation pain impact critical_event decision");

    private static final String NOT = "_not";

    private final String code;
    private final String elements;

    Method(String code, String elements) {
        this.code = code;
        this.elements = elements;
    }

    Scorecard judged(Talk talk) {
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        for (String element : elements.split(" ")) {
            evidence.put(element, new Evidence());
        }
        CueSet cues = talk.language().cues(code);
        for (Sentence sentence : talk.sentences()) {
            List<CueSet.Found> found = cues.in(sentence);
            found.forEach(one -> weigh(one, found, evidence));
        }
        Map<String, Element> judged = new LinkedHashMap<>();
        evidence.forEach((element, pieces) -> judged.put(element, pieces.weightAgainst() > pieces.weightFor() / 2 ? pieces.notMet()
                : pieces.met()));
        return new Scorecard(code, judged);
    }

    /** What a sentence denies it does not also affirm. */
    private static void weigh(CueSet.Found one, List<CueSet.Found> found, Map<String, Evidence> evidence) {
        boolean against = one.label().endsWith(NOT);
        String element = against ? one.label().substring(0, one.label().length() - NOT.length()) : one.label();
        boolean denied = found.stream().anyMatch(other -> other.label().equals(element + NOT));
        Evidence pieces = evidence.get(element);
        if (pieces == null) {
            throw new IllegalStateException("The word list names the element " + element + ", which the method does not have");
        }
        if (against) {
            pieces.against(one.quote(), one.cue().weight());
        } else if (!denied && !one.sentence().question()) {
            pieces.forIt(one.quote(), one.cue().weight());
        }
    }
}
