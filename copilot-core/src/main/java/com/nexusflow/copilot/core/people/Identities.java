package com.nexusflow.copilot.core.people;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Who somebody on a connected platform is in the tenant. */
public final class Identities {

    /** How it became known who somebody is. */
    public enum Way {
        EMAIL,
        LINK;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Somebody on a platform and the person here.
     *
     * @param externalId the platform's id of a member, or a phone number
     * @param label what the platform calls somebody
     */
    public record Identity(UUID connectionId, String externalId, UUID personId, String label, boolean hasPin, Instant linkedAt) {}

    /** Somebody on a platform who is not to be taken for the person because of an e-mail address. */
    public record Refusal(String externalId, UUID personId, String label) {}

    /** What a one-time link would link. */
    public record Pending(UUID connectionId, String externalId, String label) {}

    public static final Duration LINK_LASTS = Duration.ofMinutes(15);
    private static final String OF_PERSON = " where connection_id = :connection and external_id = :external and person_id = :person";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TenantDatabase database;
    private final Clock clock;
    private final BCryptPasswordEncoder pins = new BCryptPasswordEncoder();

    public Identities(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<UUID> person(UUID connection, String externalId) {
        return identity(connection, externalId).map(Identity::personId);
    }

    public Optional<Identity> identity(UUID connection, String externalId) {
        return database.read(jdbc -> identities(jdbc.sql("select * from identity where connection_id = :connection and external_id = :external")
                .param("connection", connection)
                .param("external", externalId)).stream().findFirst());
    }

    /** Where the person is known. */
    public List<Identity> of(UUID person) {
        return database.read(jdbc -> identities(jdbc.sql("select * from identity where person_id = :person order by linked_at, external_id").param("person", person)));
    }

    /** Everybody who is known on the platform. */
    public List<Identity> on(UUID connection) {
        return database.read(jdbc -> identities(jdbc.sql("select * from identity where connection_id = :connection order by label, external_id").param("connection", connection)));
    }

    /** The active person whose e-mail address it is, unless several have it. */
    public Optional<UUID> byEmail(String email) {
        List<UUID> found = database.read(jdbc -> jdbc.sql("select id from person where active and lower(email) = lower(:email) limit 2")
                .param("email", email.strip())
                .query(UUID.class)
                .list());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Links somebody by an e-mail address, unless that link was taken away before. */
    public void recognize(UUID connection, String externalId, UUID person, String label) {
        boolean isRefused = database.read(jdbc -> of(jdbc.sql("select exists (select from identity_refusal" + OF_PERSON + ")"), connection, externalId, person)
                .query(Boolean.class)
                .single());
        if (!isRefused) {
            keep(connection, externalId, person, label, Way.EMAIL);
        }
    }

    /** Links somebody who has shown who that is; from then on that is so again even if it was taken away before. */
    public void link(UUID connection, String externalId, UUID person, String label, Way way) {
        database.write(jdbc -> {
            of(jdbc.sql("delete from identity_refusal" + OF_PERSON), connection, externalId, person).update();
            keep(connection, externalId, person, label, way);
            return null;
        });
    }

    private void keep(UUID connection, String externalId, UUID person, String label, Way way) {
        database.write(jdbc -> of(jdbc.sql("""
                        insert into identity (tenant_id, connection_id, external_id, person_id, label, way, linked_at)
                        values (:tenant, :connection, :external, :person, :label, :way, :now)
                        on conflict (tenant_id, connection_id, external_id) do update
                        set person_id = excluded.person_id, label = excluded.label, way = excluded.way, linked_at = excluded.linked_at, pin_hash = null"""),
                connection, externalId, person)
                .param("tenant", TenantScope.current().tenantId())
                .param("label", label)
                .param("way", way.code())
                .param("now", now())
                .update());
    }

    private static JdbcClient.StatementSpec of(JdbcClient.StatementSpec statement, UUID connection, String externalId, UUID person) {
        return statement.param("connection", connection).param("external", externalId).param("person", person);
    }

    /** Takes the link away until the person shows again who that is; false when nobody was known there. */
    public boolean unlink(UUID connection, String externalId) {
        return database.write(jdbc -> {
            // Telephone numbers are never known by an e-mail address, and are not kept.
            jdbc.sql("""
                            insert into identity_refusal (tenant_id, connection_id, external_id, person_id, label, refused_at)
                            select tenant_id, connection_id, external_id, person_id, label, :now from identity
                            where connection_id = :connection and external_id = :external and external_id not like '+%'
                            on conflict (tenant_id, connection_id, external_id, person_id) do update set refused_at = excluded.refused_at""")
                    .param("connection", connection)
                    .param("external", externalId)
                    .param("now", now())
                    .update();
            return jdbc.sql("delete from identity where connection_id = :connection and external_id = :external")
                    .param("connection", connection)
                    .param("external", externalId)
                    .update();
        }) > 0;
    }

    /** Whose links were taken away on the platform, so that an e-mail address does not bring them back. */
    public List<Refusal> refused(UUID connection) {
        return database.read(jdbc -> jdbc.sql("select external_id, person_id, label from identity_refusal where connection_id = :connection order by label, external_id")
                .param("connection", connection)
                .query((row, n) -> new Refusal(row.getString("external_id"), row.getObject("person_id", UUID.class), row.getString("label")))
                .list());
    }

    /** Lets an e-mail address show again who somebody is; false when nothing was in its way. */
    public boolean allow(UUID connection, String externalId) {
        return database.write(jdbc -> jdbc.sql("delete from identity_refusal where connection_id = :connection and external_id = :external")
                .param("connection", connection)
                .param("external", externalId)
                .update()) > 0;
    }

    /** Sets the digits that somebody who rings has to enter; null takes them away. */
    public void setPin(UUID connection, String externalId, @Nullable String pin) {
        database.write(jdbc -> jdbc.sql("update identity set pin_hash = :hash where connection_id = :connection and external_id = :external")
                .param("hash", pin == null ? null : pins.encode(pin))
                .param("connection", connection)
                .param("external", externalId)
                .update());
    }

    public boolean pinIsRight(UUID connection, String externalId, String pin) {
        return database.read(jdbc -> jdbc.sql("select pin_hash from identity where connection_id = :connection and external_id = :external and pin_hash is not null")
                        .param("connection", connection)
                        .param("external", externalId)
                        .query(String.class)
                        .optional())
                .filter(hash -> pins.matches(pin, hash))
                .isPresent();
    }

    /** A code that links somebody on a platform to the person who redeems it; known this once. Runs in the background scope. */
    public String offerLink(UUID connection, String externalId, String label) {
        byte[] secret = new byte[24];
        RANDOM.nextBytes(secret);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        database.write(jdbc -> {
            jdbc.sql("delete from identity_link where expires_at < :now").param("now", now()).update();
            return jdbc.sql("""
                            insert into identity_link (tenant_id, code_hash, connection_id, external_id, label, expires_at)
                            values (:tenant, :hash, :connection, :external, :label, :expires)""")
                    .param("tenant", TenantScope.current().tenantId())
                    .param("hash", digest(code))
                    .param("connection", connection)
                    .param("external", externalId)
                    .param("label", label)
                    .param("expires", Timestamp.from(clock.instant().plus(LINK_LASTS)))
                    .update();
        });
        return code;
    }

    /** What the code would link, if it is still good in the current person's tenant. */
    public Optional<Pending> pending(String code) {
        return background().call(() -> database.read(jdbc -> jdbc.sql("select * from identity_link where code_hash = :hash and expires_at > :now")
                .param("hash", digest(code))
                .param("now", now())
                .query((row, n) -> new Pending(row.getObject("connection_id", UUID.class), row.getString("external_id"), row.getString("label")))
                .optional()));
    }

    /** Links the current person; a code is good once. Empty when it is not good any more. */
    public Optional<Pending> redeem(String code) {
        UUID person = TenantScope.currentPerson();
        return background().call(() -> database.write(jdbc -> {
            Optional<Pending> pending = pending(code);
            if (pending.isEmpty() || jdbc.sql("delete from identity_link where code_hash = :hash").param("hash", digest(code)).update() == 0) {
                return Optional.empty();
            }
            link(pending.get().connectionId(), pending.get().externalId(), person, pending.get().label(), Way.LINK);
            return pending;
        }));
    }

    private static TenantScope background() {
        return TenantScope.background(TenantScope.current().tenantId());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static List<Identity> identities(JdbcClient.StatementSpec statement) {
        return statement.query((row, n) -> new Identity(
                        row.getObject("connection_id", UUID.class),
                        row.getString("external_id"),
                        row.getObject("person_id", UUID.class),
                        row.getString("label"),
                        row.getString("pin_hash") != null,
                        row.getTimestamp("linked_at").toInstant()))
                .list();
    }

    private static String digest(String code) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
