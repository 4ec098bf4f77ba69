package com.nexusflow.copilot.core.connection;

import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The connections of the current tenant, at most one for each door. */
public final class Connections {

    /** A connection and whose it is, known before a request from outside is verified. */
    public record Owned(TenantScope tenant, UUID id) {}

    /** The connection that a request from outside is about, and whose it is. */
    public record Arrival(TenantScope tenant, Connection connection) {}

    private record Seen(Arrival arrival, Instant at) {}

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    /** So long another node may go on with secrets that were replaced; in a rush nobody reads them for each request. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(2);
    private static final Duration NOTED_EVERY = Duration.ofSeconds(30);

    private final TenantDatabase database;
    private final SecretBox box;
    private final Clock clock;
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final Map<UUID, Instant> heard = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> told = new ConcurrentHashMap<>();

    public Connections(TenantDatabase database, SecretBox box, Clock clock) {
        this.database = database;
        this.box = box;
        this.clock = clock;
    }

    /** The background scope of the tenant that the connection belongs to, if there is such a connection and it is established. */
    public Optional<TenantScope> tenantOf(UUID connection) {
        return database.withoutTenant(jdbc -> jdbc.sql("select t from tenant_of_connection(:id) t where t is not null")
                        .param("id", connection)
                        .query(UUID.class)
                        .optional())
                .map(TenantScope::background);
    }

    /** The established connection that a request is about, at most two seconds old. */
    public Optional<Arrival> arrivalAt(UUID id) {
        Seen last = seen.get(id);
        if (last != null && clock.instant().isBefore(last.at().plus(GOOD_FOR))) {
            return Optional.of(last.arrival());
        }
        Instant now = clock.instant();
        int generation = changes.get();
        Optional<Arrival> found = tenantOf(id).flatMap(tenant -> tenant.call(() -> find(id)).map(connection -> new Arrival(tenant, connection)));
        if (found.isPresent() && generation == changes.get()) {
            seen.put(id, new Seen(found.get(), now));
        }
        return found;
    }

    /** All tenants' established connections of a door. */
    public List<Owned> everywhere(String door) {
        return database.withoutTenant(jdbc -> jdbc.sql("select tenant_id, id from connections_of_door(:door)")
                .param("door", door)
                .query((row, n) -> new Owned(TenantScope.background(row.getObject("tenant_id", UUID.class)), row.getObject("id", UUID.class)))
                .list());
    }

    public Optional<Connection> find(UUID id) {
        return database.read(jdbc -> jdbc.sql("select * from connection where id = :id").param("id", id).query(this::connection).optional());
    }

    public Optional<Connection> of(String door) {
        return database.read(jdbc -> jdbc.sql("select * from connection where door = :door").param("door", door).query(this::connection).optional());
    }

    public List<Connection> all() {
        return database.read(jdbc -> jdbc.sql("select * from connection order by door").query(this::connection).list());
    }

    /** The door's connection, begun when there is none, so that its address is known before anything else is. */
    public Connection begin(String door) {
        return of(door).orElseGet(() -> connect(door, "", "", Map.of(), Map.of()));
    }

    /** Connects the door, or replaces settings and secrets of its connection, whose id stays. */
    public Connection connect(String door, String workspace, String label, Map<String, String> settings, Map<String, String> secrets) {
        Connection connected = database.write(jdbc -> {
            UUID id = jdbc.sql("select id from connection where door = :door for update").param("door", door).query(UUID.class).optional().orElseGet(Ids::next);
            String before = jdbc.sql("select workspace from connection where id = :id").param("id", id).query(String.class).optional().orElse("");
            jdbc.sql("""
                            insert into connection (tenant_id, id, door, workspace, label, settings, secrets, changed_at)
                            values (:tenant, :id, :door, :workspace, :label, cast(:settings as jsonb), :secrets, :now)
                            on conflict (tenant_id, id) do update set workspace = excluded.workspace, label = excluded.label, settings = excluded.settings,
                                secrets = excluded.secrets, changed_at = excluded.changed_at, problem = null, problem_at = null""")
                    .param("tenant", TenantScope.current().tenantId())
                    .param("id", id)
                    .param("door", door)
                    .param("workspace", workspace)
                    .param("label", label)
                    .param("settings", JSON.writeValueAsString(settings))
                    .param("secrets", box.seal(id.toString(), JSON.writeValueAsString(secrets)))
                    .param("now", now())
                    .update();
            forgetStrangers(jdbc, id, before, workspace);
            LOG.atInfo().addKeyValue("event", "door connected").addKeyValue("tenant", TenantScope.current().tenantId())
                    .log("{} connected as {} in tenant {} by {}", door, id, TenantScope.current().tenantId(), TenantScope.current().personId());
            return find(id).orElseThrow();
        });
        changed();
        return connected;
    }

