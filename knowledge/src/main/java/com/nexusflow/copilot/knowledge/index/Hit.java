package com.nexusflow.copilot.knowledge.index;

import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.util.UUID;

/**
 * A passage that was found.
 *
 * @param score orders the hits of one query and means nothing across queries
 * @param words how much of the question's words, weighted by how rare they are, the passage and its neighbours hold: 0 to 1
 * @param meaning how alike the question and the passage are in meaning: the product of their vectors, about 0 to 1
 */
public record Hit(UUID passage, SourceKind kind, UUID source, int position, double score, double words, double meaning) {}
