package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.call.CallReview.SummarySentence;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.text.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
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

    void reviewed(UUID id, CallReview review) {
        database.write(jdbc -> jdbc.sql("""
                        update sales_call set review = cast(:review as json), stage = 'file', attempts = 0, changed_at = :now, version = version + 1
                        where id = :id and stage = 'review'""")
                .param("review", JSON.writeValueAsString(review))
                .param("now", now())
                .param("id", id)
                .update());
    }

    /** Puts the call on the timeline of its deal or account, where it has one, and ends the work on it. */
    void filed(HeardCall heard, Locale language) {
        database.write(jdbc -> {
            int ended = jdbc.sql("update sales_call set stage = null, status = 'reviewed', progress = 100, changed_at = :now, version = version + 1 where id = :id and stage = 'file'")
                    .param("now", now())
                    .param("id", heard.call().id())
                    .update();
            boolean aboutSomething = heard.call().account() != null || heard.call().opportunity() != null;
            return ended > 0 && aboutSomething ? insert(jdbc, heard, language) : 0;
        });
    }

    void fail(UUID id, CallStage stage) {
        database.write(jdbc -> jdbc.sql("update sales_call set stage = null, status = 'failed', problem = :problem, changed_at = :now, version = version + 1 where id = :id and stage = :stage")
                .param("problem", stage.problem())
                .param("now", now())
                .param("id", id)
                .param("stage", stage.code())
                .update());
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
                        on conflict on constraint activity_external_id_is_unique do nothing""")
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
