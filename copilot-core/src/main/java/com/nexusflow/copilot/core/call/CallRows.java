package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallHearing.Checked;
import com.nexusflow.copilot.core.call.CallHearing.Understood;
import com.nexusflow.copilot.core.call.CallReview.SummarySentence;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.text.Texts;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What the stages leave behind: each effect in one transaction with the stage that comes next. A call that was erased meanwhile takes nothing. */
final class CallRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TenantDatabase database;
    private final Clock clock;

    CallRows(TenantDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps what a stage made together with the stage that comes next, or with the end of the work; false when the call is elsewhere by now. */
    boolean advance(UUID id, CallStage from, @Nullable CallStage to, Consumer<JdbcClient> effect) {
        return database.write(jdbc -> {
            int moved = jdbc.sql("""
                            update sales_call set stage = :to, attempts = 0, waited_millis = 0, not_before = :now, changed_at = :now, version = version + 1,
                                pass = case when stage = 'silence' then 2 else pass end, refined_percent = case when stage <> 'silence' then refined_percent when :to is null then null else 0 end
                            where id = :id and stage = :from""")
                    .param("to", to == null ? null : to.code(), Types.VARCHAR)
                    .param("from", from.code())
                    .param("now", now())
                    .param("id", id)
                    .update();
            if (moved > 0) {
                effect.accept(jdbc);
            }
            return moved > 0;
        });
    }

    /** Ends the work on a call in its final pass; what the first one made stays. */
    void end(UUID id, CallStage from) {
        advance(id, from, null, jdbc -> jdbc.sql("delete from call_piece where call_id = :id").param("id", id).update());
    }

    /** What people see of a call while a stage is made. */
    void show(JdbcClient jdbc, UUID id, CallStage stage) {
        jdbc.sql("update sales_call set status = :status, progress = greatest(progress, :progress), changed_at = :now, version = version + 1 where id = :id")
                .param("status", stage.status().code())
                .param("progress", stage.progress())
                .param("now", now())
                .param("id", id)
                .update();
    }

    void measured(JdbcClient jdbc, UUID id, Checked checked) {
        jdbc.sql("update sales_call set duration_millis = :length, remarks = cast(:remarks as json) where id = :id")
                .param("length", checked.lengthMillis())
                .param("remarks", JSON.writeValueAsString(checked.remarks()))
                .param("id", id)
                .update();
    }

    /** What was said waits for its review, which takes its place with it; remarks on the recording itself stay. */
    void understood(JdbcClient jdbc, UUID id, Understood understood) {
        List<Remark> remarks = new ArrayList<>(jdbc.sql("select remarks from sales_call where id = :id and remarks is not null").param("id", id).query(String.class).optional()
                .map(json -> List.of(JSON.readValue(json, Remark[].class))).orElse(List.of()));
        understood.remarks().stream().filter(remark -> !remarks.contains(remark)).forEach(remarks::add);
        jdbc.sql("""
                        update sales_call set understood = cast(:understood as json), transcript = coalesce(transcript, cast(:understood as json)), remarks = cast(:remarks as json)
                        where id = :id""")
                .param("understood", JSON.writeValueAsString(understood.transcript()))
                .param("remarks", JSON.writeValueAsString(remarks))
                .param("id", id)
                .update();
    }

    /** What is to be reviewed, where it does not stand in the call's own transcript. */
    Optional<Transcript> understood(UUID id) {
        return database.read(jdbc -> jdbc.sql("select understood from sales_call where id = :id and understood is not null").param("id", id).query(String.class).optional()
                .map(json -> JSON.readValue(json, Transcript.class)));
    }

    void reviewed(UUID id, CallReview review) {
        advance(id, CallStage.REVIEW, CallStage.FILE, jdbc -> jdbc.sql("""
                        update sales_call set review = cast(:review as json), transcript = coalesce(understood, transcript), understood = null where id = :id""")
                .param("review", JSON.writeValueAsString(review))
                .param("id", id)
                .update());
    }

    /** Puts the call on the timeline of its deal or account, where it has one; a recording is then silenced where something personal is said. */
    void filed(HeardCall heard, Locale language, boolean recorded, Runnable also) {
        advance(heard.call().id(), CallStage.FILE, recorded ? CallStage.SILENCE : null, jdbc -> {
            jdbc.sql("update sales_call set status = 'reviewed', progress = 100 where id = :id").param("id", heard.call().id()).update();
            if (heard.call().account() != null || heard.call().opportunity() != null) {
                insert(jdbc, heard, language);
            }
            also.run();
        });
    }

    /**
     * Ends the work on a call with what is wrong with it. What a final pass cannot do leaves a call as the first one made it; what it heard that
     * is personal is silenced all the same.
     */
    void fail(UUID id, CallStage stage, Remark why) {
        database.<Object>write(jdbc -> {
            jdbc.sql("""
                        update sales_call set stage = case when status = 'reviewed' and stage in ('review', 'file') then 'silence' end, attempts = 0, waited_millis = 0, not_before = :now,
                            understood = null, refined_percent = null, status = case when status = 'reviewed' then status else 'failed' end,
                            problem = case when status = 'reviewed' then 'refine_failed' else :problem end, problem_values = cast(:values as json),
                            changed_at = :now, version = version + 1
                        where id = :id and stage = :stage""")
                    .param("problem", why.code())
                    .param("values", JSON.writeValueAsString(why.values()))
                    .param("now", now())
                    .param("id", id)
                    .param("stage", stage.code())
                    .update();
            return jdbc.sql("delete from call_piece where call_id = :id").param("id", id).update();
        });
    }

    /** The stage waits, and its attempt was none. */
    void wait(UUID id, Duration pause) {
        database.write(jdbc -> jdbc.sql("""
                        update sales_call set not_before = :then, attempts = greatest(attempts - 1, 0), waited_millis = waited_millis + :millis
                        where id = :id and stage is not null""")
                .param("then", Timestamp.from(clock.instant().plus(pause)))
                .param("millis", pause.toMillis())
                .param("id", id)
                .update());
    }

    /** How long the stage that is due has waited in all. */
    Duration waited(UUID id) {
        return Duration.ofMillis(database.<Long>read(jdbc -> jdbc.sql("select waited_millis from sales_call where id = :id").param("id", id).query(Long.class).single()));
    }

    void postpone(UUID id, Duration pause) {
        database.write(jdbc -> jdbc.sql("update sales_call set not_before = :then where id = :id and stage is not null")
                .param("then", Timestamp.from(clock.instant().plus(pause)))
                .param("id", id)
                .update());
    }

    private static int insert(JdbcClient jdbc, HeardCall heard, Locale language) {
        Call call = heard.call();
        return jdbc.sql("""
                        insert into activity (tenant_id, id, external_id, kind, subject, body, happened_at, outbound, owner_id, account_id, contact_id, opportunity_id)
                        values (:tenant, :id, :mark, 'call', :subject, :body, :at, :outbound, :owner, :account, :contact, :opportunity)
                        on conflict on constraint activity_external_id_is_unique do update set subject = excluded.subject, body = excluded.body""")
                .param("tenant", TenantScope.current().tenantId())
                .param("id", Ids.next())
                .param("mark", Calls.mark(call.id()))
                .param("subject", subject(heard, Texts.of("messages.calls", language)))
                .param("body", body(heard.review()))
                .param("at", Timestamp.from(call.startedAt() == null ? call.receivedAt() : call.startedAt()))
                .param("outbound", call.direction() == null ? null : call.direction() == Direction.OUTBOUND)
                .param("owner", id(call.rep()))
                .param("account", id(call.account()))
                .param("contact", id(call.contact()))
                .param("opportunity", id(call.opportunity()))
                .update();
    }

    private static String subject(HeardCall heard, Texts texts) {
        Transcript transcript = heard.transcript();
        String others = transcript == null ? "" : transcript.speakers().stream()
                .filter(speaker -> speaker.side() == Side.CUSTOMER && !speaker.name().isBlank())
                .map(Speaker::name)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? texts.get("activity.call") : texts.get("activity.call_with", others);
    }

    private static @Nullable String body(@Nullable CallReview review) {
        return review == null || review.summary().isEmpty() ? null : review.summary().stream().map(SummarySentence::text).collect(Collectors.joining("\n"));
    }

    private static @Nullable UUID id(@Nullable Named named) {
        return named == null ? null : named.id();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
