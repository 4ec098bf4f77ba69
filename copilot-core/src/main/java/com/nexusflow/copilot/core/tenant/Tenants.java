package com.nexusflow.copilot.core.tenant;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/** The tenants of this installation. A tenant reads and changes only itself. */
public final class Tenants {

    /** A tenant's id and name, all that is known of it outside its own scope. */
    public record Listed(UUID id, String name) {}

    private static final Logger LOG = LoggerFactory.getLogger(Tenants.class);
    private static final String HOLDS_AMOUNTS = """
            select exists (select 1 from opportunity where amount_minor is not null) or exists (select 1 from opportunity_history where amount_minor is not null)
                or exists (select 1 from line_item where amount_minor is not null) or exists (select 1 from product where list_price_minor is not null)
                or exists (select 1 from quota) or exists (select 1 from import_run where status = 'running')""";

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

    /** The tenant that is served as the demo, or as the installation's own. */
    public Optional<UUID> served(ServedAs as) {
        return database.withoutTenant(jdbc -> jdbc.sql("select id from list_tenants() where served_as = :as")
                .param("as", as.code())
                .query(UUID.class)
                .optional());
    }

    /** Founds a tenant with the given settings; its id must be new. */
    public void found(Tenant tenant) {
        found(tenant, null);
    }

    /** Founds the tenant that is served as said, unless another node is quicker, and returns its id. */
    public UUID found(TenantSettings settings, ServedAs as) {
        Tenant tenant = settings.tenant(Ids.next(), null);
        try {
            found(tenant, as);
            return tenant.id();
        } catch (DuplicateKeyException e) {
            return served(as).orElseThrow(() -> e);
        }
    }

    /** Does what must not be done on two nodes at once, in one transaction, while nobody else does such a thing in the current tenant. */
    public void alone(Runnable work) {
        database.write(jdbc -> {
            UUID id = TenantScope.current().tenantId();
            jdbc.sql("select id from tenant where id = :id for no key update").param("id", id).query(UUID.class).single();
            work.run();
            return id;
        });
    }

    private void found(Tenant tenant, @Nullable ServedAs as) {
        ownersDatabase.withoutTenant(jdbc -> jdbc.sql("""
                        insert into tenant (id, name, currency, language, time_zone, fiscal_year_start, fixed_today, team_sharing, served_as)
                        values (:id, :name, :currency, :language, :timeZone, :fiscalYearStart, :fixedToday, :teamSharing, :as)""")
                .param("id", tenant.id())
                .param("name", tenant.name())
                .param("currency", tenant.currency().getCurrencyCode())
                .param("language", tenant.language().getLanguage())
                .param("timeZone", tenant.timeZone().getId())
                .param("fiscalYearStart", tenant.fiscalYearStart())
                .param("fixedToday", tenant.fixedToday())
                .param("teamSharing", tenant.teamSharing())
                .param("as", as == null ? null : as.code())
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

    /** Changes the settings of the current tenant. The currency stays once there are amounts: nobody could convert them. */
    public void change(TenantSettings settings) {
        if (!TenantScope.current().seesAll()) {
            throw new IllegalStateException("Settings are changed by somebody who sees all records, because amounts decide about the currency");
        }
        database.write(jdbc -> {
            UUID id = TenantScope.current().tenantId();
            jdbc.sql("select id from tenant where id = :id for update").param("id", id).query(UUID.class).single();
            Currency before = current().currency();
            if (!before.equals(settings.currency()) && jdbc.sql(HOLDS_AMOUNTS).query(Boolean.class).single()) {
                throw new SettingRefused(SettingRefused.Reason.CURRENCY_IN_USE, "The currency stays " + before + ": there are amounts or a running import, and amounts are not converted to "
                        + settings.currency() + ".");
            }
            return jdbc.sql("""
                            update tenant set name = :name, currency = :currency, language = :language, time_zone = :timeZone,
                                              fiscal_year_start = :fiscalYearStart, team_sharing = :teamSharing
                            where id = :id""")
                    .param("name", settings.name())
                    .param("currency", settings.currency().getCurrencyCode())
                    .param("language", settings.language().getLanguage())
                    .param("timeZone", settings.timeZone().getId())
                    .param("fiscalYearStart", settings.fiscalYearStart())
                    .param("teamSharing", settings.teamSharing())
                    .param("id", id)
                    .update();
        });
        LOG.atInfo()
                .addKeyValue("event", "settings changed")
                .addKeyValue("tenant", TenantScope.current().tenantId())
                .addKeyValue("by", TenantScope.current().personId())
                .log("settings changed in tenant {} by {}", TenantScope.current().tenantId(), TenantScope.current().personId());
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

    /** How many records one proposal of a rep may change before a manager has to approve. */
    public int bulkChangeLimit() {
        return database.read(jdbc -> jdbc.sql("select bulk_change_limit from tenant where id = ?")
                .param(TenantScope.current().tenantId())
                .query(Integer.class)
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
