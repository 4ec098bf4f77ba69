package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The stretches of time that words cover, overlapping ones joined. */
final class SpeechTime {

    private record Stretch(int start, int end) {}

    private final List<Stretch> stretches = new ArrayList<>();

    SpeechTime(List<Word> words) {
        for (Word word : words.stream().sorted(Comparator.comparingInt(Word::startMillis)).toList()) {
            Stretch last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null && word.startMillis() <= last.end()) {
                stretches.set(stretches.size() - 1, new Stretch(last.start(), Math.max(last.end(), word.endMillis())));
            } else {
                stretches.add(new Stretch(word.startMillis(), word.endMillis()));
            }
        }
    }

    double seconds() {
        return stretches.stream().mapToLong(stretch -> stretch.end() - stretch.start()).sum() / 1000.0;
    }

    /** From the first word's start to the last word's end. */
    double spanSeconds() {
        return stretches.isEmpty() ? 0
                : (stretches.stream().mapToInt(Stretch::end).max().orElse(0) - stretches.getFirst().start()) / 1000.0;
    }

    double overlapSeconds(SpeechTime other) {
        long shared = 0;
        int i = 0;
        int j = 0;
        while (i < stretches.size() && j < other.stretches.size()) {
            Stretch one = stretches.get(i);
            Stretch two = other.stretches.get(j);
            shared += Math.max(0, Math.min(one.end(), two.end()) - Math.max(one.start(), two.start()));
            if (one.end() < two.end()) {
                i++;
            } else {
                j++;
            }
        }
        return shared / 1000.0;
    }
}
