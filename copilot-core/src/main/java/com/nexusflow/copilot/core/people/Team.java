package com.nexusflow.copilot.core.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group of reps with a manager, in a region, maybe below another team. */
public record Team(UUID id, String name, @Nullable String region, @Nullable UUID parentId, @Nullable UUID managerId) {}
