package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Opportunity;
import com.nexusflow.copilot.core.inbox.Backoff;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.inbox.Lanes;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The work on calls, stage by stage, each call in a lane of its own. What a stage made and which stage is next are kept together: whatever
 * happens in between, a stage is repeated and its effect is there once.
 */
public final class CallWork implements Lanes.Box {

    static final int ATTEMPTS = 3;
    private static final int AT_ONCE = 8;
    private static final Logger LOG = LoggerFactory.getLogger(CallWork.class);

    private record Due(CallStage stage, int attempt) {}

    private final TenantDatabase database;
    private final Calls calls;
    private final CallAnalysis analysis;
    private final Opportunities opportunities;
    private final Tenants tenants;
    private final CallRows rows;
    private final Clock clock;

    public CallWork(TenantDatabase database, Calls calls, CallAnalysis analysis, Opportunities opportunities, Tenants tenants, Clock clock) {
        this.database = database;
        this.calls = calls;
        this.analysis = analysis;
        this.opportunities = opportunities;
        this.tenants = tenants;
        this.rows = new CallRows(database, clock);
        this.clock = clock;
    }

    /** The lane of a call of the current tenant. */
    public static Lane lane(UUID call) {
        return new Lane(TenantScope.current().tenantId(), call, "");
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public @Nullable Instant work(Lane lane) {
        return TenantScope.background(lane.tenant()).call(() -> {
            UUID call = lane.connection();
            for (Optional<Due> due = begin(call); due.isPresent(); due = begin(call)) {
                step(call, due.get());
            }
            return database.read(jdbc -> jdbc.sql("select not_before from sales_call where id = :id and stage is not null")
                    .param("id", call).query(Timestamp.class).optional().map(Timestamp::toInstant).orElse(null));
        });
    }

    @Override
    public boolean isWaiting(Lane lane) {
        return TenantScope.background(lane.tenant()).call(() -> database.read(jdbc -> jdbc.sql("select exists (select 1 from sales_call where id = :id and stage is not null)")
                .param("id", lane.connection()).query(Boolean.class).single()));
    }

    @Override
    public List<Lane> waiting() {
        return Lane.waiting(database, name());
    }

    /** The stage that is due, its attempt counted before it is made. */
    private Optional<Due> begin(UUID call) {
        return database.note(jdbc -> jdbc.sql("""
                        update sales_call set attempts = attempts + 1, status = 'reviewing', changed_at = :now, version = version + 1,
                            progress = case stage when 'review' then :review else :file end
                        where id = :id and stage is not null and not_before <= :now returning stage, attempts""")
                .param("now", Timestamp.from(clock.instant()))
                .param("review", CallStage.REVIEW.progress())
                .param("file", CallStage.FILE.progress())
                .param("id", call)
                .query((row, n) -> new Due(CallStage.of(row.getString("stage")), row.getInt("attempts")))
                .optional());
    }

    private void step(UUID call, Due due) {
        MDC.put("request", call.toString());
        try {
            if (due.attempt() > ATTEMPTS) {
                rows.fail(call, due.stage());
                return;
            }
            switch (due.stage()) {
                case REVIEW -> review(call);
                case FILE -> file(call);
            }
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            LOG.warn("The stage {} of call {} could not be done in attempt {} of {}", due.stage(), call, due.attempt(), ATTEMPTS, e);
            if (due.attempt() < ATTEMPTS) {
                rows.postpone(call, Backoff.after(due.attempt()));
            } else {
                rows.fail(call, due.stage());
            }
        } finally {
            MDC.remove("request");
        }
    }

    private void review(UUID id) {
        Optional<HeardCall> heard = calls.byId(id);
        if (heard.isEmpty() || heard.get().transcript() == null) {
            rows.fail(id, CallStage.REVIEW);
            return;
        }
        rows.reviewed(id, analysis.review(heard.get().transcript(), facts(heard.get().call())));
    }

    private void file(UUID id) {
        Optional<HeardCall> heard = calls.byId(id);
        if (heard.isPresent()) {
            rows.filed(heard.get(), tenants.current().language());
        }
    }

    private CallFacts facts(Call call) {
        Tenant tenant = tenants.current();
        Opportunity deal = call.opportunity() == null ? null : opportunities.byId(call.opportunity().id()).orElse(null);
        LocalDate day = call.startedAt() == null ? null : LocalDate.ofInstant(call.startedAt(), tenant.timeZone());
        return new CallFacts(tenant.language(), call.rep() == null ? "" : call.rep().name(), names("competitor"), names("product"), deal, day);
    }

    private List<String> names(String table) {
        return database.read(jdbc -> jdbc.sql("select name from " + table + " order by name").query(String.class).list());
    }
}
