package com.nexusflow.copilot.core.crm;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Finds records of the current tenant by name: typos, accents, word order and sound are forgiven. Only records that the current
 * scope may see are returned.
 */
public interface RecordSearch {

    /**
     * A record whose name fits.
     *
     * @param score how well the name fits, 0.6 to 1; 1 is the same name but for case, accents, blanks and punctuation, or the same
     *     external id; from 0.85 on a hit without equals may be taken without asking back
     */
    record Hit(RecordKind kind, UUID id, String name, double score) {}

    /** A stretch [start, end) of a text that names a record, with the records it may mean, best first. */
    record Mention(int start, int end, String text, List<Hit> hits) {}

    /** The best fitting records of the given kinds, best first. */
    List<Hit> search(String text, Set<RecordKind> kinds, int limit);

    /** The names said in a text, in the order of the text and without overlap; words that are no name are left out. */
    List<Mention> mentions(String text);

    /** Makes what the search knows of the current tenant's records anew, should it ever be doubted; returns when that is done. */
    void rebuild();
}
