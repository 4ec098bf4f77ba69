package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Scorecard;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import java.util.LinkedHashMap;
import java.util.Map;

/** How surely a line was heard, and from that side: what rests on it cannot be surer than the line is. */
final class HeardWell {

    /** Sides that were only told from what each says. */
    private static final double GUESSED_SIDE = 0.8;

    private final Transcript transcript;

    HeardWell(Transcript transcript) {
        this.transcript = transcript;
    }

    /** The card with the doubt about the words and their speaker in each confidence. */
    Scorecard tempered(Scorecard card) {
        Map<String, Element> elements = new LinkedHashMap<>();
        card.elements().forEach((name, element) -> elements.put(name, tempered(element)));
        return new Scorecard(card.name(), elements);
    }

    private Element tempered(Element element) {
        Integer at = element.at();
        if (at == null) {
            return element;
        }
        double confidence = Math.round(element.confidence() * sureness(transcript.utterances().get(at)) * 100) / 100.0;
        return new Element(element.status(), element.quote(), at, element.atMillis(), confidence, element.verdict());
    }

    private double sureness(Utterance utterance) {
        Speaker speaker = transcript.speaker(utterance);
        Double voice = speaker.confidence();
        double side = voice != null ? voice : transcript.speakersGuessed() ? GUESSED_SIDE : 1;
        return side * utterance.words().stream().mapToDouble(Word::confidence).average().orElse(1);
    }
}
