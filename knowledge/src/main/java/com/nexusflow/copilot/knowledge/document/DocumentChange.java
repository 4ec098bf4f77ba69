package com.nexusflow.copilot.knowledge.document;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be different about a document; null leaves it as it is. */
public record DocumentChange(@Nullable UUID collection, @Nullable UUID owner, @Nullable LocalDate freshUntil) {}
