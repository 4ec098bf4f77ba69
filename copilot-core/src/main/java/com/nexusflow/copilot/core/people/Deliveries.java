package com.nexusflow.copilot.core.people;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What each person of the tenant has chosen about being told something. */
public final class Deliveries {

    private record Chosen(UUID person, Delivery delivery) {}

    private final TenantDatabase database;

    public Deliveries(TenantDatabase database) {
        this.database = database;
    }

    /** What the person has chosen, or the default. */
    public Delivery of(UUID person) {
        return database.read(jdbc -> jdbc.sql("select * from delivery where person_id = :person").param("person", person).query(Deliveries::chosen).optional())
                .map(Chosen::delivery)
                .orElse(Delivery.DEFAULT);
    }

    /** The current person chooses. */
    public void choose(Delivery delivery) {
        database.write(jdbc -> jdbc.sql("""
                        insert into delivery (tenant_id, person_id, door, quiet_from, quiet_to, daily_at) values (:tenant, :person, :door, :from, :to, :daily)
                        on conflict (tenant_id, person_id) do update
                        set door = excluded.door, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, daily_at = excluded.daily_at""")
                .param("tenant", TenantScope.current().tenantId())
                .param("person", TenantScope.currentPerson())
                .param("door", delivery.door())
                .param("from", delivery.quietFrom())
                .param("to", delivery.quietTo())
                .param("daily", delivery.dailyAt())
                .update());
    }

    /** Who of the tenant's active people wants the daily message and has not had that day's yet, and how. Runs in the background scope. */
    public Map<UUID, Delivery> daily(LocalDate day) {
        return database.read(jdbc -> jdbc.sql("""
                                select d.* from delivery d join person p on p.tenant_id = d.tenant_id and p.id = d.person_id
                                where d.daily_at is not null and p.active and (d.told_on is null or d.told_on < :day)""")
                        .param("day", day)
                        .query(Deliveries::chosen)
                        .list())
                .stream()
                .collect(Collectors.toMap(Chosen::person, Chosen::delivery));
    }

    /** Does the telling, and notes in the same transaction that the day's message is told; only once for each person and day, on whichever node. False when it was. */
    public boolean once(UUID person, LocalDate day, Runnable telling) {
        return database.write(jdbc -> {
            int first = jdbc.sql("update delivery set told_on = :day where person_id = :person and (told_on is null or told_on < :day)")
                    .param("day", day)
                    .param("person", person)
                    .update();
            if (first > 0) {
                telling.run();
            }
            return first > 0;
        });
    }

    private static Chosen chosen(ResultSet row, int n) throws SQLException {
        return new Chosen(
                row.getObject("person_id", UUID.class),
                new Delivery(row.getString("door"), row.getObject("quiet_from", LocalTime.class), row.getObject("quiet_to", LocalTime.class), row.getObject("daily_at", LocalTime.class)));
    }
}
