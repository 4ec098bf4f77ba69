package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where passages are found again. It can be made anew from PostgreSQL at any time, and what it finds is read again there before it is shown. */
public interface PassageIndex {

    /** Keeps these sources in place of what was kept of them. When it returns they are found and outlast a crash; when it fails, none of them is kept. */
    void put(UUID tenant, List<SourcePassages> sources);

    /** Forgets a source. When it returns the source is not found any more. */
    void remove(UUID tenant, SourceKind kind, UUID source);

    /** The best passages first. Of a conversation only one passage of a place is given. */
    List<Hit> search(PassageQuery query);

    /** What is kept of a tenant. */
    Set<IndexedSource> sources(UUID tenant);

    /** Forgets everything of a tenant. */
    void drop(UUID tenant);

    /** Whether all nodes share it, so that what one gives it all find. */
    boolean isShared();

    /** Whether it can be asked now. */
    boolean isAvailable();
}
