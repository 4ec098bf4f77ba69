package com.nexusflow.copilot.core.people;

import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The tenant's persons and teams, and whose records each person sees. */
public final class People {

    private final TenantDatabase database;

    public People(TenantDatabase database) {
        this.database = database;
    }

    public Optional<Person> person(UUID id) {
        return database.read(jdbc ->
                jdbc.sql("select * from person where id = :id").param("id", id).query(People::person).optional());
    }

    public List<Person> all() {
        return database.read(jdbc ->
                jdbc.sql("select * from person order by name, id").query(People::person).list());
    }

    /** The names of persons by their ids; who is not there is left out. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            database.read(jdbc -> jdbc.sql("select id, name from person where id in (:ids)").param("ids", Set.copyOf(ids))
                    .query((row, n) -> names.put(row.getObject("id", UUID.class), row.getString("name"))).list());
        }
        return names;
    }

    public List<Team> teams() {
        return database.read(jdbc -> jdbc.sql("select * from team order by name, id")
                .query((row, n) -> new Team(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("region"),
                        row.getObject("parent_id", UUID.class),
                        row.getObject("manager_id", UUID.class)))
                .list());
    }

    /** Adds a person without a team. */
    public Person add(String name, Role role) {
        Person person = new Person(Ids.next(), name, null, role, null, true);
        database.write(jdbc -> jdbc.sql("insert into person (tenant_id, id, name, role) values (:tenant, :id, :name, :role)")
                .param("tenant", TenantScope.current().tenantId())
                .param("id", person.id())
                .param("name", name)
                .param("role", role.code())
                .update());
        return person;
    }

    void assign(UUID personId, Role role) {
        database.write(jdbc -> jdbc.sql("update person set role = :role where id = :id and role <> :role")
                .param("role", role.code())
                .param("id", personId)
                .update());
    }

    /**
     * The rights of a person of the current tenant: own records, the team's where shared, the managed teams' for managers, and the collections of
     * documents that are limited to the person's team, a team above it, a team the person leads or one below that, or the person's role; or all.
     */
    public TenantScope scopeOf(Person person) {
        Set<UUID> owners = new HashSet<>();
        owners.add(person.id());
        if (!person.role().seesAll()) {
            owners.addAll(colleaguesAndCollections(person));
        }
        return new TenantScope(TenantScope.current().tenantId(), person.id(), person.role().seesAll(), owners);
    }

    /** Whether the other person works in a team that the manager leads, or in one below it. */
    public boolean leads(UUID manager, UUID other) {
        return database.read(jdbc -> jdbc.sql("select exists (select 1 from person p where p.id = :other and p.team_id in (" + TeamsBelow.of("t.manager_id = :manager") + "))")
                .param("manager", manager)
                .param("other", other)
                .query(Boolean.class)
                .single());
    }

    /** Who works in a team that the manager leads, or in one below it. */
    public Set<UUID> ledBy(UUID manager) {
        return database.read(jdbc -> Set.copyOf(jdbc.sql("select p.id from person p where p.team_id in (" + TeamsBelow.of("t.manager_id = :manager") + ")")
                .param("manager", manager)
                .query(UUID.class)
                .list()));
    }

    /** The active managers of the person's team and of those above it; whoever sees all, where there is none. */
    public List<Person> managersOf(UUID person) {
        List<Person> above = database.read(jdbc -> jdbc.sql("""
                        with recursive above as (
                            select t.id, t.parent_id, t.manager_id from team t join person p on p.team_id = t.id where p.id = :person
                            union
                            select t.id, t.parent_id, t.manager_id from team t join above a on t.id = a.parent_id)
                        select * from person where active and role <> 'rep' and id <> :person and id in (select manager_id from above) order by name, id""")
                .param("person", person)
                .query(People::person)
                .list());
        return above.isEmpty() ? all().stream().filter(one -> one.active() && one.role().seesAll()).toList() : above;
    }

    private List<UUID> colleaguesAndCollections(Person person) {
        return database.read(jdbc -> jdbc.sql("select p.id from person p where p.team_id in (" + TeamsBelow.of("t.manager_id = :person")
                        + ") or p.team_id = cast(:team as uuid) and (select team_sharing from tenant) union all select * from collections_open_to(:person)")
                .param("person", person.id())
                .param("team", person.teamId())
                .query(UUID.class)
                .list());
    }

    static Person person(ResultSet row, int n) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getObject("team_id", UUID.class),
                row.getBoolean("active"));
    }
}
