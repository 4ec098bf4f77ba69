package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.change.MayChange;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The calls the current person may see: those of the reps whose deals the person sees. */
public final class Calls {

    static final String FROM = """
            from sales_call c
            left join person rep on rep.tenant_id = c.tenant_id and rep.id = c.owner_id
            left join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
            left join contact k on k.tenant_id = c.tenant_id and k.id = c.contact_id
            left join opportunity o on o.tenant_id = c.tenant_id and o.id = c.opportunity_id
            where c.erased_at is null""";
    static final String COLUMNS = """
            c.id, c.source, c.external_id, c.direction, c.owner_id as rep_id, c.account_id, c.contact_id, c.opportunity_id, c.started_at, c.received_at,
            c.duration_millis, c.language, c.consent, c.status, c.progress, c.problem, c.problem_values, c.remarks, c.refined_percent, c.version, c.sides_said, c.renew_at is not null as renewing,
            (select r.playable from call_recording r where r.tenant_id = c.tenant_id and r.call_id = c.id) as playable,
            rep.name as rep_name, a.name as account_name, k.name as contact_name, o.name as opportunity_name
            """;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TenantDatabase database;
    private final MayChange rights;
    private final Audit audit;
    private final Recordings recordings;
    private final CallWitness witness;
    private final Clock clock;

    public Calls(TenantDatabase database, People people, Audit audit, Recordings recordings, CallWitness witness, Clock clock) {
        this.witness = witness;
        this.database = database;
        this.rights = new MayChange(people);
        this.audit = audit;
        this.recordings = recordings;
        this.clock = clock;
    }

    public Optional<HeardCall> byId(UUID id) {
        return database.read(jdbc -> jdbc.sql("select " + COLUMNS + ", c.transcript, c.review " + FROM + " and c.id = :id")
                .param("id", id)
                .query((row, n) -> heard(row))
                .optional()
                .map(heard -> VerdictRows.onto(heard, jdbc)));
    }

    /** A page of the calls that fit, newest first. */
    public List<Call> list(CallFilter filter, int offset, int limit) {
        Map<String, Object> parameters = filter.parameters();
        parameters.put("offset", offset);
        parameters.put("limit", limit);
        return database.read(jdbc -> jdbc.sql("select " + COLUMNS + FROM + filter.conditions()
                        + " order by coalesce(c.started_at, c.received_at) desc, c.id desc offset :offset limit :limit")
                .params(parameters)
                .query((row, n) -> call(row))
                .list());
    }

    /** The newest of the calls that fit, with what was said in it. */
    public Optional<HeardCall> newest(CallFilter filter) {
        return list(filter, 0, 1).stream().findFirst().flatMap(call -> byId(call.id()));
    }

    /** How many calls fit. */
    public int count(CallFilter filter) {
        return database.read(jdbc -> jdbc.sql("select count(*) " + FROM + filter.conditions()).params(filter.parameters()).query(Integer.class).single());
    }

    /**
     * Forgets what was said in a call and what was made of it, also on the timeline and in answers; empty when there is no such call. Only a
     * mark stays that it came, which does not tell its name.
     */
    public Optional<Erasure> erase(UUID id) {
        Instant at = clock.instant();
        return eraseRows(id, at).map(erased -> new Erasure(id, at,
                erased.audio() == null ? Erasure.Audio.NONE : recordings.forget(erased.audio()) ? Erasure.Audio.ERASED : Erasure.Audio.BEING_ERASED));
    }

    /** Whether the current person may erase the call. */
    public boolean mayErase(Call call) {
        return rights.recordsOf(call.rep() == null ? null : call.rep().id());
    }

    /** How the mark of an erased call is named: the same for the same call, and no words. */
    static String erasedId(String externalId) {
        return UUID.nameUUIDFromBytes(externalId.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** @param audio what the store still has of it, or null */
    private record Erased(@Nullable String audio) {}

    /** Who works on the call meanwhile puts its audio there before or not at all. */
    private Optional<Erased> eraseRows(UUID id, Instant at) {
        return database.write(jdbc -> {
            Optional<Call> call = jdbc.sql("select " + COLUMNS + FROM + " and c.id = :id for update of c").param("id", id).query((row, n) -> call(row)).optional();
            if (call.isEmpty()) {
                return Optional.empty();
            }
            if (!mayErase(call.get())) {
                throw new CallRefused(CallRefused.Reason.NOT_YOURS, "The call " + id + " is somebody else's; ask its rep, a manager of the rep or an administrator to erase it");
            }
            jdbc.sql("""
                            update sales_call set erased_at = :now, external_id = :mark, changed_at = :now, version = version + 1, transcript = null, understood = null, review = null, stage = null, renew_at = null,
                                problem = null, problem_values = null, remarks = null, refined_percent = null, account_id = null, contact_id = null, opportunity_id = null, started_at = null, duration_millis = null
                            where id = :id""")
                    .param("now", Timestamp.from(at))
                    .param("mark", erasedId(call.get().externalId()))
                    .param("id", id)
                    .update();
            String audio = jdbc.sql("delete from call_recording where call_id = :id returning object").param("id", id).query((row, n) -> new Erased(row.getString("object")))
                    .optional().map(Erased::audio).orElse(null);
            jdbc.sql("delete from activity where external_id = :mark").param("mark", mark(id)).update();
            audit.add("call_erased", id);
            witness.erased(call.get());
            return Optional.of(new Erased(audio));
        });
    }

    /** What the timeline's entry for a call is called. */
    static String mark(UUID call) {
        return "call:" + call;
    }

    static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        return json == null ? null : JSON.readValue(json, type);
    }

    static HeardCall heard(ResultSet row) throws SQLException {
        return new HeardCall(call(row), read(row.getString("transcript"), Transcript.class), read(row.getString("review"), CallReview.class));
    }

    static Call call(ResultSet row) throws SQLException {
        String direction = row.getString("direction");
        return new Call(
                row.getObject("id", UUID.class), CallSource.of(row.getString("source")), row.getString("external_id"),
                direction == null ? null : Direction.of(direction), named(row, "rep"), named(row, "account"), named(row, "contact"), named(row, "opportunity"),
                moment(row.getObject("started_at", OffsetDateTime.class)), row.getObject("received_at", OffsetDateTime.class).toInstant(),
                (Integer) row.getObject("duration_millis"), row.getString("language"), Consent.of(row.getString("consent")),
                CallStatus.of(row.getString("status")), row.getInt("progress"), row.getString("problem"), values(row.getString("problem_values")),
                remarks(row.getString("remarks")), (Integer) row.getObject("refined_percent"), row.getBoolean("playable"),
                row.getBoolean("sides_said"), row.getBoolean("renewing"), row.getInt("version"));
    }

    private static List<Object> values(@Nullable String json) {
        return json == null ? List.of() : List.of(JSON.readValue(json, Object[].class));
    }

    private static List<Remark> remarks(@Nullable String json) {
        return json == null ? List.of() : List.of(JSON.readValue(json, Remark[].class));
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Named named(ResultSet row, String what) throws SQLException {
        UUID id = row.getObject(what + "_id", UUID.class);
        String name = row.getString(what + "_name");
        return id == null || name == null ? null : new Named(id, name);
    }
}
