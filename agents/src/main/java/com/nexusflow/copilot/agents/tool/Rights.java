package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Team;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Declines figures of people whose records the asking person may not see. The database would hide their rows, and a zero that only means
 * "not for you" would be an untrue answer.
 */
final class Rights {

    private final People people;

    Rights(People people) {
        this.people = people;
    }

    /** Why the figures are not told, or empty when they may be. */
    Optional<Finding> refusal(MetricQuery query) {
        TenantScope scope = TenantScope.current();
        if (scope.seesAll() || query.metrics().stream().noneMatch(Metric::hasPeriod)) {
            return Optional.empty();
        }
        return refusal(query.filters());
    }

    /** The same for records that somebody owns, whichever they are. */
    Optional<Finding> refusal(List<MetricQuery.Filter> filters) {
        TenantScope scope = TenantScope.current();
        if (scope.seesAll()) {
            return Optional.empty();
        }
        for (MetricQuery.Filter filter : filters) {
            for (String value : filter.exclude() ? List.<String>of() : filter.values()) {
                if (!scope.owners().containsAll(owners(filter, value))) {
                    return Optional.of(new Finding.Refusal("not_visible", name(value), List.of()));
                }
            }
        }
        return Optional.empty();
    }

    /** The people whose records a filter keeps; empty when it names nobody. */
    Set<UUID> owners(MetricQuery.Filter filter) {
        Set<UUID> owners = new HashSet<>();
        filter.values().forEach(value -> owners.addAll(owners(filter, value)));
        return owners;
    }

    /** The people whose records a filter's value keeps. */
    private Set<UUID> owners(MetricQuery.Filter filter, String value) {
        Set<UUID> owners = new HashSet<>();
        switch (filter.dimension()) {
            case PERSON -> people.all().stream().filter(p -> is(value, p.id(), p.name())).forEach(p -> owners.add(p.id()));
            case TEAM -> owners.addAll(members(team -> is(value, team.id(), team.name())));
            case REGION -> owners.addAll(members(team -> value.equalsIgnoreCase(team.region())));
            case MANAGER -> {
                List<UUID> managers = people.all().stream().filter(p -> is(value, p.id(), p.name())).map(Person::id).toList();
                owners.addAll(members(team -> managers.contains(team.managerId())));
            }
            default -> {
                // other dimensions name no owner
            }
        }
        return owners;
    }

    /** The members of the teams, and of the teams below them. */
    private List<UUID> members(Predicate<Team> wanted) {
        List<Team> teams = people.teams();
        Set<@Nullable UUID> kept = new HashSet<>();
        teams.stream().filter(wanted).forEach(team -> kept.add(team.id()));
        while (teams.stream().filter(team -> team.parentId() != null && kept.contains(team.parentId())).map(Team::id).anyMatch(kept::add)) {
            // until no team below is missing
        }
        return people.all().stream().filter(p -> p.teamId() != null && kept.contains(p.teamId())).map(Person::id).toList();
    }

    /** The name of the person that the value is the id of, or the value itself. */
    String name(String value) {
        return people.all().stream().filter(p -> is(value, p.id(), p.name())).map(Person::name).findFirst().orElse(value);
    }

    private static boolean is(String value, UUID id, String name) {
        return value.equals(id.toString()) || value.equalsIgnoreCase(name);
    }
}
