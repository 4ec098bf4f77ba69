package com.nexusflow.copilot.core.crm;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something a person wrote down about an account or a deal. */
public record Note(UUID id, String body, Instant at, @Nullable Named owner, @Nullable Named opportunity) implements TimelineEntry {}
