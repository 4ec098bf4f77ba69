package com.nexusflow.copilot.core.audit;

import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tenant's log of what was done. Each entry's hash covers the entry before, so a changed, added or missing one breaks the chain from
 * there on. People stand in it only as hashes under the tenant's secret.
 */
public final class Audit {

    private static final String START = "";

    /** How many entries hold, and the first that does not, or null when all do. */
    public record Verification(long sound, @Nullable Long firstBroken) {}

    private record Entry(long seq, Instant at, String actor, String action, UUID subject, String hash) {}

    private final TenantDatabase database;
    private final TenantKeys keys;
    private final Clock clock;

    public Audit(TenantDatabase database, TenantKeys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** Adds an entry for the current person to the transaction that does what it tells, so that both are kept or neither. */
    public void add(String action, UUID subject) {
        UUID person = TenantScope.current().personId();
        String actor = person == null ? "copilot" : HexFormat.of().formatHex(keys.sign("audit", person.toString()));
        database.write(jdbc -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('audit ' || ?, 0))")
                    .param(TenantScope.current().tenantId().toString())
                    .query((row, n) -> n)
                    .single();
            Entry last = jdbc.sql("select * from audit_entry order by seq desc limit 1").query(Audit::entry).optional().orElse(null);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Entry entry = new Entry(last == null ? 1 : last.seq() + 1, now, actor, action, subject, START);
            return insert(jdbc, entry, hash(last == null ? START : last.hash(), entry));
        });
    }

    /** Walks the whole chain. */
    public Verification verify() {
        return database.read(jdbc -> {
            Chain chain = new Chain();
            jdbc.sql("select * from audit_entry order by seq").query((RowCallbackHandler) row -> chain.follow(entry(row, 0)));
            return new Verification(chain.sound, chain.broken);
        });
    }

    private static int insert(JdbcClient jdbc, Entry entry, String hash) {
        return jdbc.sql("insert into audit_entry (tenant_id, seq, at, actor, action, subject, hash) values (?, ?, ?, ?, ?, ?, ?)")
                .params(List.of(TenantScope.current().tenantId(), entry.seq(), entry.at().atOffset(ZoneOffset.UTC), entry.actor(), entry.action(),
                        entry.subject(), hash))
                .update();
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        return new Entry(
                row.getLong("seq"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"), row.getString("action"),
                row.getObject("subject", UUID.class), row.getString("hash"));
    }

    private static String hash(String before, Entry entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = before + "|" + entry.seq() + "|" + entry.at() + "|" + entry.actor() + "|" + entry.action() + "|" + entry.subject();
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256; install a complete one", e);
        }
    }

    /** The walk along the entries; after the first broken one nothing counts as sound. */
    private static final class Chain {

        private String before = START;
        private long sound;
        private @Nullable Long broken;

        void follow(Entry entry) {
            if (broken == null && entry.seq() == sound + 1 && hash(before, entry).equals(entry.hash())) {
                sound++;
                before = entry.hash();
            } else if (broken == null) {
                broken = sound + 1;
            }
        }
    }
}
