package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.List;

/** The words of a piece in stretches short enough to be one person's: cut where somebody pauses, and long ones at their longest pauses. */
final class SpeechStretches {

    private static final int PAUSE_MILLIS = 200;
    private static final int LONGEST_MILLIS = 3000;
    private static final int SHORTEST_MILLIS = 1000;

    private SpeechStretches() {
    }

    static List<List<Word>> of(List<Word> words) {
        List<List<Word>> stretches = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || words.get(i).startMillis() - words.get(i - 1).endMillis() >= PAUSE_MILLIS) {
                cut(words.subList(first, i), stretches);
                first = i;
            }
        }
        return stretches;
    }

    private static void cut(List<Word> words, List<List<Word>> stretches) {
        if (words.getLast().endMillis() - words.getFirst().startMillis() <= LONGEST_MILLIS || words.size() == 1) {
            stretches.add(words);
            return;
        }
        int at = longestPause(words);
        cut(words.subList(0, at), stretches);
        cut(words.subList(at, words.size()), stretches);
    }

    /** Among the places that leave both sides long enough; in the middle when nobody pauses there. */
    private static int longestPause(List<Word> words) {
        int best = words.size() / 2;
        int longest = 0;
        for (int i = 1; i < words.size(); i++) {
            boolean fits = words.get(i - 1).endMillis() - words.getFirst().startMillis() >= SHORTEST_MILLIS
                    && words.getLast().endMillis() - words.get(i).startMillis() >= SHORTEST_MILLIS;
            int pause = words.get(i).startMillis() - words.get(i - 1).endMillis();
            if (fits && pause > longest) {
                longest = pause;
                best = i;
            }
        }
        return best;
    }
}
