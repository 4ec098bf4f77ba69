package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The conversations in Teams that are known, so that the copilot can speak there first. Runs in the background scope. */
final class Places {

    /**
     * A conversation.
     *
     * @param service where its Bot Connector is
     * @param microsoftTenant the Microsoft tenant it belongs to
     * @param personalWith the account whose personal chat with us it is, empty for group chats and channels
     * @param bot our own id there
     */
    record Place(UUID connection, String conversation, String service, String microsoftTenant, String personalWith, String bot) {

        static Place of(UUID connection, Activity activity) {
            return new Place(connection, activity.conversation(), activity.serviceUrl(), activity.tenant(), activity.isPersonal() ? activity.who() : "", activity.bot());
        }

        boolean isPersonal() {
            return !personalWith.isEmpty();
        }
    }

    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final TenantDatabase database;
    private final Clock clock;

    Places(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void keep(Place place) {
        database.write(jdbc -> jdbc.sql("""
                        insert into teams_conversation (tenant_id, connection_id, conversation, service_url, microsoft_tenant, personal_with, bot, used_at)
                        values (:tenant, :connection, :conversation, :service, :microsoft, :with, :bot, :now)
                        on conflict (tenant_id, connection_id, conversation) do update set service_url = excluded.service_url,
                            microsoft_tenant = excluded.microsoft_tenant, personal_with = excluded.personal_with, bot = excluded.bot, used_at = excluded.used_at""")
                .param("tenant", TenantScope.current().tenantId())
                .param("connection", place.connection())
                .param("conversation", place.conversation())
                .param("service", place.service())
                .param("microsoft", place.microsoftTenant())
                .param("with", place.personalWith())
                .param("bot", place.bot())
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    Optional<Place> find(UUID connection, String conversation) {
        return database.read(jdbc -> one(jdbc.sql("select * from teams_conversation where connection_id = :connection and conversation = :conversation")
                .param("connection", connection)
                .param("conversation", conversation)));
    }

    /** The personal chat with the account. */
    Optional<Place> personal(UUID connection, String account) {
        return database.read(jdbc -> one(jdbc.sql(
                        "select * from teams_conversation where connection_id = :connection and personal_with = :account and personal_with <> '' order by used_at desc limit 1")
                .param("connection", connection)
                .param("account", account)));
    }

    /** Forgets group conversations that were silent for long; personal chats stay, for they are where somebody can be told something. */
    int forget() {
        return database.write(jdbc -> jdbc.sql("delete from teams_conversation where personal_with = '' and used_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update());
    }

    /**
     * Whichever conversation of the Microsoft tenant was heard from last; it knows where the tenant's Bot Connector is. When it is not said which tenant, the
     * only one there is, for nobody may be looked for in somebody else's.
     */
    Optional<Place> near(UUID connection, String microsoftTenant) {
        return database.read(jdbc -> one(jdbc.sql("""
                        select * from teams_conversation
                        where connection_id = :connection and (lower(microsoft_tenant) = lower(:microsoft) or :microsoft = ''
                            and (select count(distinct lower(microsoft_tenant)) from teams_conversation where connection_id = :connection) = 1)
                        order by used_at desc limit 1""")
                .param("connection", connection)
                .param("microsoft", microsoftTenant)));
    }

    void forget(Place place) {
        database.write(jdbc -> jdbc.sql("delete from teams_conversation where connection_id = :connection and conversation = :conversation")
                .param("connection", place.connection())
                .param("conversation", place.conversation())
                .update());
    }

    private static Optional<Place> one(JdbcClient.StatementSpec statement) {
        return statement.query((row, n) -> new Place(
                        row.getObject("connection_id", UUID.class), row.getString("conversation"), row.getString("service_url"), row.getString("microsoft_tenant"),
                        row.getString("personal_with"), row.getString("bot")))
                .optional();
    }
}
