package com.nexusflow.copilot.core.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody of the tenant's sales organisation. */
public record Person(UUID id, String name, @Nullable String email, Role role, @Nullable UUID teamId, boolean active) {}
