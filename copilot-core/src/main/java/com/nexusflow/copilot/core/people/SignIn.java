package com.nexusflow.copilot.core.people;

import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Sign-in for the embedded mode: log-in names with BCrypt-hashed passwords, and API tokens of which only a digest is kept. */
public final class SignIn {

    /**
     * Who signed in, and with which rights.
     *
     * @param stamp the mark of the password that was used, or null after a token
     */
    public record SignedIn(Person person, TenantScope scope, @Nullable UUID stamp) {}

    /** A new API token; the token itself is known this once and never again. */
    public record IssuedToken(UUID id, String label, String token) {

        @Override
        public String toString() {
            return "IssuedToken[id=" + id + ", label=" + label + "]";
        }
    }

    private record Found(UUID tenantId, UUID personId, String hash, UUID stamp) {}

    private record Kept(String login, String hash) {}

    private static final String NOBODYS_HASH = new BCryptPasswordEncoder().encode("nobody");

    private final TenantDatabase database;
    private final People people;
    private final boolean demoIsOpen;
    private final BCryptPasswordEncoder passwords = new BCryptPasswordEncoder();
    private final SecureRandom random = new SecureRandom();

    public SignIn(TenantDatabase database, People people) {
        this(database, people, true);
    }

    /** @param demoIsOpen whether anybody may sign in to the demo, whose passwords are public */
    public SignIn(TenantDatabase database, People people, boolean demoIsOpen) {
        this.database = database;
        this.people = people;
        this.demoIsOpen = demoIsOpen;
    }

    public Optional<SignedIn> byPassword(String login, String password) {
        Optional<Found> found = database.withoutTenant(jdbc -> jdbc.sql("select * from sign_in_by_login(:login)")
                .param("login", login.toLowerCase(Locale.ROOT))
                .query((row, n) -> new Found(
                        row.getObject("tenant_id", UUID.class), row.getObject("person_id", UUID.class), row.getString("password_hash"), row.getObject("stamp", UUID.class)))
                .optional());
        boolean right = passwords.matches(password, found.map(Found::hash).orElse(NOBODYS_HASH));
        return right ? found.flatMap(f -> signedIn(f.tenantId(), f.personId(), f.stamp())) : Optional.empty();
    }

    public Optional<SignedIn> byToken(String token) {
        record Holder(UUID tenantId, UUID personId) {}
        return database.withoutTenant(jdbc -> jdbc.sql("select * from sign_in_by_token(:hash)")
                        .param("hash", digest(token))
                        .query((row, n) -> new Holder(row.getObject("tenant_id", UUID.class), row.getObject("person_id", UUID.class)))
                        .optional())
                .flatMap(holder -> signedIn(holder.tenantId(), holder.personId(), null));
    }

    /** The person's rights as they are now; empty when the person is gone, no longer active, has another password by now, or belongs to the demo while that is closed. */
    public Optional<SignedIn> signedIn(UUID tenantId, UUID personId, @Nullable UUID stamp) {
        return TenantScope.background(tenantId).call(() -> database.read(jdbc -> people.person(personId)
                .filter(Person::active)
                .filter(person -> demoIsOpen || !isDemo(jdbc))
                .filter(person -> stamp == null || isCurrent(jdbc, personId, stamp))
                .map(person -> new SignedIn(person, people.scopeOf(person), stamp))));
    }

    private static boolean isDemo(JdbcClient jdbc) {
        return jdbc.sql("select coalesce(served_as = 'demo', false) from tenant").query(Boolean.class).single();
    }

    private static boolean isCurrent(JdbcClient jdbc, UUID personId, UUID stamp) {
        return jdbc.sql("select exists (select 1 from credential where person_id = :person and stamp = :stamp)")
                .param("person", personId)
                .param("stamp", stamp)
                .query(Boolean.class)
                .single();
    }

    /** Gives a person of the current tenant a log-in, or a new password, and returns the password's stamp. */
    public UUID setPassword(UUID personId, String login, String password) {
        UUID stamp = UUID.randomUUID();
        database.write(jdbc -> jdbc.sql("""
                        insert into credential (tenant_id, person_id, login, password_hash, stamp) values (:tenant, :person, :login, :hash, :stamp)
                        on conflict (tenant_id, person_id) do update
                        set login = excluded.login, password_hash = excluded.password_hash, stamp = excluded.stamp""")
                .param("tenant", TenantScope.current().tenantId())
                .param("person", personId)
                .param("login", login.toLowerCase(Locale.ROOT))
                .param("hash", passwords.encode(password))
                .param("stamp", stamp)
                .update());
        return stamp;
    }

    /** The log-in name of a person of the current tenant, if the password is right. */
    Optional<String> login(UUID personId, String password) {
        Optional<Kept> kept = database.read(jdbc -> jdbc.sql("select login, password_hash from credential where person_id = :person")
                .param("person", personId)
                .query((row, n) -> new Kept(row.getString("login"), row.getString("password_hash")))
                .optional());
        boolean right = passwords.matches(password, kept.map(Kept::hash).orElse(NOBODYS_HASH));
        return right ? kept.map(Kept::login) : Optional.empty();
    }

    /** Takes log-in and API tokens of a person of the current tenant away; false when there was no log-in. */
    boolean forget(UUID personId) {
        return database.write(jdbc -> {
            jdbc.sql("delete from api_token where person_id = :person").param("person", personId).update();
            return jdbc.sql("delete from credential where person_id = :person").param("person", personId).update();
        }) > 0;
    }

    /** Makes an API token for a person of the current tenant. */
    public IssuedToken issueToken(UUID personId, String label) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = "nfc_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        UUID id = Ids.next();
        database.write(jdbc -> jdbc.sql("insert into api_token (tenant_id, id, person_id, label, token_hash) values (:tenant, :id, :person, :label, :hash)")
                .param("tenant", TenantScope.current().tenantId())
                .param("id", id)
                .param("person", personId)
                .param("label", label)
                .param("hash", digest(token))
                .update());
        return new IssuedToken(id, label, token);
    }

    /** Makes a person's token worthless; false when the person has no such token. */
    public boolean revokeToken(UUID personId, UUID tokenId) {
        return database.write(jdbc -> jdbc.sql("delete from api_token where id = :id and person_id = :person")
                .param("id", tokenId)
                .param("person", personId)
                .update()) > 0;
    }

    private static String digest(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