    /** Who was known in another workspace is not known in this one, whatever the ids say. */
    private static void forgetStrangers(JdbcClient jdbc, UUID connection, String before, String now) {
        if (!before.isEmpty() && !before.equals(now)) {
            jdbc.sql("delete from identity where connection_id = :connection").param("connection", connection).update();
        }
    }

    /** Ends a connection with its secrets, its messages and who is who there; false when there is none. */
    public boolean disconnect(String door) {
        boolean was = database.write(jdbc -> jdbc.sql("delete from connection where door = :door").param("door", door).update()) > 0;
        changed();
        if (was) {
            LOG.atInfo().addKeyValue("event", "door disconnected").addKeyValue("tenant", TenantScope.current().tenantId())
                    .log("{} disconnected in tenant {} by {}", door, TenantScope.current().tenantId(), TenantScope.current().personId());
        }
        return was;
    }

    /** Something came in; noted at most twice a minute. */
    public void heard(UUID id) {
        if (isTime(heard, id)) {
            database.note(jdbc -> jdbc.sql("update connection set last_in = :now where id = :id").param("now", now()).param("id", id).update());
        }
    }

    /** Something whose sending began then went out; noted at most twice a minute, and it ends what had gone wrong before. */
    public void told(UUID id, Instant begun) {
        if (isTime(told, id) || isTroubled(id)) {
            seen.remove(id);
            database.note(jdbc -> jdbc.sql("""
                            update connection set last_out = :now,
                                problem = case when problem_at > :begun then problem end,
                                problem_at = case when problem_at > :begun then problem_at end
                            where id = :id""")
                    .param("now", now())
                    .param("begun", Timestamp.from(begun))
                    .param("id", id)
                    .update());
        }
    }

    /** What is being read meanwhile may be from before and is not kept. */
    private void changed() {
        changes.incrementAndGet();
        seen.clear();
    }

    private boolean isTroubled(UUID id) {
        return arrivalAt(id).filter(arrival -> arrival.connection().problem() != null).isPresent();
    }

    private boolean isTime(Map<UUID, Instant> noted, UUID id) {
        Instant now = clock.instant();
        Instant last = noted.get(id);
        boolean isTime = last == null || !now.isBefore(last.plus(NOTED_EVERY));
        if (isTime) {
            noted.put(id, now);
        }
        return isTime;
    }

    /** What went wrong, in words without secrets or message text. */
    public void failed(UUID id, String words) {
        database.write(jdbc -> jdbc.sql("update connection set problem = :words, problem_at = :now where id = :id")
                .param("words", words)
                .param("now", now())
                .param("id", id)
                .update());
        told.remove(id);
        seen.remove(id);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Connection connection(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Optional<Map<String, String>> secrets = secrets(id, row.getBytes("secrets"));
        return new Connection(
                id,
                row.getString("door"),
                row.getString("workspace"),
                row.getString("label"),
                JSON.readValue(row.getString("settings"), TEXTS),
                secrets.orElse(Map.of()),
                row.getTimestamp("changed_at").toInstant(),
                instant(row, "last_in"),
                instant(row, "last_out"),
                secrets.isPresent() ? row.getString("problem") : "COPILOT_SECRET_KEY",
                secrets.isPresent() ? instant(row, "problem_at") : clock.instant());
    }

    /** Empty when they were sealed with another key: that connection stands still until they are entered again, and no other one. */
    private Optional<Map<String, String>> secrets(UUID id, byte[] sealed) {
        try {
            return Optional.of(JSON.readValue(box.open(id.toString(), sealed), TEXTS));
        } catch (IllegalStateException e) {
            LOG.warn("The secrets of connection {} cannot be opened: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
