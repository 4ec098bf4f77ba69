package com.nexusflow.copilot.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.inbox.Backlog;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallBacklogTest {

    private static final int ALL = 1000;

    private final TenantDatabase database = TestDatabase.database();
    private final TestCrm crm = tenant();
    private final TestCrm others = tenant();
    private final TestCalls kit = new TestCalls(Clock.fixed(Instant.parse("2026-05-15T08:00:00Z"), ZoneOffset.UTC));
    private final Backlog first = kit.stages.backlogs().getFirst();
    private final Backlog last = kit.stages.backlogs().getLast();

    @Test
    void theShortestCallIsNextHoweverLateItCame() {
        UUID longer = take(crm, 300);
        UUID shorter = take(crm, 100);
        UUID written = crm.tenant().call(() -> kit.intake.transcript(call(CallSource.TRANSCRIPT, "T1"), "Nina: Hello"));
        assertThat(next(first)).containsExactly(written, shorter, longer);
        measured(shorter, 60_000);
        measured(longer, 30_000);
        assertThat(next(first)).as("once it is known how long they are").containsExactly(written, longer, shorter);
    }

    @Test
    void theTenantWithTheFewestCallsInHandIsNext() {
        List<UUID> mine = IntStream.range(0, 4).mapToObj(n -> take(crm, 10 + n)).toList();
        UUID theirs = take(others, 900);
        assertThat(next(first)).as("one of each, then the rest").containsExactly(mine.get(0), theirs, mine.get(1), mine.get(2), mine.get(3));
        inHand(first, crm, mine.get(0));
        assertThat(next(first)).containsExactly(theirs, mine.get(1), mine.get(2), mine.get(3));
    }

    @Test
    void nobodysCallsTakeAllPlaces() {
        for (int n = 0; n < first.places(); n++) {
            take(crm, 10);
        }
        assertThat(next(first)).hasSizeBetween(1, first.places() - 4);
    }

    @Test
    void finalPassesWaitApartAndTakeNoPlaceOfFirstOnes() {
        UUID id = take(crm, 20);
        Lane lane = crm.tenant().call(() -> TestCalls.lane(id));
        assertThat(next(last)).isEmpty();
        first.work(lane);
        assertThat(said(id)).as("by the first pass").startsWith("x");
        assertThat(next(first)).isEmpty();
        assertThat(next(last)).containsExactly(id);
        last.work(lane);
        assertThat(said(id)).as("by the final pass").startsWith("X");
        assertThat(next(last)).isEmpty();
        assertThat(last.places()).isLessThan(first.places());
    }

    private String said(UUID id) {
        return crm.tenant().call(() -> kit.calls.byId(id).orElseThrow()).transcript().utterances().getFirst().text();
    }

    private List<UUID> next(Backlog backlog) {
        List<UUID> tenants = List.of(crm.tenant().tenantId(), others.tenant().tenantId());
        return backlog.next(ALL).stream().filter(lane -> tenants.contains(lane.tenant())).map(Lane::connection).toList();
    }

    private UUID take(TestCrm whose, int letters) {
        return as(whose).call(() -> {
            try {
                String words = "x".repeat(letters - 8) + UUID.randomUUID().toString().substring(0, 8);
                return kit.intake.recording(call(CallSource.UPLOAD, UUID.randomUUID().toString()), new NewRecording("call.wav", null), ALL, to -> to.write(words.getBytes(StandardCharsets.UTF_8))).id();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void measured(UUID id, int millis) {
        crm.tenant().run(() -> database.write(jdbc -> jdbc.sql("update sales_call set duration_millis = :millis where id = :id").param("millis", millis).param("id", id).update()));
    }

    private void inHand(Backlog backlog, TestCrm whose, UUID id) {
        Lane lane = whose.tenant().call(() -> TestCalls.lane(id));
        database.withoutTenant(jdbc -> jdbc.sql("insert into scheduled_backlogs (task_name, task_instance, execution_time, picked, version) values (:name, :lane, now(), true, 1)")
                .param("name", backlog.name()).param("lane", lane.toString()).update());
    }

    private static TenantScope as(TestCrm whose) {
        return whose.tenant().call(() -> TestDatabase.people().scopeOf(TestDatabase.people().person(whose.id("Nina")).orElseThrow()));
    }

    private static NewCall call(CallSource source, String externalId) {
        return new NewCall(source, externalId, null, null, null, null, null, null, "en", Consent.GIVEN);
    }

    private static TestCrm tenant() {
        return new TestCrm(TestDatabase.newTenant()).manager("Mara", "North", "Nordics").rep("Nina", "North");
    }
}
