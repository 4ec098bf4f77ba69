package com.nexusflow.copilot.core.call;

import static com.nexusflow.copilot.core.call.CallFiguresTest.timed;
import static com.nexusflow.copilot.core.call.CallFiguresTest.untimed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nexusflow.copilot.core.call.CoachingReport.Lesson;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoachingTest {

    private static final Instant FROM = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-06-01T00:00:00Z");

    private final TenantDatabase database = TestDatabase.database();
    private final TestCrm crm = new TestCrm(TestDatabase.newTenant())
            .manager("Mara", "North", "Nordics").rep("Nina", "North").rep("Rolf", "North").rep("Olga", "North").manager("Kurt", "South", "Iberia").rep("Stig", "South");
    private final Clock clock = Clock.fixed(Instant.parse("2026-05-20T08:00:00Z"), ZoneOffset.UTC);
    private final Map<String, CallReview> reviews = new HashMap<>();
    private final CallAnalysis analysis = new FakeAnalysis() {
        @Override
        public CallReview review(Transcript transcript, CallFacts facts) {
            return reviews.get(transcript.utterances().getFirst().text());
        }
    };
    private final Opportunities opportunities = new Opportunities(database);
    private final TestCalls kit = new TestCalls(analysis, clock);
    private final Calls calls = kit.calls;
    private final TestCalls.Hands work = kit.work;
    private final CallIntake intake = kit.intake;
    private final Coaching coaching = new Coaching(new CallFigures(database, TestDatabase.tenants()), TestDatabase.people());

    CoachingTest() {
        crm.insert("person", "Ann", Map.of("name", "Ann", "role", "admin"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRepSeesTheOwnFiguresAndTheTeamsAverageWhetherTheTeamSharesOrNot(boolean sharing) {
        crm.tenant().run(() -> database.write(jdbc -> jdbc.sql("update tenant set team_sharing = " + sharing).update()));
        reviewed("Nina", timed(600, 400, 90, 30, 0.8, 10));
        reviewed("Rolf", timed(200, 800, 300, 30, 0.8, 10));
        reviewed("Olga", timed(400, 600, 90, 30, 0.8, 10));
        reviewed("Stig", timed(999, 1, 90, 30, 0.8, 10));
        CoachingReport report = report("Nina", null).orElseThrow();
        assertThat(report.person().name()).isEqualTo("Nina");
        assertThat(report.figures().talkRatio()).isEqualTo(0.6, within(1e-9));
        assertThat(report.people()).isEmpty();
        assertThat(report.team().people()).isEqualTo(3);
        assertThat(report.team().figures().talkRatio()).isEqualTo(0.4, within(1e-9));
        assertThat(report.team().weeks()).hasSize(1);
        assertThat(report.team().figures().longestMonologue()).as("the longest is Rolf's, and nobody else's business").isNull();
        assertThat(report.worthHearing()).allMatch(worth -> worth.call().rep().name().equals("Nina"));
        assertThat(as("Nina").call(coaching::people)).extracting(Named::name).containsExactly("Nina");
        for (String other : List.of("Rolf", "Mara", "Stig")) {
            assertThat(report("Nina", other)).as(other).isEmpty();
        }
    }

    @Test
    void anAverageThatWouldTellAColleaguesFiguresIsLeftOut() {
        reviewed("Nina", timed(600, 400, 90, 30, 0.8, 10));
        reviewed("Rolf", timed(200, 800, 90, 30, 0.8, 10));
        assertThat(report("Nina", null).orElseThrow().team()).isNull();
        assertThat(report("Mara", "Nina").orElseThrow().team().people()).as("who sees both anyway").isEqualTo(2);
    }

    @Test
    void aWeekThatWouldTellAColleaguesFiguresIsLeftOutToo() {
        reviewed("Nina", "2026-05-11T09:00:00Z", timed(600, 400, 90, 30, 0.8, 10));
        reviewed("Rolf", "2026-05-11T09:00:00Z", timed(600, 400, 90, 30, 0.8, 10));
        reviewed("Olga", "2026-05-18T09:00:00Z", timed(600, 400, 90, 30, 0.8, 10));
        assertThat(report("Nina", null).orElseThrow().team().people()).isEqualTo(3);
        assertThat(report("Nina", null).orElseThrow().team().weeks()).isEmpty();
    }

    @Test
    void aManagerSeesThePeopleLedAndNobodyElse() {
        reviewed("Nina", timed(600, 400, 90, 30, 0.8, 10));
        reviewed("Rolf", timed(200, 800, 90, 30, 0.8, 10));
        reviewed("Stig", timed(999, 1, 90, 30, 0.8, 10));
        CoachingReport report = report("Mara", null).orElseThrow();
        assertThat(report.person()).isNull();
        assertThat(report.people()).extracting(rep -> rep.rep().name()).containsExactly("Nina", "Rolf");
        assertThat(report.figures().talkRatio()).isEqualTo(0.4, within(1e-9));
        assertThat(as("Mara").call(coaching::people)).extracting(Named::name).containsExactly("Mara", "Nina", "Olga", "Rolf");
        assertThat(report("Mara", "Stig")).isEmpty();
        assertThat(report("Ann", null).orElseThrow().figures().calls()).as("an administrator sees all").isEqualTo(3);
        assertThat(report("Ann", "Stig").orElseThrow().figures().calls()).isEqualTo(1);
    }

    @Test
    void whatLiesFarthestOutsideTheRangesIsToBeTriedWithTheCallsToHearItIn() {
        reviewed("Nina", timed(500, 500, 90, 30, 0.8, 12));
        reviewed("Nina", voicemail());
        UUID worse = reviewed("Nina", timed(500, 500, 400, 30, 0.5, 13));
        UUID worst = reviewed("Nina", timed(500, 500, 500, 30, 0.8, 11));
        CoachingReport report = report("Nina", null).orElseThrow();
        assertThat(report.strengths()).extracting(Lesson::measure).containsExactly(Measure.TALK_RATIO, Measure.PATIENCE, Measure.QUESTIONS);
        assertThat(report.attempt().measure()).isEqualTo(Measure.MONOLOGUE);
        assertThat(report.attempt().value()).isEqualTo(447.5, within(1e-9));
        assertThat(report.attempt().calls()).extracting(example -> example.call().id()).containsExactly(worst, worse);
    }

    @Test
    void whatIsNoConversationTellsNothingOfHowSomebodyTalks() {
        reviewed("Nina", timed(500, 500, 90, 30, 0.8, 12));
        reviewed("Nina", timed(9, 1, 9, 0, 0.8, 0, 10));
        reviewed("Nina", alone());
        CoachingReport report = report("Nina", null).orElseThrow();
        assertThat(report.figures().calls()).isEqualTo(1);
        assertThat(report.figures().talkRatio()).isEqualTo(0.5, within(1e-9));
        assertThat(report.worthHearing()).allSatisfy(worth -> assertThat(report.figures().calls()).isEqualTo(1));
        assertThat(report.worthHearing()).hasSizeLessThan(2);
    }

    @Test
    void twoCallsAreTooFewToSayAnything() {
        reviewed("Nina", timed(900, 100, 400, 30, 0.8, 30));
        reviewed("Nina", timed(900, 100, 400, 30, 0.8, 30));
        CoachingReport report = report("Nina", null).orElseThrow();
        assertThat(report.strengths()).isEmpty();
        assertThat(report.attempt()).isNull();
        assertThat(report.figures().talkRatio()).isEqualTo(0.9, within(1e-9));
    }

    @Test
    void callsWithoutTimesAreCountedAndNamed() {
        reviewed("Nina", timed(600, 400, 90, 30, 0.8, 10));
        UUID untimed = reviewed("Nina", untimed(4));
        CoachingReport report = report("Nina", null).orElseThrow();
        assertThat(report.figures().untimed()).isEqualTo(1);
        assertThat(report.untimed()).extracting(Call::id).containsExactly(untimed);
        assertThat(Measure.TALK_RATIO.calls(report.figures())).isEqualTo(1);
        assertThat(Measure.QUESTIONS.calls(report.figures())).isEqualTo(2);
    }

    /** Minutes of one voice. */
    private static CallReview alone() {
        CallReview talk = timed(500, 0, 500, 0, 0.8, 12);
        CallMetrics.SideSpeech nobody = new CallMetrics.SideSpeech(0, 0, null, null, 0, null, null);
        return new CallReview("test-1", false, new CallMetrics(true, talk.metrics().times(), talk.metrics().rep(), nobody, talk.metrics().moments()), List.of(), List.of(), talk.objections(),
                List.of(), List.of(), List.of(), List.of(), talk.redFlags(), talk.sentiment(), Map.of(), List.of(), List.of(), List.of());
    }

    /** The longest monologue of all, with nothing to hear in it. */
    private static CallReview voicemail() {
        CallReview talk = timed(500, 500, 800, 30, 0.8, 12);
        CallMetrics metrics = talk.metrics();
        CallMetrics.SideSpeech few = new CallMetrics.SideSpeech(20, 12, 1.0, 1.0, 0, 1.0, 500.0);
        return new CallReview("test-1", false, new CallMetrics(true, metrics.times(), few, few, metrics.moments()), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), talk.sentiment(), Map.of(), List.of(), List.of(), List.of());
    }

    private Optional<CoachingReport> report(String reader, @Nullable String rep) {
        return as(reader).call(() -> coaching.of(rep == null ? null : crm.id(rep), FROM, BEFORE));
    }

    private UUID reviewed(String rep, CallReview review) {
        return reviewed(rep, "2026-05-18T09:00:00Z", review);
    }

    private UUID reviewed(String rep, String at, CallReview review) {
        String mark = "call " + reviews.size();
        reviews.put(mark, review);
        NewCall call = new NewCall(CallSource.TRANSCRIPT, mark, null, crm.id(rep), null, null, null, Instant.parse(at), "en", Consent.GIVEN);
        UUID id = as(rep).call(() -> intake.transcript(call, rep + ": " + mark));
        work.work(crm.tenant().call(() -> TestCalls.lane(id)));
        return id;
    }

    private TenantScope as(String person) {
        return crm.tenant().call(() -> TestDatabase.people().scopeOf(TestDatabase.people().person(crm.id(person)).orElseThrow()));
    }
}
