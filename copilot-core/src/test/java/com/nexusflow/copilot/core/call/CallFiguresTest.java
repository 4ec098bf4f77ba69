package com.nexusflow.copilot.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nexusflow.copilot.core.call.CallMetrics.Moments;
import com.nexusflow.copilot.core.call.CallMetrics.SideSpeech;
import com.nexusflow.copilot.core.call.CallMetrics.TalkTimes;
import com.nexusflow.copilot.core.call.CallReview.CompetitorMention;
import com.nexusflow.copilot.core.call.CallReview.NextStep;
import com.nexusflow.copilot.core.call.CallReview.Objection;
import com.nexusflow.copilot.core.call.CallReview.PriceTalk;
import com.nexusflow.copilot.core.call.CallReview.RedFlag;
import com.nexusflow.copilot.core.call.CallReview.Sentiment;
import com.nexusflow.copilot.core.call.CallStatistics.OfRep;
import com.nexusflow.copilot.core.call.CallStatistics.OfWeek;
import com.nexusflow.copilot.core.call.WorthHearing.Kind;
import com.nexusflow.copilot.core.call.WorthHearing.Reason;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallFiguresTest {

    private static final Quote QUOTE = new Quote("It costs too much.", 1, 2_000, Side.CUSTOMER);

    private final TenantDatabase database = TestDatabase.database();
    private final TestCrm crm = new TestCrm(TestDatabase.newTenant())
            .manager("Mara", "North", "Nordics").rep("Nina", "North").rep("Rolf", "North").manager("Kurt", "South", "Iberia").rep("Stig", "South");
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
    private final CallFigures figures = new CallFigures(database, TestDatabase.tenants());

    /** 600 of 1000 s and 100 of 1000 s: 700 of 2000 s. */
    @Test
    void theTalkRatioIsThatOfAllSpeechTogether() {
        reviewed("Nina", "2026-05-18T09:00:00Z", timed(600, 400, 90, 30, 0.8, 10));
        UUID longer = reviewed("Nina", "2026-05-19T09:00:00Z", timed(100, 900, 150, 10, 0.4, 2));
        TalkFigures all = ofAll().all();
        assertThat(all.talkRatio()).isEqualTo(0.35, within(1e-9));
        assertThat(all.repSeconds()).isEqualTo(700, within(1e-9));
        assertThat(all.monologueSeconds()).isEqualTo(120, within(1e-9));
        assertThat(all.longestMonologue()).isEqualTo(new TalkFigures.Monologue(150, longer));
        assertThat(all.switchesPerHour()).as("as one call").isEqualTo(20, within(1e-9));
        assertThat(all.patienceSeconds()).as("the median of the calls").isEqualTo(0.6, within(1e-9));
        assertThat(all.questionsPerCall()).isEqualTo(6, within(1e-9));
        assertThat(all.questionsPerHour()).as("12 in 2400 s").isEqualTo(18, within(1e-9));
        assertThat(all.wordsPerMinute()).as("2 × 700 words in 700 s").isEqualTo(120, within(1e-9));
        assertThat(all.fillersPerMinute()).as("2 × 7 in 700 s").isEqualTo(1.2, within(1e-9));
    }

    @Test
    void callsWithoutTimesOrReviewAreCountedApartAndNeverEstimated() {
        reviewed("Nina", "2026-05-18T09:00:00Z", timed(600, 400, 90, 30, 0.8, 10));
        reviewed("Nina", "2026-05-18T10:00:00Z", untimed(4));
        take("Nina", "2026-05-18T11:00:00Z", untimed(4));
        TalkFigures all = ofAll().all();
        assertThat(all).extracting(TalkFigures::calls, TalkFigures::timed, TalkFigures::untimed, TalkFigures::pending, TalkFigures::failed).containsExactly(3, 1, 1, 1, 0);
        assertThat(all.talkRatio()).isEqualTo(0.6, within(1e-9));
        assertThat(all.questionsPerCall()).as("questions need no times").isEqualTo(7, within(1e-9));
        assertThat(figures(untimedOnly()).talkRatio()).isNull();
        assertThat(figures(untimedOnly()).longestMonologue()).isNull();
    }

    private CallFilter untimedOnly() {
        return new CallFilter(null, null, null, null, null, Instant.parse("2026-05-18T09:30:00Z"), null);
    }

    @Test
    void repsStandInTheOrderOfHowLongTheySpokeWithTheirWeeks() {
        reviewed("Rolf", "2026-05-12T09:00:00Z", timed(100, 400, 90, 30, 0.8, 10));
        reviewed("Rolf", "2026-05-17T23:30:00Z", timed(100, 300, 90, 30, 0.8, 10));
        reviewed("Nina", "2026-05-18T09:00:00Z", timed(600, 400, 90, 30, 0.8, 10));
        CallStatistics all = ofAll();
        assertThat(all.reps()).extracting(rep -> rep.rep().name()).containsExactly("Nina", "Rolf");
        assertThat(all.reps().get(1).weeks()).as("late on Sunday in UTC it is Monday for the tenant").extracting(OfWeek::monday).containsExactly(LocalDate.of(2026, 5, 11), LocalDate.of(2026, 5, 18));
        assertThat(all.weeks()).extracting(OfWeek::monday).containsExactly(LocalDate.of(2026, 5, 11), LocalDate.of(2026, 5, 18));
        assertThat(all.weeks().getFirst().figures().talkRatio()).isEqualTo(0.2, within(1e-9));
    }

    @Test
    void nobodySeesFiguresOfCallsThatTheyMayNotSee() {
        reviewed("Nina", "2026-05-18T09:00:00Z", timed(600, 400, 90, 30, 0.8, 10));
        reviewed("Stig", "2026-05-18T09:00:00Z", timed(600, 400, 90, 30, 0.8, 10));
        assertThat(as("Mara").call(() -> figures.of(CallFilter.NONE)).reps()).extracting(OfRep::rep).extracting(rep -> rep.name()).containsExactly("Nina");
        assertThat(as("Stig").call(() -> figures.of(CallFilter.NONE)).all().calls()).isEqualTo(1);
        CallFilter others = new CallFilter(null, null, null, null, null, null, null, null, List.of(crm.id("Nina"), crm.id("Rolf")));
        assertThat(as("Stig").call(() -> figures.of(others)).all().calls()).isZero();
        assertThat(as("Mara").call(() -> figures.of(others)).all().calls()).isEqualTo(1);
    }

    @Test
    void whatIsWorthHearingStandsFirstWithItsReasons() {
        reviewed("Nina", "2026-05-18T09:00:00Z", timed(600, 400, 90, 30, 0.8, 10));
        CallReview priced = review(metrics(null, 200, 0), 0.1, List.of(), List.of(), List.of(), List.of(new PriceTalk(10, "EUR", QUOTE)), true);
        CallReview bad = review(metrics(null, 200, 0), -0.5, List.of(new Objection("price", QUOTE, null), new Objection("price", QUOTE, QUOTE)),
                List.of(new RedFlag("leaving", QUOTE)), List.of(new CompetitorMention("Zenware", QUOTE)), List.of(), false);
        UUID second = reviewed("Nina", "2026-05-18T10:00:00Z", priced);
        UUID first = reviewed("Nina", "2026-05-18T11:00:00Z", bad);
        List<WorthHearing> worth = crm.tenant().call(() -> figures.worthHearing(CallFilter.NONE, 10));
        assertThat(worth).extracting(one -> one.call().id()).containsExactly(first, second);
        assertThat(worth.getFirst().reasons()).extracting(Reason::kind)
                .containsExactly(Kind.RED_FLAG, Kind.OPEN_OBJECTION, Kind.MOOD_FALL, Kind.COMPETITOR, Kind.NO_NEXT_STEP, Kind.OBJECTION);
        assertThat(worth.getFirst().score()).isEqualTo(4 + 3 + 3 + 2 + 2 + 1);
        assertThat(worth.get(1).reasons()).containsExactly(new Reason(Kind.PRICE, 1, QUOTE));
        assertThat(crm.tenant().call(() -> figures.worthHearing(CallFilter.NONE, 1))).extracting(one -> one.call().id()).containsExactly(first);
    }

    /** Rows come through a cursor of the database when the driver is not given all of them at once. */
    @Test
    void callsAreReadFewAtATime() {
        reviewed("Nina", "2026-05-18T09:00:00Z", untimed(4));
        crm.tenant().run(() -> database.write(jdbc -> jdbc.sql("""
                insert into sales_call select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'external_id', n))).* from sales_call c, generate_series(1, 150) n""")
                .update()));
        List<Integer> cursors = new ArrayList<>();
        crm.tenant().run(() -> figures.each(CallFilter.NONE, (call, metrics) -> cursors.add(
                database.<Integer>read(jdbc -> jdbc.sql("select count(*) from pg_cursors where name <> ''").query(Integer.class).single()))));
        assertThat(cursors).hasSize(151).startsWith(1).endsWith(0);
    }

    @Test
    void ofAReviewOnlyThePartsAreReadThatMakeItWorthHearing() {
        UUID id = reviewed("Nina", "2026-05-18T10:00:00Z", review(metrics(null, 200, 0), 0.1, List.of(), List.of(), List.of(), List.of(new PriceTalk(10, "EUR", QUOTE)), true));
        crm.tenant().run(() -> database.write(jdbc -> jdbc.sql("""
                        update sales_call set review = cast(jsonb_set(cast(review as jsonb), '{scorecards}', '"as another version wrote them"') as json) where id = :id""")
                .param("id", id).update()));
        assertThat(crm.tenant().call(() -> figures.worthHearing(CallFilter.NONE, 10))).extracting(one -> one.call().id()).containsExactly(id);
    }

    private CallStatistics ofAll() {
        return crm.tenant().call(() -> figures.of(CallFilter.NONE));
    }

    private TalkFigures figures(CallFilter filter) {
        return crm.tenant().call(() -> figures.of(filter)).all();
    }

    private UUID reviewed(String rep, String at, CallReview review) {
        UUID id = take(rep, at, review);
        work.work(crm.tenant().call(() -> TestCalls.lane(id)));
        return id;
    }

    private UUID take(String rep, String at, CallReview review) {
        String mark = "call " + reviews.size();
        reviews.put(mark, review);
        NewCall call = new NewCall(CallSource.TRANSCRIPT, mark, null, crm.id(rep), null, null, null, Instant.parse(at), "en", Consent.GIVEN);
        return as(rep).call(() -> intake.transcript(call, rep + ": " + mark));
    }

    private TenantScope as(String person) {
        return crm.tenant().call(() -> TestDatabase.people().scopeOf(TestDatabase.people().person(crm.id(person)).orElseThrow()));
    }

    static CallReview timed(double rep, double customer, double monologue, double switches, double patience, int questions) {
        return timed(rep, customer, monologue, switches, patience, questions, rep + customer + 200);
    }

    static CallReview timed(double rep, double customer, double monologue, double switches, double patience, int questions, double duration) {
        TalkTimes times = new TalkTimes(rep / (rep + customer), monologue, 10, switches, patience, 0, 200, duration);
        SideSpeech own = new SideSpeech(700, questions, 1.0, 1.0, 7, 1.0, rep);
        SideSpeech theirs = new SideSpeech(300, 0, 0.0, 1.0, 0, 0.0, customer);
        return review(new CallMetrics(true, times, own, theirs, new Moments(null, null, true)), 0, List.of(), List.of(), List.of(), List.of(), true);
    }

    static CallReview untimed(int questions) {
        return review(metrics(null, 10, questions), 0, List.of(), List.of(), List.of(), List.of(), true);
    }

    private static CallMetrics metrics(@Nullable TalkTimes times, int words, int questions) {
        SideSpeech side = new SideSpeech(words, questions, null, null, 0, null, null);
        return new CallMetrics(times != null, times, side, side, new Moments(null, null, false));
    }

    private static CallReview review(CallMetrics metrics, double trend, List<Objection> objections, List<RedFlag> flags, List<CompetitorMention> competitors,
            List<PriceTalk> prices, boolean nextStep) {
        List<NextStep> steps = nextStep ? List.of(new NextStep("Send it", Side.REP, "", null, QUOTE)) : List.of();
        return new CallReview("test-1", false, metrics, List.of(), List.of(), objections, steps, List.of(), competitors, prices, flags,
                new Sentiment(List.of(), null, null, null, trend), Map.of(), List.of(), List.of(), List.of());
    }
}
