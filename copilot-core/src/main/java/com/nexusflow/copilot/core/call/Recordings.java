package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.AudioStore.Kept;
import com.nexusflow.copilot.core.call.CallHearing.Checked;
import com.nexusflow.copilot.core.call.CallHearing.Silence;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The recordings of calls: their rows, and with them their audio in the store. */
public final class Recordings {

    /** Audio without a row is that of somebody who is just bringing it, or is left over from a crash; after this time it is the latter. */
    public static final Duration BRINGING = Duration.ofHours(6);
    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TenantDatabase database;
    private final AudioStore store;
    private final Duration keptFor;
    private final Clock clock;

    /** @param keptFor how long the audio of a call is kept where the tenant does not say; what was said and its review stay */
    public Recordings(TenantDatabase database, AudioStore store, Duration keptFor, Clock clock) {
        this.database = database;
        this.store = store;
        this.keptFor = keptFor;
        this.clock = clock;
    }

    /** How long audio is kept where the tenant does not say. */
    public Duration keptFor() {
        return keptFor;
    }

    AudioStore store() {
        return store;
    }

    /** The audio of a call that the current person may hear: what is personal was silenced. */
    public Optional<StoredAudio> playable(UUID call) {
        return of(call).filter(Recording::playable).map(Recording::kept).map(store::get);
    }

    Optional<Recording> of(UUID call) {
        return database.read(jdbc -> jdbc.sql("select r.*, c.duration_millis from call_recording r join sales_call c on c.tenant_id = r.tenant_id and c.id = r.call_id where r.call_id = :call")
                .param("call", call)
                .query((row, n) -> recording(row))
                .optional());
    }

    void insert(JdbcClient jdbc, UUID call, NewRecording recording, @Nullable String origin, @Nullable Kept kept) {
        jdbc.sql("""
                        insert into call_recording (tenant_id, call_id, name, origin, object, bytes, rep_channel, keep_until, created_at)
                        values (:tenant, :call, :name, :origin, :object, :bytes, :repChannel,
                            coalesce((select cast(:now as timestamptz) + audio_days * interval '1 day' from call_setting where audio_days is not null), :keepUntil), :now)""")
                .param("tenant", TenantScope.current().tenantId())
                .param("call", call)
                .param("name", recording.name())
                .param("origin", origin)
                .param("object", kept == null ? null : kept.name())
                .param("bytes", kept == null ? null : kept.bytes())
                .param("repChannel", recording.repChannel())
                .param("keepUntil", Timestamp.from(clock.instant().plus(keptFor)))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Another audio in place of the one before, or the first. */
    void keep(JdbcClient jdbc, UUID call, Kept kept) {
        jdbc.sql("update call_recording set object = :object, bytes = :bytes where call_id = :call")
                .param("object", kept.name())
                .param("bytes", kept.bytes())
                .param("call", call)
                .update();
    }

    void checked(JdbcClient jdbc, UUID call, Checked checked) {
        jdbc.sql("update call_recording set channels = :channels, rate = :rate, samples = :samples where call_id = :call")
                .param("channels", checked.channels())
                .param("rate", checked.rate())
                .param("samples", checked.samples())
                .param("call", call)
                .update();
    }

    /** Nobody hears the audio until what is personal in it is silenced. */
    void toSilence(JdbcClient jdbc, UUID call, List<Silence> silences) {
        jdbc.sql("update call_recording set silences = cast(:silences as json), playable = playable and :none where call_id = :call")
                .param("silences", JSON.writeValueAsString(silences))
                .param("none", silences.isEmpty())
                .param("call", call)
                .update();
    }

    List<Silence> silences(UUID call) {
        return database.read(jdbc -> jdbc.sql("select silences from call_recording where call_id = :call and silences is not null")
                .param("call", call).query(String.class).optional()
                .map(json -> List.of(JSON.readValue(json, Silence[].class))).orElse(List.of()));
    }

    void silenced(JdbcClient jdbc, UUID call) {
        jdbc.sql("update call_recording set playable = object is not null, silences = null where call_id = :call").param("call", call).update();
    }

    /** Forgets audio after the change that let go of it; what cannot be forgotten now is swept up later, and false. */
    boolean forget(@Nullable String object) {
        if (object != null) {
            try {
                store.delete(object);
            } catch (IOException e) {
                LOG.warn("The audio {} could not be deleted; it is tried again later", object, e);
                return false;
            }
        }
        return true;
    }

    /** Forgets the audio of the current tenant whose time is over, however far its call has come, and audio that no call has; runs in the background scope. */
    public void sweep() {
        List<String> over = database.write(jdbc -> jdbc.sql("""
                        update call_recording r set object = null, playable = false from call_recording old
                        where r.tenant_id = old.tenant_id and r.call_id = old.call_id and r.object is not null and r.keep_until < :now
                        returning old.object""")
                .param("now", Timestamp.from(clock.instant())).query(String.class).list());
        over.forEach(this::forget);
        try {
            List<String> there = store.putBefore(TenantScope.current().tenantId(), clock.instant().minus(BRINGING));
            Set<String> wanted = new HashSet<>(database.read(jdbc -> jdbc.sql("select object from call_recording where object is not null").query(String.class).list()));
            there.stream().filter(name -> !wanted.contains(name)).forEach(this::forget);
        } catch (IOException e) {
            LOG.warn("The recordings of tenant {} could not be listed, so that what is left over stays for now; look at their store", TenantScope.current().tenantId(), e);
        }
    }

    private static Recording recording(ResultSet row) throws SQLException {
        String object = row.getString("object");
        Integer repChannel = row.getObject("rep_channel", Integer.class);
        Integer length = row.getObject("duration_millis", Integer.class);
        Checked checked = row.getObject("samples") == null || length == null ? null
                : new Checked(row.getInt("channels"), row.getInt("rate"), row.getLong("samples"), length, List.of());
        Instant keepUntil = row.getObject("keep_until", OffsetDateTime.class).toInstant();
        return new Recording(row.getObject("call_id", UUID.class), row.getString("name"), row.getString("origin"),
                object == null ? null : new Kept(object, row.getLong("bytes")), checked, repChannel, row.getBoolean("playable"), keepUntil);
    }
}
