package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallMetrics.Moments;
import com.nexusflow.copilot.core.call.CallMetrics.SideSpeech;
import com.nexusflow.copilot.core.call.CallReview.Sentiment;
import com.nexusflow.copilot.core.call.CallReview.SummarySentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes lines "Name: words", of which the second speaker is the customer, hides "secret", and sums up with the first line. */
class FakeAnalysis implements CallAnalysis {

    final List<CallFacts> reviewed = new ArrayList<>();
    Runnable trouble = () -> {};

    @Override
    public Transcript read(String text, String language, String repName) {
        Map<String, Speaker> speakers = new LinkedHashMap<>();
        List<Utterance> utterances = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(": ", 2);
            if (parts.length < 2) {
                throw new CallRefused(CallRefused.Reason.UNREADABLE, "No speaker in \"" + line + "\"");
            }
            Speaker speaker = speakers.computeIfAbsent(parts[0], name -> new Speaker(speakers.size(), speakers.isEmpty() ? Side.REP : Side.CUSTOMER, name));
            utterances.add(new Utterance(utterances.size(), speaker.number(), 0, 0, parts[1].replace("secret", "[…]"), List.of()));
        }
        return new Transcript(language, false, true, List.copyOf(speakers.values()), utterances);
    }

    @Override
    public CallReview review(Transcript transcript, CallFacts facts) {
        reviewed.add(facts);
        trouble.run();
        SideSpeech speech = new SideSpeech(3, 0, null, null, 0, null, null);
        Quote quote = new Quote(transcript.utterances().getFirst().text(), 0, 0, Side.REP);
        Map<String, Scorecard.Element> elements = new LinkedHashMap<>();
        for (String element : List.of("timeline", "need", "a")) {
            elements.put(element, Scorecard.Element.notDiscussed(0.5));
        }
        return new CallReview("fake-1", false, new CallMetrics(false, null, speech, speech, new Moments(null, null, false)), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), new Sentiment(List.of(0.0), null, null, null, null),
                Map.of("bant", new Scorecard("bant", elements)), List.of(new SummarySentence("They said: " + quote.text(), List.of(quote))), List.of(), List.of());
    }
}
