package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * What is asked of an index, and for whom.
 *
 * @param text a few words, a question, or a long story, in which each sentence is looked for
 * @param language what the asker speaks, when the text itself does not tell
 * @param kinds the kinds to look among; empty means all
 * @param sources the sources to look among, such as the call that is talked about; empty means all
 * @param limit how many hits at most
 */
public record PassageQuery(Readers readers, String text, Locale language, Set<SourceKind> kinds, Set<UUID> sources, int limit) {

    /** As many as can be asked for at once. */
    public static final int MOST = 1000;

    public PassageQuery {
        kinds = Set.copyOf(kinds);
        sources = Set.copyOf(sources);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to " + MOST + " passages");
        }
    }

    /** A question to everything that the readers may read. */
    public static PassageQuery of(Readers readers, String text, Locale language, int limit) {
        return new PassageQuery(readers, text, language, Set.of(), Set.of(), limit);
    }

    public PassageQuery among(Set<SourceKind> someKinds) {
        return new PassageQuery(readers, text, language, someKinds, sources, limit);
    }

    public PassageQuery within(Set<UUID> someSources) {
        return new PassageQuery(readers, text, language, kinds, someSources, limit);
    }
}
