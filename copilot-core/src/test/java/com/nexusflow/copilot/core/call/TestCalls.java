package com.nexusflow.copilot.core.call;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls that come in and are worked on when a test says so; recordings are kept in memory and heard by {@link FakeHearing}. */
public final class TestCalls {

    public final Calls calls;
    public final CallIntake intake;
    public final CallFiling filing;
    final Recordings recordings;
    final CallWork stages;
    final Hands work = new Hands();
    final FakeStore store = new FakeStore();
    final FakeHearing hearing = new FakeHearing();

    public TestCalls(Clock clock) {
        this(new FakeAnalysis(), clock);
    }

    public TestCalls(CallAnalysis analysis, Clock clock) {
        this(analysis, clock, List.of());
    }

    TestCalls(CallAnalysis analysis, Clock clock, List<? extends RecordingOrigin> origins) {
        this(analysis, clock, origins, CallWitness.NOBODY);
    }

    TestCalls(CallAnalysis analysis, Clock clock, List<? extends RecordingOrigin> origins, CallWitness witness) {
        TenantDatabase database = TestDatabase.database();
        Opportunities opportunities = new Opportunities(database);
        this.recordings = new Recordings(database, store, Duration.ofDays(30), clock);
        this.calls = new Calls(database, TestDatabase.people(), new Audit(database, new TenantKeys(database), clock), recordings, witness, clock);
        this.filing = new CallFiling(database, calls, TestDatabase.tenants(), new Audit(database, new TenantKeys(database), clock), clock, id -> {});
        this.stages = new CallWork(database, calls, analysis, opportunities, TestDatabase.tenants(), recordings, hearing, origins, witness, new SecretBox(new byte[SecretBox.KEY_BYTES]), clock);
        this.intake = new CallIntake(database, analysis, recordings, opportunities, TestDatabase.people(), clock, id -> {});
    }

    /** Works on a call until nothing is left that is due. */
    public void work(TenantScope tenant, UUID call) {
        work.work(tenant.call(() -> lane(call)));
    }

    /** The lane of a call of the current tenant. */
    static Lane lane(UUID call) {
        return new Lane(TenantScope.current().tenantId(), call, "");
    }

    /** Works as the backlogs do, one after the other. */
    final class Hands {

        /** Makes what is due of a call; the moment to go on, or null when nothing is left. */
        @Nullable Instant work(Lane lane) {
            stages.backlogs().forEach(backlog -> backlog.work(lane));
            return TenantScope.background(lane.tenant()).call(() -> TestDatabase.database().read(
                    jdbc -> jdbc.sql("select not_before from sales_call where id = :id and stage is not null")
                            .param("id", lane.connection()).query(Timestamp.class).optional().map(Timestamp::toInstant).orElse(null)));
        }
    }
}
