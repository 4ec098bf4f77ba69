package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.UUID;

/** A passage in an index, and where in its source it stands: after {@code start} words and up to {@code end}. */
public record Found(UUID passage, SourceKind kind, UUID source, int position, int start, int end) {

    private static final int PLACE_IN_WORDS = 80;

    /** Whether the two are turns of one conversation so near each other that who is shown one sees the other. */
    boolean standsBy(Found other) {
        return kind.isSpoken() && source.equals(other.source) && Math.max(start - other.end, other.start - end) < PLACE_IN_WORDS;
    }
}
