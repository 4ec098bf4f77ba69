package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.Passage;
import java.util.Map;

/** A passage as indexes keep it: its terms, those around it, and what it means. */
public final class EncodedPassage {

    private final Passage passage;
    private final Map<String, Integer> own;
    private final Map<String, Float> around;
    private final float[] vector;
    private final int start;
    private final int end;

    EncodedPassage(Passage passage, Map<String, Integer> own, Map<String, Float> around, float[] vector, int start, int end) {
        this.passage = passage;
        this.own = Map.copyOf(own);
        this.around = Map.copyOf(around);
        this.vector = vector.clone();
        this.start = start;
        this.end = end;
    }

    public Passage passage() {
        return passage;
    }

    /** How often each term stands in the passage, its trail and title. */
    public Map<String, Integer> own() {
        return own;
    }

    /** How much of each stem stands in the passage and, the less the farther away, in its neighbours. */
    public Map<String, Float> around() {
        return around;
    }

    /** What the passage means, alone and among its neighbours; at most 1 long. */
    public float[] vector() {
        return vector.clone();
    }

    /** How many words of the source stand before it. */
    public int start() {
        return start;
    }

    /** How many words of the source have been said at its end. */
    public int end() {
        return end;
    }
}
