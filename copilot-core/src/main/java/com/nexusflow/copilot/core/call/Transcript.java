package com.nexusflow.copilot.core.call;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who said what and when. Timed means the times come from the audio's words; otherwise talk times are never computed. Speakers are
 * guessed when one channel carried several voices or nobody said which of them sells.
 */
public record Transcript(String language, boolean timed, boolean speakersGuessed, List<Speaker> speakers, List<Utterance> utterances) {

    public Transcript {
        speakers = List.copyOf(speakers);
        utterances = List.copyOf(utterances);
        Set<Integer> known = new HashSet<>();
        for (Speaker speaker : speakers) {
            if (!known.add(speaker.number())) {
                throw new IllegalArgumentException("Speaker " + speaker.number() + " is listed twice; give each speaker one number");
            }
        }
        for (int i = 0; i < utterances.size(); i++) {
            Utterance utterance = utterances.get(i);
            if (utterance.number() != i) {
                throw new IllegalArgumentException("Utterance " + utterance.number() + " stands at place " + i
                        + "; number utterances in order from 0");
            }
            if (!known.contains(utterance.speaker())) {
                throw new IllegalArgumentException("Utterance " + i + " belongs to speaker " + utterance.speaker()
                        + ", who is not listed; list the speaker");
            }
        }
    }

    /** The speaker of an utterance. */
    public Speaker speaker(Utterance utterance) {
        for (Speaker speaker : speakers) {
            if (speaker.number() == utterance.speaker()) {
                return speaker;
            }
        }
        throw new IllegalArgumentException("Speaker " + utterance.speaker() + " is not in this transcript; pass one of its own utterances");
    }

    /** The side an utterance was said on. */
    public Side side(Utterance utterance) {
        return speaker(utterance).side();
    }

    /** Start to end of all that was said. */
    @JsonIgnore
    public int durationMillis() {
        int start = Integer.MAX_VALUE;
        int end = 0;
        for (Utterance utterance : utterances) {
            start = Math.min(start, utterance.startMillis());
            end = Math.max(end, utterance.endMillis());
        }
        return utterances.isEmpty() ? 0 : end - start;
    }
}
