package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.people.Team;
import com.nexusflow.copilot.knowledge.document.DocumentCollection;
import com.nexusflow.copilot.knowledge.document.Visibility;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A collection as REST writes it.
 *
 * @param team whose members, those below it and those above it read it, where the visibility is "team"
 * @param role who reads it, where the visibility is "role"
 */
record CollectionJson(UUID id, String name, String visibility, @Nullable Named team, @Nullable Role role, int documents) {

    /** What a collection is to be. */
    record Wanted(
            @Nullable String name,
            @Schema(allowableValues = {"role", "team", "everyone"}, description = "Who reads it besides operations and administrators") @Nullable String visibility,
            @Schema(description = "With the visibility \"team\"") @Nullable UUID team,
            @Schema(allowableValues = {"rep", "manager", "operations", "admin"}, description = "With the visibility \"role\"") @Nullable String role) {

        Visibility readers() {
            return switch (BadInput.given("visibility", visibility)) {
                case "everyone" -> without(without(new Visibility.Everyone(), "team", team), "role", role);
                case "team" -> without(new Visibility.OfTeam(BadInput.given("team", team)), "role", role);
                case "role" -> without(new Visibility.OfRole(LogInsController.role(BadInput.given("role", role))), "team", team);
                default -> throw new BadInput("visibility must be everyone, team or role, was \"" + visibility + "\"");
            };
        }

        /** What would not count is refused: somebody meant to limit the readers by it. */
        private Visibility without(Visibility readers, String name, @Nullable Object value) {
            if (value != null) {
                throw new BadInput(name + " is only given where the visibility is \"" + name + "\", not \"" + visibility + "\"");
            }
            return readers;
        }
    }

    static CollectionJson of(DocumentCollection collection, List<Team> teams) {
        return switch (collection.visibility()) {
            case Visibility.Everyone everyone -> new CollectionJson(collection.id(), collection.name(), "everyone", null, null, collection.documents());
            case Visibility.OfTeam of -> new CollectionJson(collection.id(), collection.name(), "team", team(of.team(), teams), null, collection.documents());
            case Visibility.OfRole of -> new CollectionJson(collection.id(), collection.name(), "role", null, of.role(), collection.documents());
        };
    }

    private static @Nullable Named team(UUID id, List<Team> teams) {
        return teams.stream().filter(team -> team.id().equals(id)).findFirst().map(team -> new Named(id, team.name())).orElse(null);
    }
}
