package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallHearing.Checked;
import com.nexusflow.copilot.core.call.CallHearing.Understood;
import com.nexusflow.copilot.core.call.CallReview.SummarySentence;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
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
        Transcript transcript = withSidesSaid(jdbc, id, understood.transcript());
        List<Remark> remarks = new ArrayList<>(jdbc.sql("select remarks from sales_call where id = :id and remarks is not null").param("id", id).query(String.class).optional()
                .map(json -> List.of(JSON.readValue(json, Remark[].class))).orElse(List.of()));
        understood.remarks().stream().filter(remark -> !remarks.contains(remark)).forEach(remarks::add);
        jdbc.sql("""
                        update sales_call set understood = cast(:understood as json), transcript = coalesce(transcript, cast(:understood as json)), remarks = cast(:remarks as json)
                        where id = :id""")
                .param("understood", JSON.writeValueAsString(transcript))
                .param("remarks", JSON.writeValueAsString(remarks))
                .param("id", id)
                .update();
    }

    /** A person's word on who sells stays, whatever a later pass makes of the voices. */
    private static Transcript withSidesSaid(JdbcClient jdbc, UUID id, Transcript later) {
        return jdbc.sql("""
                        select c.transcript, coalesce(rep.name, '') as name from sales_call c left join person rep on rep.tenant_id = c.tenant_id and rep.id = c.owner_id
                        where c.id = :id and c.sides_said and c.transcript is not null""")
                .param("id", id)
                .query((row, n) -> new SaidSides(JSON.readValue(row.getString("transcript"), Transcript.class)).onto(later, row.getString("name")))
                .optional()
                .orElse(later);
    }

    /** Keeps who sells in place of what was guessed, in what waits for its review too, and has the review made anew. */
    void sidesSaid(JdbcClient jdbc, UUID id, Transcript said) {
        jdbc.sql("update sales_call set transcript = cast(:said as json), sides_said = true, renew_at = case when status in ('reviewing', 'reviewed') then cast(:now as timestamptz) end, renewals = 0, changed_at = :now, version = version + 1 where id = :id")
                .param("said", JSON.writeValueAsString(said))
                .param("now", now())
                .param("id", id)
                .update();
        jdbc.sql("select understood from sales_call where id = :id and understood is not null").param("id", id).query(String.class).optional()
                .map(json -> withSidesSaid(jdbc, id, JSON.readValue(json, Transcript.class)))
                .ifPresent(waiting -> jdbc.sql("update sales_call set understood = cast(:waiting as json) where id = :id")
                        .param("waiting", JSON.writeValueAsString(waiting)).param("id", id).update());
    }

    /** The number of the attempt to make a review anew that is due, if one is; it is counted before it is made, and after the last one it is given up. */
    Optional<Integer> beginRenewal(UUID id, int attempts, Duration pause) {
        return database.note(jdbc -> jdbc.sql("""
                        update sales_call set renewals = renewals + 1, renew_at = case when renewals < :attempts then cast(:then as timestamptz) end,
                            problem = case when renewals < :attempts then problem else 'renew_failed' end, problem_values = case when renewals < :attempts then problem_values end
                        where id = :id and status = 'reviewed' and renew_at <= :now returning renewals""")
                .param("attempts", attempts)
                .param("then", Timestamp.from(clock.instant().plus(pause)))
                .param("now", now())
                .param("id", id)
                .query(Integer.class)
                .optional()
                .filter(made -> made <= attempts));
    }

    /** The review in place of the one before, unless the call became another one meanwhile; then it is made again. */
    void renewed(HeardCall heard, int attempt, CallReview review, Locale language) {
        UUID id = heard.call().id();
        database.write(jdbc -> {
            int kept = jdbc.sql("""
                            update sales_call set review = cast(:review as json), renew_at = null, problem = nullif(problem, 'renew_failed'), changed_at = :now, version = version + 1
                            where id = :id and renewals = :attempt and status = 'reviewed'""")
                    .param("review", JSON.writeValueAsString(review))
                    .param("attempt", attempt)
                    .param("now", now())
                    .param("id", id)
                    .update();
            if (kept > 0) {
                onTimeline(jdbc, new HeardCall(heard.call(), heard.transcript(), review), language);
            } else {
                jdbc.sql("update sales_call set renew_at = :now where id = :id and renew_at is not null").param("now", now()).param("id", id).update();
            }
            return kept;
        });
    }

    /** What is to be reviewed, where it does not stand in the call's own transcript. */
    Optional<Transcript> understood(UUID id) {
        return database.read(jdbc -> jdbc.sql("select understood from sales_call where id = :id and understood is not null").param("id", id).query(String.class).optional()
                .map(json -> JSON.readValue(json, Transcript.class)));
    }

    void reviewed(UUID id, CallReview review) {
        advance(id, CallStage.REVIEW, CallStage.FILE, jdbc -> jdbc.sql("""
                        update sales_call set review = cast(:review as json), transcript = coalesce(understood, transcript), understood = null, renewals = 0 where id = :id""")
                .param("review", JSON.writeValueAsString(review))
                .param("id", id)
                .update());
    }

    /** Puts the call on the timeline of its deal or account, where it has one; a recording is then silenced where something personal is said. */
    void filed(HeardCall heard, Locale language, boolean recorded, Runnable also) {
        advance(heard.call().id(), CallStage.FILE, recorded ? CallStage.SILENCE : null, jdbc -> {
            jdbc.sql("update sales_call set status = 'reviewed', progress = 100 where id = :id").param("id", heard.call().id()).update();
            onTimeline(jdbc, heard, language);
            also.run();
        });
    }

    /**
     * Ends the work on a call with what is wrong with it. What a final pass cannot do leaves a call as the first one made it; what it heard that
     * is personal is silenced all the same.
     */
    void fail(UUID id, CallStage stage, Remark why, Runnable told) {
        database.<Object>write(jdbc -> {
            boolean failed = jdbc.sql("""
                        update sales_call set stage = case when status = 'reviewed' and stage in ('review', 'file') then 'silence' end, attempts = 0, waited_millis = 0, not_before = :now,
                            understood = null, refined_percent = null, renew_at = case when status = 'reviewed' then renew_at end, status = case when status = 'reviewed' then status else 'failed' end,
                            problem = case when status = 'reviewed' then 'refine_failed' else :problem end, problem_values = cast(:values as json),
                            changed_at = :now, version = version + 1
                        where id = :id and stage = :stage returning status""")
                    .param("problem", why.code())
                    .param("values", JSON.writeValueAsString(why.values()))
                    .param("now", now())
                    .param("id", id)
                    .param("stage", stage.code())
                    .query(String.class)
                    .optional()
                    .filter(CallStatus.FAILED.code()::equals)
                    .isPresent();
            if (failed) {
                told.run();
            }
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

    /** Puts the call where its row says that it is filed, and takes it from where it stood before. */
    void onTimeline(JdbcClient jdbc, HeardCall heard, Locale language) {
        String mark = Calls.mark(heard.call().id());
        int there = jdbc.sql("""
                        insert into activity (tenant_id, id, external_id, kind, subject, body, happened_at, outbound, owner_id, account_id, contact_id, opportunity_id)
                        select c.tenant_id, :activity, :mark, 'call', :subject, :body, coalesce(c.started_at, c.received_at), c.direction = 'outbound', c.owner_id, c.account_id,
                            c.contact_id, c.opportunity_id
                        from sales_call c where c.id = :id and (c.account_id is not null or c.opportunity_id is not null)
                        on conflict on constraint activity_external_id_is_unique do update set subject = excluded.subject, body = excluded.body, happened_at = excluded.happened_at,
                            account_id = excluded.account_id, contact_id = excluded.contact_id, opportunity_id = excluded.opportunity_id""")
                .param("activity", Ids.next())
                .param("mark", mark)
                .param("subject", subject(heard, Texts.of("messages.calls", language)))
                .param("body", body(heard.review()))
                .param("id", heard.call().id())
                .update();
        if (there == 0) {
            jdbc.sql("delete from activity where external_id = :mark").param("mark", mark).update();
        }
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

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
