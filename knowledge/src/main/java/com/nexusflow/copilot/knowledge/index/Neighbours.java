package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The passages of one source beside each other. Talk says in one turn what it means and in the next what it is about; so a term counts
 * for the passages near it too, by e^(-words between / {@value #REACH_IN_WORDS}).
 */
final class Neighbours {

    private static final int REACH = 6;
    private static final double REACH_IN_WORDS = 80;
    private static final int PAUSE = 8;
    private static final double LEAST = 0.05;
    private static final int ENOUGH_WORDS = 50;
    private static final int MOST_LINES = 21;

    private final List<Passage> passages;
    private final List<Map<String, Integer>> stems = new ArrayList<>();
    private final int[] starts;
    private final int[] ends;

    Neighbours(List<Passage> passages) {
        this.passages = passages;
        this.starts = new int[passages.size()];
        this.ends = new int[passages.size()];
        int words = 0;
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            Language language = Language.of(passage.language());
            List<Word> text = Word.of(passage.text());
            Map<String, Integer> counts = Terms.stems(text, language);
            Terms.stems(Word.of(passage.trail()), language).forEach((stem, count) -> counts.merge(stem, count, Integer::sum));
            stems.add(counts);
            starts[i] = words;
            words += text.size();
            ends[i] = words;
        }
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    /** The stems in the passage's text and trail. */
    Map<String, Integer> stems(int index) {
        return stems.get(index);
    }

    /** The stems in and near a passage, each as much as it counts there. */
    Map<String, Float> around(int index) {
        boolean flows = passages.get(index).kind().flows();
        int first = flows ? Math.max(0, index - REACH) : index;
        int last = flows ? Math.min(passages.size() - 1, index + REACH) : index;
        Map<String, Float> around = new HashMap<>();
        for (int i = first; i <= last; i++) {
            float share = (float) share(index, i);
            stems.get(i).forEach((stem, count) -> around.merge(stem, share * count, Float::sum));
        }
        around.values().removeIf(weight -> weight < LEAST);
        return around;
    }

    private double share(int index, int other) {
        if (index == other) {
            return 1;
        }
        int between = other > index ? starts[other] - ends[index] : starts[index] - ends[other];
        return Math.exp(-(between + PAUSE) / REACH_IN_WORDS);
    }

    /** Whether a passage says too little to be understood alone. */
    boolean isShort(int index) {
        return ends[index] - starts[index] < ENOUGH_WORDS;
    }

    /** The passage with as many of its neighbours as it takes to be understood, each with its trail; what is not talk under its title. */
    String context(int index) {
        int first = index;
        int last = index;
        boolean forward = true;
        boolean flows = passages.get(index).kind().flows();
        while (flows && ends[last] - starts[first] < ENOUGH_WORDS && last - first + 1 < MOST_LINES && (first > 0 || last < passages.size() - 1)) {
            if (last < passages.size() - 1 && (forward || first == 0)) {
                last++;
            } else {
                first--;
            }
            forward = !forward;
        }
        return title(index) + lines(first, last);
    }

    private String title(int index) {
        Passage passage = passages.get(index);
        return passage.kind().isSpoken() ? "" : passage.title() + "\n";
    }

    private String lines(int first, int last) {
        StringBuilder lines = new StringBuilder();
        for (Passage passage : passages.subList(first, last + 1)) {
            String trail = passage.trail().isEmpty() ? "" : passage.trail() + ": ";
            lines.append(trail).append(passage.text()).append('\n');
        }
        return lines.toString().strip();
    }
}
