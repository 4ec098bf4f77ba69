package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.UUID;

/** A source that an index holds, with the fingerprint of the content it was given. */
public record IndexedSource(SourceKind kind, UUID id, String fingerprint) {}
