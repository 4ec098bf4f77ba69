package com.nexusflow.copilot.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.crm.Activity;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.crm.TimelineEntry;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.inbox.Post;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallsTest {

    private static final Instant STARTED = Instant.parse("2026-05-14T09:00:00Z");
    private static final String SAID = "Nina Holm: Hello, the secret word is budget.\nOlav Berg: We have 5 % more.";

    private final TenantDatabase database = TestDatabase.database();
    private final TestCrm crm = new TestCrm(TestDatabase.newTenant())
            .manager("Mara", "North", "Nordics").rep("Nina Holm", "North").rep("Rolf", "North").manager("Kurt", "South", "Iberia").rep("Stig", "South")
            .account("Acme", "Retail", null).deal("Rollout", "Acme", "Nina Holm", null, "Negotiation", 1000, "2026-01-01", "2026-06-30");
    private Instant now = Instant.parse("2026-05-15T08:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final FakeAnalysis analysis = new FakeAnalysis();
    private final Opportunities opportunities = new Opportunities(database);
    private final Audit audit = new Audit(database, new TenantKeys(database), clock);
    private final TestCalls kit = new TestCalls(analysis, clock);
    private final Calls calls = kit.calls;
    private final TestCalls.Hands work = kit.work;
    private final CallIntake intake = kit.intake;

    @Test
    void aRepeatedCallIsTheSameCallAndKeepsWhatItWas() {
        UUID first = take("Nina Holm", "C1", SAID);
        assertThat(take("Nina Holm", "C1", "Nina Holm: Something else.")).isEqualTo(first);
        assertThat(take("Nina Holm", "C2", SAID)).isNotEqualTo(first);
        assertThat(said(first)).containsExactly("Hello, the […] word is budget.", "We have 5 % more.");
    }

    @Test
    void whatIsPersonalNeverReachesTheDatabase() {
        UUID id = take("Nina Holm", "C1", SAID);
        String row = crm.tenant().call(() -> database.read(jdbc -> jdbc.sql("select c::text from sales_call c where id = :id").param("id", id).query(String.class).single()));
        assertThat(row).contains("budget").doesNotContain("secret");
    }

    @Test
    void aTextThatIsNoTranscriptAndACallWithoutConsentAreNotKept() {
        assertThatThrownBy(() -> take("Nina Holm", "C1", "no speaker")).isInstanceOf(CallRefused.class).hasMessageContaining("no speaker");
        NewCall refused = new NewCall(CallSource.TRANSCRIPT, "C1", null, null, null, null, null, null, "en", Consent.REFUSED);
        assertThatThrownBy(() -> as("Nina Holm").call(() -> intake.transcript(refused, SAID))).isInstanceOf(CallRefused.class).hasMessageContaining("did not agree");
        assertThat(crm.tenant().call(() -> calls.list(CallFilter.NONE, 0, 10))).isEmpty();
    }

    @Test
    void aCallIsSeenByWhoSeesTheDealsOfItsRep() {
        take("Nina Holm", "C1", SAID);
        assertThat(listed("Nina Holm")).containsExactly("C1");
        assertThat(listed("Rolf")).as("teams share").containsExactly("C1");
        assertThat(listed("Mara")).containsExactly("C1");
        assertThat(listed("Stig")).isEmpty();
        assertThat(listed("Kurt")).isEmpty();
    }

    @Test
    void twoPeopleMayCallTheirCallsTheSameAndLearnNothingOfEachOther() {
        UUID ninas = take("Nina Holm", "C1", SAID);
        UUID stigs = take("Stig", "C1", SAID);
        assertThat(stigs).isNotEqualTo(ninas);
        assertThat(take("Stig", "C1", SAID)).isEqualTo(stigs);
        as("Nina Holm").run(() -> calls.erase(ninas));
        assertThat(take("Stig", "C1", SAID)).as("another's erasing is nothing to the own").isEqualTo(stigs);
        assertThatThrownBy(() -> take("Nina Holm", "C1", SAID)).isInstanceOfSatisfying(CallRefused.class, why -> assertThat(why.reason()).isEqualTo(CallRefused.Reason.TAKEN));
    }

    @Test
    void aCallThatWouldHaveBegunInTheFutureIsRefused() {
        NewCall call = call("C1", null, now.plus(Duration.ofHours(2)));
        assertThatThrownBy(() -> as("Nina Holm").call(() -> intake.transcript(call, SAID))).isInstanceOfSatisfying(CallRefused.class, why -> assertThat(why.reason()).isEqualTo(CallRefused.Reason.NOT_YET));
        UUID id = take("Nina Holm", "C1", SAID);
        assertThatThrownBy(() -> as("Nina Holm").call(() -> kit.filing.file(id, new CallPlace(null, null, null, now.plus(Duration.ofHours(2)))))).hasMessageContaining("future");
    }

    @Test
    void aCallOfSomebodyElseIsEnteredByAManagerOnly() {
        NewCall call = call("C1", crm.id("Nina Holm"), null);
        assertThatThrownBy(() -> as("Rolf").call(() -> intake.transcript(call, SAID)))
                .isInstanceOfSatisfying(CallRefused.class, why -> assertThat(why.reason()).isEqualTo(CallRefused.Reason.NOT_YOURS));
        as("Mara").run(() -> intake.transcript(call, SAID));
        assertThat(listed("Nina Holm")).containsExactly("C1");
    }

    @Test
    void aReviewedCallStandsOnTheTimelineOfItsDealOnce() {
        UUID id = ofDeal("C1");
        assertThat(heard(id).call()).extracting(Call::status, Call::progress).containsExactly(CallStatus.RECEIVED, 10);
        assertThat(work.work(lane(id))).isNull();
        HeardCall heard = heard(id);
        assertThat(heard.call()).extracting(Call::status, Call::progress, Call::problem).containsExactly(CallStatus.REVIEWED, 100, null);
        assertThat(heard.call().account().name()).as("that of the deal").isEqualTo("Acme");
        assertThat(heard.review().scorecards().get("bant").elements().keySet()).as("in the method's order").containsExactly("timeline", "need", "a");
        assertThat(analysis.reviewed.getFirst().day()).isEqualTo("2026-05-14");
        assertThat(analysis.reviewed.getFirst().deal().name()).isEqualTo("Rollout");
        assertThat(onTimeline()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo("call");
            assertThat(entry.subject()).isEqualTo("Call with Olav Berg");
            assertThat(entry.body()).isEqualTo("They said: Hello, the […] word is budget.");
            assertThat(entry.at()).isEqualTo(STARTED);
        });
        assertThat(work.work(lane(id))).isNull();
        assertThat(onTimeline()).hasSize(1);
    }

    @Test
    void aCallIsFiledAfterwardsAndItsEntryOnTheTimelineMoves() {
        UUID id = take("Nina Holm", "C1", SAID);
        work.work(lane(id));
        assertThat(onTimeline()).isEmpty();
        CallPlace place = new CallPlace(null, null, crm.id("Rollout"), STARTED);
        assertThatThrownBy(() -> as("Rolf").call(() -> kit.filing.file(id, place)))
                .isInstanceOfSatisfying(CallRefused.class, why -> assertThat(why.reason()).isEqualTo(CallRefused.Reason.NOT_YOURS));
        assertThat(as("Stig").call(() -> kit.filing.file(id, place))).isEmpty();
        Call filed = as("Nina Holm").call(() -> kit.filing.file(id, place)).orElseThrow().call();
        assertThat(filed.account().name()).as("the deal's").isEqualTo("Acme");
        assertThat(filed.startedAt()).isEqualTo(STARTED);
        assertThat(onTimeline()).singleElement().satisfies(entry -> assertThat(entry.at()).isEqualTo(STARTED));
        work.work(lane(id));
        assertThat(heard(id).call().renewing()).isFalse();
        assertThat(analysis.reviewed).as("reviewed with the deal").extracting(facts -> facts.deal() == null ? "none" : facts.deal().name()).containsExactly("none", "Rollout");
        as("Mara").run(() -> kit.filing.file(id, new CallPlace(crm.id("Acme"), null, null, null)));
        assertThat(onTimeline()).isEmpty();
        as("Mara").run(() -> kit.filing.file(id, new CallPlace(null, null, null, null)));
        int entries = crm.tenant().call(() -> database.read(jdbc -> jdbc.sql("select count(*) from activity where external_id = :mark").param("mark", Calls.mark(id)).query(Integer.class).single()));
        assertThat(entries).isZero();
    }

    @Test
    void aCallIsFiledUnderRecordsThatThePersonSeesAndThatBelongTogether() {
        crm.account("Globex", "Retail", null).deal("Hidden", "Globex", "Stig", null, "Negotiation", 1000, "2026-01-01", "2026-06-30");
        UUID id = take("Nina Holm", "C1", SAID);
        assertThatThrownBy(() -> as("Nina Holm").call(() -> kit.filing.file(id, new CallPlace(null, null, crm.id("Hidden"), null))))
                .isInstanceOfSatisfying(CallRefused.class, why -> assertThat(why.reason()).isEqualTo(CallRefused.Reason.UNKNOWN));
        assertThatThrownBy(() -> as("Nina Holm").call(() -> kit.filing.file(id, new CallPlace(crm.id("Globex"), null, crm.id("Rollout"), null)))).hasMessageContaining("another account");
        assertThat(heard(id).call().opportunity()).isNull();
    }

    @Test
    void aReviewThatCannotBeMadeAnewLeavesTheOneBefore() {
        UUID id = take("Nina Holm", "C1", SAID);
        work.work(lane(id));
        as("Nina Holm").run(() -> kit.filing.rep(id, 1));
        analysis.trouble = () -> {
            throw new IllegalStateException("no rule fits");
        };
        for (int attempt = 0; attempt <= CallWork.ATTEMPTS; attempt++) {
            work.work(lane(id));
            now = now.plus(Duration.ofMinutes(3));
        }
        assertThat(heard(id).call()).extracting(Call::status, Call::problem, Call::renewing).containsExactly(CallStatus.REVIEWED, "renew_failed", false);
        assertThat(heard(id).review()).isNotNull();
    }

    @Test
    void aCrashRepeatsTheStageItHitAndNoOther() {
        UUID id = ofDeal("C1");
        AtomicInteger crashes = new AtomicInteger();
        analysis.trouble = () -> {
            if (crashes.getAndIncrement() < 2) {
                throw new Crash();
            }
        };
        assertThatThrownBy(() -> work.work(lane(id))).isInstanceOf(Crash.class);
        assertThatThrownBy(() -> work.work(lane(id))).isInstanceOf(Crash.class);
        assertThat(heard(id).call()).extracting(Call::status, Call::progress).containsExactly(CallStatus.REVIEWING, 80);
        assertThat(work.work(lane(id))).isNull();
        assertThat(analysis.reviewed).hasSize(3);
        assertThat(heard(id).call().status()).isEqualTo(CallStatus.REVIEWED);
        assertThat(onTimeline()).hasSize(1);
    }

    @Test
    void whatFailsEachTimeIsGivenUpWithAReason() {
        UUID id = ofDeal("C1");
        analysis.trouble = () -> {
            throw new IllegalStateException("no rule fits");
        };
        for (int attempt = 1; attempt < CallWork.ATTEMPTS; attempt++) {
            assertThat(work.work(lane(id))).isAfter(now);
            now = now.plus(Duration.ofMinutes(3));
        }
        assertThat(work.work(lane(id))).isNull();
        assertThat(heard(id).call()).extracting(Call::status, Call::problem).containsExactly(CallStatus.FAILED, "review_failed");
        assertThat(heard(id).transcript()).isNotNull();
        assertThat(onTimeline()).isEmpty();
    }

    @Test
    void aCallThatCrashesItsNodeEachTimeIsGivenUp() {
        UUID id = ofDeal("C1");
        analysis.trouble = () -> {
            throw new Crash();
        };
        for (int attempt = 1; attempt <= CallWork.ATTEMPTS; attempt++) {
            assertThatThrownBy(() -> work.work(lane(id))).isInstanceOf(Crash.class);
        }
        assertThat(work.work(lane(id))).isNull();
        assertThat(heard(id).call().status()).isEqualTo(CallStatus.FAILED);
    }

    @Test
    void whoBringsACallAboutTheDealOfAColleagueIsItsRep() {
        NewCall call = new NewCall(CallSource.TRANSCRIPT, "C9", null, null, null, null, crm.id("Rollout"), null, "en", Consent.GIVEN);
        UUID id = as("Rolf").call(() -> intake.transcript(call, SAID));
        assertThat(heard(id).call().rep().name()).isEqualTo("Rolf");
    }

    @Test
    void whatIsErasedIsGoneEverywhereAndStaysAway() {
        UUID id = ofDeal("C1");
        work.work(lane(id));
        assertThatThrownBy(() -> as("Rolf").call(() -> calls.erase(id))).isInstanceOf(CallRefused.class);
        assertThat(as("Stig").call(() -> calls.erase(id))).isEmpty();
        assertThat(as("Nina Holm").call(() -> calls.erase(id))).isPresent();
        assertThat(as("Nina Holm").call(() -> calls.erase(id))).isEmpty();
        assertThat(crm.tenant().call(() -> calls.byId(id))).isEmpty();
        assertThat(onTimeline()).isEmpty();
        String row = crm.tenant().call(() -> database.read(jdbc -> jdbc.sql("select c::text from sales_call c where id = :id").param("id", id).query(String.class).single()));
        assertThat(row).doesNotContain("budget").doesNotContain("Olav").doesNotContain("C1");
        assertThatThrownBy(() -> ofDeal("C1")).isInstanceOf(CallRefused.class).hasMessageContaining("erased");
        List<String> audited = crm.tenant().call(() -> database.read(jdbc -> jdbc.sql("select action from audit_entry where subject = :id").param("id", id).query(String.class).list()));
        assertThat(audited).containsExactly("call_erased");
    }

    @Test
    void erasingReachesAnswersThatToldOfTheCallAndNoOthers() {
        UUID id = ofDeal("C1");
        work.work(lane(id));
        String telling = "{\"sources\":[{\"call\":\"" + id + "\"}]}";
        as("Rolf").run(() -> database.write(jdbc -> {
            jdbc.sql("insert into conversation (tenant_id, id, person_id, memory) values (:tenant, :id, :person, '[\"of the budget\"]')")
                    .param("tenant", crm.tenant().tenantId()).param("id", id).param("person", crm.id("Rolf")).update();
            return jdbc.sql("""
                            insert into conversation_turn (tenant_id, conversation_id, question, reply)
                            values (:tenant, :id, 'What of the call?', cast(:telling as jsonb)), (:tenant, :id, 'And the quota?', '{"text":"12"}')""")
                    .param("tenant", crm.tenant().tenantId()).param("id", id).param("telling", telling).update();
        }));
        as("Nina Holm").run(() -> calls.erase(id));
        List<String> left = as("Rolf").call(() -> database.read(jdbc -> jdbc.sql("""
                        select t.question || ' ' || c.memory from conversation_turn t join conversation c on c.id = t.conversation_id where c.id = :id""")
                .param("id", id).query(String.class).list()));
        assertThat(left).containsExactly("And the quota? []");
    }

    @Test
    void whatIsErasedWhileItIsWorkedOnTakesNothingMore() {
        UUID id = ofDeal("C1");
        analysis.trouble = () -> other(() -> as("Nina Holm").run(() -> calls.erase(id)));
        assertThat(work.work(lane(id))).isNull();
        assertThat(crm.tenant().call(() -> calls.byId(id))).isEmpty();
        assertThat(onTimeline()).isEmpty();
    }

    @Test
    void callsAreFoundByWhatWasSaidAndByTheirRecords() {
        UUID id = ofDeal("C1");
        take("Nina Holm", "C2", "Nina Holm: Nothing of interest.");
        work.work(lane(id));
        UUID deal = crm.id("Rollout");
        assertThat(found(new CallFilter(null, null, null, null, "BUDGET", null, null))).containsExactly("C1");
        assertThat(found(new CallFilter(null, null, null, null, "acme", null, null))).containsExactly("C1");
        assertThat(found(new CallFilter(null, null, null, null, "utterances", null, null))).isEmpty();
        assertThat(found(new CallFilter(null, null, deal, null, null, null, null))).containsExactly("C1");
        assertThat(found(new CallFilter(null, crm.id("Acme"), null, null, null, null, null))).containsExactly("C1");
        assertThat(found(new CallFilter(null, null, null, CallStatus.RECEIVED, null, null, null))).containsExactly("C2");
        assertThat(found(new CallFilter(crm.id("Rolf"), null, null, null, null, null, null))).isEmpty();
        assertThat(found(new CallFilter(null, null, null, null, null, STARTED, STARTED.plusSeconds(1)))).containsExactly("C1");
        assertThat(found(CallFilter.NONE)).as("newest first").containsExactly("C2", "C1");
        assertThat(crm.tenant().call(() -> calls.list(CallFilter.NONE, 1, 1))).extracting(Call::externalId).containsExactly("C1");
    }

    @Test
    void aCallIsWorkedOnWhenNobodyWasWoken() {
        Connections connections = new Connections(database, new SecretBox(new byte[32]), Clock.systemUTC());
        UUID id = ofDeal("C1");
        try (Post post = new Post(TestDatabase.pool(), database, connections, kit.stages.backlogs(), Clock.systemUTC())) {
            post.open(List.of());
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> heard(id).call().status() == CallStatus.REVIEWED);
        }
        assertThat(onTimeline()).hasSize(1);
    }

    private UUID ofDeal(String externalId) {
        return as("Nina Holm").call(() -> intake.transcript(call(externalId, null, STARTED, crm.id("Rollout")), SAID));
    }

    private UUID take(String person, String externalId, String text) {
        return as(person).call(() -> intake.transcript(call(externalId, null, null), text));
    }

    private static NewCall call(String externalId, @Nullable UUID rep, @Nullable Instant started) {
        return call(externalId, rep, started, null);
    }

    private static NewCall call(String externalId, @Nullable UUID rep, @Nullable Instant started, @Nullable UUID deal) {
        return new NewCall(CallSource.TRANSCRIPT, externalId, null, rep, null, null, deal, started, "en", Consent.GIVEN);
    }

    private TenantScope as(String person) {
        return crm.tenant().call(() -> TestDatabase.people().scopeOf(TestDatabase.people().person(crm.id(person)).orElseThrow()));
    }

    private Lane lane(UUID call) {
        return crm.tenant().call(() -> TestCalls.lane(call));
    }

    private HeardCall heard(UUID id) {
        return crm.tenant().call(() -> calls.byId(id).orElseThrow());
    }

    private List<String> said(UUID id) {
        return heard(id).transcript().utterances().stream().map(Utterance::text).toList();
    }

    private List<String> listed(String person) {
        return as(person).call(() -> calls.list(CallFilter.NONE, 0, 10)).stream().map(Call::externalId).toList();
    }

    private List<String> found(CallFilter filter) {
        List<String> ids = crm.tenant().call(() -> calls.list(filter, 0, 10)).stream().map(Call::externalId).toList();
        assertThat(crm.tenant().call(() -> calls.count(filter))).isEqualTo(ids.size());
        return ids;
    }

    private List<Activity> onTimeline() {
        List<TimelineEntry> entries = as("Mara").call(() -> new Timeline(database).ofOpportunity(crm.id("Rollout"), 10));
        return entries.stream().filter(Activity.class::isInstance).map(Activity.class::cast).toList();
    }

    private static void other(Runnable work) {
        Thread thread = Thread.ofPlatform().start(work);
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What ends a thread as a dying process would: nothing catches it. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
