package com.nexusflow.copilot.knowledge.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document's file, without its bytes.
 *
 * @param uploadedBy null when the installation brought it, or when the person is gone
 */
public record Original(int version, String contentHash, int bytes, @Nullable UUID uploadedBy, Instant uploadedAt) {}
