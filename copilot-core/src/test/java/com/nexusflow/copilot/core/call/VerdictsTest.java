package com.nexusflow.copilot.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.call.CallRefused.Reason;
import com.nexusflow.copilot.core.call.Scorecard.Element;
import com.nexusflow.copilot.core.call.Scorecard.Status;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {

    private final TenantDatabase database = TestDatabase.database();
    private final TestCrm crm = new TestCrm(TestDatabase.newTenant())
            .manager("Mara", "North", "Nordics").rep("Nina Holm", "North").rep("Rolf", "North").manager("Kurt", "South", "Iberia").rep("Stig", "South");
    private final Clock clock = Clock.systemUTC();
    private final Audit audit = new Audit(database, new TenantKeys(database), clock);
    private final TestCalls kit = new TestCalls(new FakeAnalysis(), clock);
    private final Calls calls = kit.calls;
    private final TestCalls.Hands work = kit.work;
    private final CallIntake intake = kit.intake;
    private final List<String> told = new ArrayList<>();
    private final Verdicts verdicts = new Verdicts(database, calls, TestDatabase.people(), audit, new CallWitness() {
        @Override
        public void reviewed(Call call) {}

        @Override
        public void overruled(Call call, String card, String element) {
            told.add(card + "/" + element);
        }
    }, clock);

    VerdictsTest() {
        crm.insert("person", "Ann", Map.of("name", "Ann", "role", "operations"));
        sql("update person set team_id = (select id from team where name = 'North') where name = 'Mara'");
    }

    @Test
    void aManagersWordStandsAboveTheMachinesWhichStaysVisible() {
        UUID call = reviewed("Nina Holm", "C1");
        judge("Mara", call, "need", Status.MET, " They said so\u200b on the way out. ", 0);
        Element need = element(call, "need");
        assertThat(need.status()).isEqualTo(Status.NOT_DISCUSSED);
        assertThat(need.standing()).isEqualTo(Status.MET);
        assertThat(need.verdict().by().name()).isEqualTo("Mara");
        assertThat(need.verdict()).extracting(Verdict::reason, Verdict::version).containsExactly("They said so on the way out.", 1);
        assertThat(element(call, "timeline").verdict()).isNull();
    }

    @Test
    void theRepHearsWhatWasOverruledAndNotWhatWasConfirmed() {
        UUID call = reviewed("Nina Holm", "C1");
        judge("Mara", call, "timeline", Status.NOT_DISCUSSED, null, null);
        judge("Mara", call, "need", Status.MET, null, null);
        assertThat(told).containsExactly("bant/need");
    }

    @Test
    void itOutlivesANewReview() {
        UUID call = reviewed("Nina Holm", "C1");
        judge("Mara", call, "need", Status.MET, null, null);
        sql("update sales_call set stage = 'review', not_before = now() - interval '1 minute'");
        work.work(crm.tenant().call(() -> TestCalls.lane(call)));
        assertThat(element(call, "need").standing()).isEqualTo(Status.MET);
        assertThat(stored()).as("what is stored is the machine's own").doesNotContain("Mara");
    }

    @Test
    void whatWasTakenBackIsTheMachinesAgainAndStaysKnown() {
        UUID call = reviewed("Nina Holm", "C1");
        judge("Mara", call, "need", Status.MET, "Wrong", null);
        judge("Ann", call, "need", Status.NOT_MET, null, 1);
        assertThat(as("Mara").call(() -> verdicts.takeBack(call, "bant", "need", 2))).isTrue();
        assertThat(as("Mara").call(() -> verdicts.takeBack(call, "bant", "need", 0))).as("nothing is left to take back").isTrue();
        assertThat(element(call, "need").verdict()).isNull();
        assertThat(element(call, "need").standing()).isEqualTo(Status.NOT_DISCUSSED);
        assertThat(as("Nina Holm").call(() -> verdicts.history(call, "bant", "need")).orElseThrow()).extracting(said -> said.by().name(), Verdict::status, Verdict::version)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Mara", null, 3), org.assertj.core.groups.Tuple.tuple("Ann", Status.NOT_MET, 2),
                        org.assertj.core.groups.Tuple.tuple("Mara", Status.MET, 1));
        assertThat(judge("Mara", call, "need", Status.MET, null, 0).version()).isEqualTo(4);
        List<String> audited = crm.tenant().call(() -> database.read(jdbc -> jdbc.sql("select action from audit_entry where subject = :id order by seq").param("id", call).query(String.class).list()));
        assertThat(audited).containsExactly("scorecard_judged", "scorecard_judged", "scorecard_judgement_taken_back", "scorecard_judged");
    }

    @Test
    void ofTwoManagersTheSecondIsToldThatTheFirstJudged() {
        UUID call = reviewed("Nina Holm", "C1");
        judge("Mara", call, "need", Status.MET, null, 0);
        refused(Reason.CHANGED, () -> judge("Ann", call, "need", Status.NOT_MET, null, 0));
        refused(Reason.CHANGED, () -> as("Ann").call(() -> verdicts.takeBack(call, "bant", "need", 0)));
        assertThat(element(call, "need").standing()).isEqualTo(Status.MET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nina Holm", "Rolf"})
    void neitherTheRepNorAColleagueJudges(String person) {
        UUID call = reviewed("Nina Holm", "C1");
        refused(Reason.NOT_YOURS, () -> judge(person, call, "need", Status.MET, null, null));
        assertThat(as(person).call(() -> verdicts.mayJudge(calls.byId(call).orElseThrow().call()))).isFalse();
    }

    @Test
    void aManagerDoesNotJudgeTheOwnCallsAndAnothersManagerSeesNone() {
        UUID own = reviewed("Mara", "C1");
        refused(Reason.NOT_YOURS, () -> judge("Mara", own, "need", Status.MET, null, null));
        judge("Ann", own, "need", Status.MET, null, null);
        assertThat(as("Kurt").call(() -> verdicts.judge(own, "bant", "need", new Judgement(Status.MET, null), null))).isEmpty();
        assertThat(as("Kurt").call(() -> verdicts.takeBack(own, "bant", "need", null))).isFalse();
        assertThat(as("Kurt").call(() -> verdicts.history(own, "bant", "need"))).isEmpty();
        assertThat(as("Kurt").call(() -> database.<Long>read(jdbc -> jdbc.sql("select count(*) from scorecard_verdict").query(Long.class).single()))).isZero();
    }

    @Test
    void whatTheReviewDoesNotHaveCannotBeJudged() {
        UUID call = reviewed("Nina Holm", "C1");
        refused(Reason.NO_SUCH_ELEMENT, () -> judge("Mara", call, "budget", Status.MET, null, null));
        UUID fresh = take("Nina Holm", "C2");
        refused(Reason.NO_SUCH_ELEMENT, () -> judge("Mara", fresh, "need", Status.MET, null, null));
        assertThatThrownBy(() -> new Judgement(Status.MET, "x".repeat(501))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("501");
    }

    @Test
    void anErasedCallTakesWhatWasSaidOfItAlong() {
        UUID call = reviewed("Nina Holm", "C1");
        judge("Mara", call, "need", Status.MET, "Between us", null);
        as("Nina Holm").run(() -> calls.erase(call));
        assertThat(crm.tenant().call(() -> database.<Long>read(jdbc -> jdbc.sql("select count(*) from scorecard_verdict").query(Long.class).single()))).isZero();
    }

    @Test
    void agreementIsSaidWhenThereAreEnoughJudgementsAndOverWhatTheReaderSees() {
        for (int i = 0; i < 7; i++) {
            UUID call = reviewed(i < 6 ? "Nina Holm" : "Stig", "C" + i);
            for (String element : List.of("timeline", "need", "a")) {
                judge("Ann", call, element, element.equals("need") ? Status.MET : Status.NOT_DISCUSSED, null, null);
            }
        }
        assertThat(as("Ann").call(verdicts::agreement)).filteredOn(card -> card.card().equals("bant")).singleElement().satisfies(card -> {
            assertThat(card.judgements()).isEqualTo(21);
            assertThat(card.enough()).isTrue();
            assertThat(card.equal()).isEqualTo(14 / 21.0);
            assertThat(card.kappa()).as("the machine says the same of all").isZero();
        });
        assertThat(as("Mara").call(verdicts::agreement)).extracting(CardAgreement::card, CardAgreement::judgements, CardAgreement::enough, CardAgreement::kappa)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("bant", 18, false, null), org.assertj.core.groups.Tuple.tuple("meddicc", 0, false, null),
                        org.assertj.core.groups.Tuple.tuple("spiced", 0, false, null));
    }

    private Verdict judge(String person, UUID call, String element, Status status, @Nullable String reason, @Nullable Integer seen) {
        return as(person).call(() -> verdicts.judge(call, "bant", element, new Judgement(status, reason), seen)).orElseThrow();
    }

    private static void refused(Reason reason, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(CallRefused.class, why -> assertThat(why.reason()).isEqualTo(reason));
    }

    private UUID reviewed(String rep, String externalId) {
        UUID call = take(rep, externalId);
        work.work(crm.tenant().call(() -> TestCalls.lane(call)));
        return call;
    }

    private UUID take(String rep, String externalId) {
        NewCall call = new NewCall(CallSource.TRANSCRIPT, externalId, null, crm.id(rep), null, null, null, null, "en", Consent.GIVEN);
        return as(rep).call(() -> intake.transcript(call, "Nina Holm: Hello.\nOlav Berg: Good morning."));
    }

    private Element element(UUID call, String element) {
        return as("Nina Holm").call(() -> calls.byId(call)).orElseThrow().review().scorecards().get("bant").elements().get(element);
    }

    private String stored() {
        return crm.tenant().call(() -> database.read(jdbc -> jdbc.sql("select review::text from sales_call").query(String.class).single()));
    }

    private void sql(String statement) {
        crm.tenant().run(() -> database.write(jdbc -> jdbc.sql(statement).update()));
    }

    private TenantScope as(String person) {
        return crm.tenant().call(() -> TestDatabase.people().scopeOf(TestDatabase.people().person(crm.id(person)).orElseThrow()));
    }
}
