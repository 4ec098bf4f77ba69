package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.core.call.Transcript;
import java.util.List;
import java.util.Map;

/** A transcript without personal data, the stretches of audio to silence with it, and how many of each kind were taken out. */
public record Redacted(Transcript transcript, List<Silence> silences, Map<PersonalSpan.Kind, Integer> counts) {

    public Redacted {
        silences = List.copyOf(silences);
        counts = Map.copyOf(counts);
    }

    /** To be silenced on the speaker's channel. */
    public record Silence(int speaker, int startMillis, int endMillis) {}
}
