package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.voice.words.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A transcript with every utterance cut into sentences once, for all that read it. */
record Talk(Transcript transcript, List<Sentence> sentences) {

    static Talk of(Transcript transcript) {
        List<Sentence> sentences = new ArrayList<>();
        for (Utterance utterance : transcript.utterances()) {
            sentences.addAll(Sentence.of(utterance.number(), utterance.startMillis(), transcript.side(utterance), utterance.text()));
        }
        return new Talk(transcript, List.copyOf(sentences));
    }

    List<Sentence> of(Side side) {
        return sentences.stream().filter(sentence -> sentence.side() == side).toList();
    }

    List<Sentence> of(int utterance) {
        return sentences.stream().filter(sentence -> sentence.utterance() == utterance).toList();
    }

    /** The first utterance of the other side after this one, as its sentences' beginning. */
    Optional<Sentence> reply(Sentence to) {
        return sentences.stream().filter(sentence -> sentence.utterance() > to.utterance() && sentence.side() != to.side()).findFirst();
    }

    Language language() {
        return Language.of(transcript.language());
    }
}
