package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Team;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who manages whom, as far as a question about "my team" or "Rocco's reps" needs it. */
record Organisation(UUID asker, @Nullable String askersTeam, Set<UUID> managers) {

    static Organisation of(People people) {
        UUID asker = TenantScope.currentPerson();
        List<Team> teams = people.teams();
        Optional<Person> person = people.person(asker);
        String own = teams.stream()
                .filter(team -> person.map(Person::teamId).filter(team.id()::equals).isPresent())
                .map(Team::name)
                .findFirst()
                .orElse(null);
        return new Organisation(asker, own, teams.stream().map(Team::managerId).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    boolean isManager(@Nullable UUID person) {
        return person != null && managers.contains(person);
    }
}
