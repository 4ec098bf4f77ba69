package com.nexusflow.copilot.core.crm.imports;

import com.nexusflow.copilot.core.tenant.Ids;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The teams that the rows of a people file speak of: by the team's name where there is one, otherwise one for each manager and region,
 * otherwise one for each region. Whoever manages a team is in a team only under a manager of their own.
 */
record Teams(Staged staged, UUID tenant) {

    private record Spoken(@Nullable String team, @Nullable String manager, @Nullable UUID managerId, @Nullable String region) {}

    void form() {
        List<Spoken> all = staged.sql("""
                        select s.team, p.name as manager, s.manager_ref, s.region from {staged} s left join person p on p.id = s.manager_ref
                        where s.team is not null or s.manager_ref is not null
                           or s.region is not null and coalesce(s.existing, s.id) not in (select manager_ref from {staged} where manager_ref is not null)
                        group by 1, 2, 3, 4 order by min(s.line)""")
                .query((row, n) -> new Spoken(
                        row.getString("team"), row.getString("manager"), row.getObject("manager_ref", UUID.class), row.getString("region")))
                .list();
        Map<String, UUID> formed = new LinkedHashMap<>();
        for (Spoken spoken : all) {
            assign(spoken, formed.computeIfAbsent(name(spoken, all), name -> form(name, spoken)));
        }
        staged.run("""
                update {staged} s set team_ref = null where s.team is null and s.manager_ref is null
                and coalesce(s.existing, s.id) in (select manager_ref from {staged} where manager_ref is not null)""");
    }

    /** Puts a team below its manager's own team, once everybody has joined theirs. */
    void nest() {
        staged.run("""
                update team t set parent_id = p.team_id from person p
                where p.id = t.manager_id and p.id in (select coalesce(existing, id) from {staged})
                  and p.team_id is distinct from t.id and t.parent_id is distinct from p.team_id""");
    }

    private String name(Spoken spoken, List<Spoken> all) {
        if (spoken.team() != null) {
            return spoken.team();
        }
        if (spoken.manager() == null) {
            return String.valueOf(spoken.region());
        }
        boolean oneRegion = all.stream()
                        .filter(other -> other.team() == null && spoken.managerId() != null && spoken.managerId().equals(other.managerId()))
                        .count() == 1;
        return oneRegion || spoken.region() == null
                ? staged.wording().of("team.of", spoken.manager())
                : staged.wording().of("team.of.in", spoken.manager(), spoken.region());
    }

    private UUID form(String name, Spoken spoken) {
        UUID id = existing(name, spoken).orElseGet(Ids::next);
        staged.sql("""
                        insert into team (tenant_id, id, name, region, manager_id) values (?, ?, ?, ?, ?)
                        on conflict (tenant_id, id) do update set region = coalesce(excluded.region, team.region),
                            manager_id = coalesce(excluded.manager_id, team.manager_id)""")
                .params(Arrays.asList(tenant, id, name, spoken.region(), spoken.managerId()))
                .update();
        return id;
    }

    private Optional<UUID> existing(String name, Spoken spoken) {
        return staged.sql("""
                        select id from team where name = ? or cast(? as text) is null and manager_id = ? and region is not distinct from cast(? as text)
                        order by name = ? desc limit 1""")
                .params(Arrays.asList(name, spoken.team(), spoken.managerId(), spoken.region(), name))
                .query(UUID.class)
                .optional();
    }

    private void assign(Spoken spoken, UUID team) {
        staged.sql("""
                        update {staged} s set team_ref = ? where s.team is not distinct from cast(? as text)
                        and s.manager_ref is not distinct from cast(? as uuid) and s.region is not distinct from cast(? as text)""")
                .params(Arrays.asList(team, spoken.team(), spoken.managerId(), spoken.region()))
                .update();
    }
}
