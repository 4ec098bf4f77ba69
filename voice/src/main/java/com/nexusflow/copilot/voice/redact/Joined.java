package com.nexusflow.copilot.voice.redact;

import com.nexusflow.copilot.core.call.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The texts of several utterances as one, and what a stretch of the whole covers of each. */
record Joined(String text, List<Integer> starts, List<Integer> ends) {

    static Joined of(List<Utterance> utterances, Function<Utterance, String> part) {
        StringBuilder all = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (Utterance utterance : utterances) {
            all.append(all.isEmpty() ? "" : "\n");
            starts.add(all.length());
            all.append(part.apply(utterance));
            ends.add(all.length());
        }
        return new Joined(all.toString(), starts, ends);
    }

    /** The number of the text a character stands in. */
    int part(int at) {
        int found = Collections.binarySearch(starts, at);
        return found >= 0 ? found : -found - 2;
    }

    /** The spans' parts within one text, counted from its own start. */
    List<PersonalSpan> within(int number, List<PersonalSpan> spans) {
        int start = starts.get(number);
        int end = ends.get(number);
        return spans.stream()
                .filter(span -> span.start() < end && span.end() > start)
                .map(span -> new PersonalSpan(span.kind(), Math.max(span.start(), start) - start, Math.min(span.end(), end) - start))
                .toList();
    }
}
