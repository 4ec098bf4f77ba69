package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.voice.words.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A transcript with every utterance cut into sentences once, each with the time of its first word where words have times. */
record Talk(Transcript transcript, List<Sentence> sentences, List<List<Sentence>> byUtterance) {

    static Talk of(Transcript transcript) {
        List<Sentence> all = new ArrayList<>();
        List<List<Sentence>> byUtterance = new ArrayList<>();
        for (Utterance utterance : transcript.utterances()) {
            List<Sentence> sentences = Sentence.of(utterance.number(), utterance.startMillis(), transcript.side(utterance),
                    utterance.text()).stream()
                    .map(sentence -> sentence.at(Lines.millisAt(utterance, sentence.tokens().getFirst().start())))
                    .toList();
            byUtterance.add(List.copyOf(sentences));
            all.addAll(sentences);
        }
        return new Talk(transcript, List.copyOf(all), List.copyOf(byUtterance));
    }

    List<Sentence> of(Side side) {
        return sentences.stream().filter(sentence -> sentence.side() == side).toList();
    }

    List<Sentence> of(int utterance) {
        return byUtterance.get(utterance);
    }

    /** The beginning of the next utterance of another side. */
    Optional<Sentence> reply(Sentence to) {
        return byUtterance.subList(to.utterance() + 1, byUtterance.size()).stream()
                .filter(sentences -> !sentences.isEmpty() && sentences.getFirst().side() != to.side())
                .map(List::getFirst)
                .findFirst();
    }

    Language language() {
        return Language.of(transcript.language());
    }
}
