package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.List;
import java.util.UUID;

/**
 * All passages of one source, in their order.
 *
 * @param fingerprint tells this content from any other, so that what an index holds can be compared with what it should hold
 */
public record SourcePassages(SourceKind kind, UUID id, String fingerprint, List<Passage> passages) {

    public SourcePassages {
        passages = List.copyOf(passages);
        for (Passage passage : passages) {
            if (passage.kind() != kind || !passage.source().equals(id)) {
                throw new IllegalArgumentException("passage " + passage.id() + " is of " + passage.kind() + " " + passage.source() + ", not of " + kind + " " + id);
            }
        }
    }

    /** What an index remembers about the source. */
    public IndexedSource indexed() {
        return new IndexedSource(kind, id, fingerprint);
    }
}
