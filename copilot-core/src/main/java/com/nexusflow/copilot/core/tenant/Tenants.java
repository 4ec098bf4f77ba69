package com.nexusflow.copilot.core.tenant;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tenants of this installation. A tenant reads and changes only itself. */
public final class Tenants {

    /** A tenant's id and name, all that is known of it outside its own scope. */
    public record Listed(UUID id, String name) {}

    private final TenantDatabase database;
    private final TenantDatabase ownersDatabase;

    /** @param ownersDatabase the database as the migrating role, which alone may found and dissolve a tenant */
    public Tenants(TenantDatabase database, TenantDatabase ownersDatabase) {
        this.database = database;
        this.ownersDatabase = ownersDatabase;
    }

    public List<Listed> all() {
        return database.withoutTenant(jdbc -> jdbc.sql("select id, name from list_tenants()")
                .query((row, n) -> new Listed(row.getObject("id", UUID.class), row.getString("name")))
                .list());
    }

    public Optional<Listed> named(String name) {
        return all().stream().filter(tenant -> tenant.name().equals(name)).findFirst();
    }

    /** Founds a tenant with the given settings; its id must be new. */
    public void found(Tenant tenant) {
        ownersDatabase.withoutTenant(jdbc -> jdbc.sql("""
                        insert into tenant (id, name, currency, language, time_zone, fiscal_year_start, fixed_today, team_sharing)
                        values (:id, :name, :currency, :language, :timeZone, :fiscalYearStart, :fixedToday, :teamSharing)""")
                .param("id", tenant.id())
                .param("name", tenant.name())
                .param("currency", tenant.currency().getCurrencyCode())
                .param("language", tenant.language().getLanguage())
                .param("timeZone", tenant.timeZone().getId())
                .param("fiscalYearStart", tenant.fiscalYearStart())
                .param("fixedToday", tenant.fixedToday())
                .param("teamSharing", tenant.teamSharing())
                .update());
    }

    /** Ends a tenant with everything that belongs to it. */
    public void dissolve(UUID tenant) {
        TenantScope.background(tenant).run(() -> ownersDatabase.write(jdbc -> {
            jdbc.sql("select set_config('app.dissolving', 'on', true)").query(String.class).single();
            jdbc.sql("set constraints all deferred").update();
            return jdbc.sql("delete from tenant where id = ?").param(tenant).update();
        }));
    }

    /** The tenant of the current scope. */
    public Tenant current() {
        return database.read(jdbc -> jdbc.sql("select * from tenant where id = :id")
                .param("id", TenantScope.current().tenantId())
                .query((row, n) -> new Tenant(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Currency.getInstance(row.getString("currency")),
                        Locale.forLanguageTag(row.getString("language")),
                        ZoneId.of(row.getString("time_zone")),
                        row.getInt("fiscal_year_start"),
                        row.getObject("fixed_today", LocalDate.class),
                        row.getBoolean("team_sharing")))
                .single());
    }

    /** Fixes "today" for historical data, or frees it with null. */
    public void fixToday(@Nullable LocalDate today) {
        database.write(jdbc -> jdbc.sql("update tenant set fixed_today = :today where id = :id")
                .param("today", today)
                .param("id", TenantScope.current().tenantId())
                .update());
    }
}
