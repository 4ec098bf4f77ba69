package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.AudioStore.Kept;
import com.nexusflow.copilot.core.change.MayChange;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows that a new call begins with. One that came before keeps its id and is left as it is. */
final class CallArrival {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Whoever is not the rep learns nothing of the call; a platform's names are the platform's own. */
    private static final String OF_WHOM = "(source in ('twilio', 'slack', 'teams') or owner_id is not distinct from cast(:owner as uuid))";

    private final TenantDatabase database;
    private final MayChange rights;
    private final Recordings recordings;
    private final Clock clock;

    CallArrival(TenantDatabase database, MayChange rights, Recordings recordings, Clock clock) {
        this.database = database;
        this.rights = rights;
        this.recordings = recordings;
        this.clock = clock;
    }

    /** The call that came before under that name, if one did; refused when the person may not bring this one. */
    Optional<UUID> before(NewCall call) {
        return database.read(jdbc -> {
            check(jdbc, call);
            return known(jdbc, call) ? Optional.of(seen(jdbc, call)) : Optional.empty();
        });
    }

    /** Keeps a call with its redacted transcript, to be reviewed next. */
    UUID keep(NewCall call, Transcript transcript) {
        return database.write(jdbc -> {
            check(jdbc, call);
            UUID id = Ids.next();
            return !known(jdbc, call) && insert(jdbc, id, call, transcript, CallStage.REVIEW, null) ? id : seen(jdbc, call);
        });
    }

    /**
     * Keeps a call with its recording: stored already, or to be fetched. The same sound of the same rep is the call that is there.
     *
     * @param sound the digest of the recording as it came, or null where it is not there yet
     */
    Brought keep(NewCall call, NewRecording recording, @Nullable String origin, @Nullable Kept kept, @Nullable String sound) {
        return database.write(jdbc -> {
            check(jdbc, call);
            UUID id = Ids.next();
            if (known(jdbc, call)) {
                return new Brought(seen(jdbc, call), false);
            }
            if (!insert(jdbc, id, call, null, kept == null ? CallStage.FETCH : CallStage.CHECK, sound)) {
                return sound == null || known(jdbc, call) ? new Brought(seen(jdbc, call), false) : new Brought(heard(jdbc, call, sound), true);
            }
            recordings.insert(jdbc, id, recording, origin, kept);
            return new Brought(id, false);
        });
    }

    private boolean insert(JdbcClient jdbc, UUID id, NewCall call, @Nullable Transcript transcript, CallStage first, @Nullable String sound) {
        return jdbc.sql("""
                        insert into sales_call (tenant_id, id, source, external_id, direction, owner_id, account_id, contact_id, opportunity_id, started_at,
                            duration_millis, language, consent, status, progress, transcript, stage, sound, not_before, received_at, changed_at)
                        values (:tenant, :id, :source, :externalId, :direction, :owner,
                            coalesce(cast(:account as uuid), (select o.account_id from opportunity o where o.id = cast(:opportunity as uuid)),
                                (select k.account_id from contact k where k.id = cast(:contact as uuid))),
                            :contact, :opportunity, :startedAt, :duration, :language, :consent, 'received', :progress, cast(:transcript as json), :stage, :sound, :now, :now, :now)
                        on conflict do nothing""")
                .param("tenant", TenantScope.current().tenantId())
                .param("id", id)
                .param("source", call.source().code())
                .param("externalId", call.externalId())
                .param("direction", call.direction() == null ? null : call.direction().code())
                .param("owner", call.rep())
                .param("account", call.account())
                .param("contact", call.contact())
                .param("opportunity", call.opportunity())
                .param("startedAt", call.startedAt() == null ? null : Timestamp.from(call.startedAt()))
                .param("duration", transcript != null && transcript.timed() ? transcript.durationMillis() : null)
                .param("language", call.language())
                .param("consent", call.consent().code())
                .param("progress", transcript == null ? 0 : CallStage.TRANSCRIBE.progress())
                .param("transcript", transcript == null ? null : JSON.writeValueAsString(transcript))
                .param("stage", first.code())
                .param("sound", sound, Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .update() > 0;
    }

    private static boolean known(JdbcClient jdbc, NewCall call) {
        return jdbc.sql("select exists (select 1 from sales_call where source = :source and external_id in (:externalId, :erased) and " + OF_WHOM + ")")
                .param("source", call.source().code()).param("externalId", call.externalId()).param("erased", Calls.erasedId(call.externalId())).param("owner", call.rep(), Types.OTHER).query(Boolean.class).single();
    }

    private static UUID seen(JdbcClient jdbc, NewCall call) {
        return jdbc.sql("select c.id from sales_call c where c.erased_at is null and c.source = :source and c.external_id = :externalId and " + OF_WHOM)
                .param("source", call.source().code())
                .param("externalId", call.externalId())
                .param("owner", call.rep(), Types.OTHER)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new CallRefused(CallRefused.Reason.TAKEN, "The externalId belongs to a call that was erased; "
                        + "bring the call under another one if it is really another"));
    }

    /** The call of the same rep with the same sound. */
    private static UUID heard(JdbcClient jdbc, NewCall call, String sound) {
        record Before(UUID id, boolean erased) {}
        Before before = jdbc.sql("select id, erased_at is not null as erased from sales_call where owner_id is not distinct from cast(:owner as uuid) and sound = :sound and status <> 'failed'")
                .param("owner", call.rep(), Types.OTHER)
                .param("sound", sound, Types.VARCHAR)
                .query((row, n) -> new Before(row.getObject("id", UUID.class), row.getBoolean("erased")))
                .single();
        if (before.erased()) {
            throw new CallRefused(CallRefused.Reason.TAKEN, "The same recording was brought in before, and its call was erased; it is not taken in again");
        }
        return before.id();
    }

    private void check(JdbcClient jdbc, NewCall call) {
        SeenRecords.check(jdbc, "person", call.rep());
        SeenRecords.check(jdbc, "account", call.account());
        SeenRecords.check(jdbc, "contact", call.contact());
        SeenRecords.check(jdbc, "opportunity", call.opportunity());
        if (TenantScope.current().personId() != null && !rights.recordsOf(call.rep())) {
            throw new CallRefused(CallRefused.Reason.NOT_YOURS, "You enter calls of your own, or of those you manage; leave rep out for your own");
        }
    }
}
