package com.nexusflow.copilot.knowledge.source;

import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.List;
import java.util.UUID;

/** One kind of what can be quoted. Its passages are read in the tenant's background scope. */
interface PassageSource {

    SourceKind kind();

    /** The passages of a source in their order; none when it is gone or says nothing. */
    List<Passage> passages(UUID source);
}
