package com.nexusflow.copilot.knowledge.document;

import com.nexusflow.copilot.core.people.Role;
import java.util.UUID;

/** Who reads a collection, besides those who see all. */
public sealed interface Visibility {

    /** Everybody of the tenant. */
    record Everyone() implements Visibility {}

    /** The team, the teams below it, and who leads it or a team above it. */
    record OfTeam(UUID team) implements Visibility {}

    /** Everybody with that role. */
    record OfRole(Role role) implements Visibility {}
}
