package com.nexusflow.copilot.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.change.Change.AddCompetitor;
import com.nexusflow.copilot.core.change.Change.AddNote;
import com.nexusflow.copilot.core.change.Change.ConvertLead;
import com.nexusflow.copilot.core.change.Change.CreateContact;
import com.nexusflow.copilot.core.change.Change.CreateLead;
import com.nexusflow.copilot.core.change.Change.CreateTask;
import com.nexusflow.copilot.core.change.Change.LogActivity;
import com.nexusflow.copilot.core.change.Change.RemoveCompetitor;
import com.nexusflow.copilot.core.change.Change.Subject;
import com.nexusflow.copilot.core.change.ProposedChange.Status;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChangesTest {

    private final ChangeKit kit = new ChangeKit();

    @Test
    void proposingChangesNothing() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "4500000"));
        assertThat(proposal.lines()).singleElement().satisfies(line -> {
            assertThat(line.recordName()).isEqualTo("Rollout");
            assertThat(line.before()).isEqualTo(Value.of(Value.Kind.MONEY, 100_000));
            assertThat(line.after()).isEqualTo(Value.of(Value.Kind.MONEY, 4_500_000));
        });
        assertThat(kit.ofDeal("amount_minor", "Rollout")).isEqualTo("100000");
        assertThat(kit.ofDeal("version", "Rollout")).isEqualTo("0");
    }

    @Test
    void anApprovalDoesAllLinesOfOneDealAtOnce() {
        ProposedChange proposal = kit.propose("Ida Falk",
                kit.set("Rollout", DealField.STAGE, kit.crm.id(ChangeKit.NEGOTIATION).toString()),
                kit.set("Rollout", DealField.CLOSE_DATE, "2026-06-30"), kit.set("Rollout", DealField.NEXT_STEP, "Send the contract"));
        assertThat(kit.approve("Ida Falk", proposal)).isInstanceOf(Decision.Applied.class);
        assertThat(kit.value("select s.name || ' ' || o.close_date || ' ' || o.next_step from opportunity o join stage s on s.id = o.stage_id where o.name = 'Rollout'"))
                .isEqualTo("Negotiation 2026-06-30 Send the contract");
        assertThat(kit.value("select changed_by::text from opportunity_history order by seq desc limit 1")).isEqualTo(kit.crm.id("Ida Falk").toString());
    }

    @Test
    void onlyTheTickedLinesAreDone() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "777"), kit.set("Rollout", DealField.CLOSE_DATE, "2026-07-01"));
        assertThat(kit.approve("Ida Falk", proposal, Set.of(2))).isInstanceOf(Decision.Applied.class);
        assertThat(kit.ofDeal("amount_minor || ' ' || close_date", "Rollout")).isEqualTo("100000 2026-07-01");
        assertThat(kit.approve("Ida Falk", kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "777")), Set.of()))
                .isEqualTo(new Decision.Refused(Decision.Reason.NOTHING_CHOSEN));
    }

    @Test
    void anApprovalThatIsRepeatedHasNoSecondEffect() {
        ProposedChange proposal = kit.propose("Ida Falk", new AddNote("Wants a security review", new Subject(null, null, kit.crm.id("Rollout"))));
        assertThat(kit.approve("Ida Falk", proposal)).isInstanceOf(Decision.Applied.class);
        assertThat(kit.approve("Ida Falk", proposal)).isInstanceOf(Decision.Applied.class);
        assertThat(kit.value("select count(*) from note")).isEqualTo("1");
    }

    @Test
    void twoApprovalsAtTheSameMomentHaveOneEffect() {
        ProposedChange proposal = kit.propose("Ida Falk", new AddNote("Once", Subject.NOTHING));
        List<CompletableFuture<Decision>> decisions = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                decisions.add(CompletableFuture.supplyAsync(() -> kit.approve("Ida Falk", proposal), threads));
            }
        }
        assertThat(decisions).allSatisfy(decision -> assertThat(decision.join()).isInstanceOf(Decision.Applied.class));
        assertThat(kit.value("select count(*) from note")).isEqualTo("1");
        assertThat(kit.value("select count(*) from audit_entry")).isEqualTo("1");
    }

    @Test
    void twoProposalsForOneStateRaceAndTheLaterShowsTheNewerState() {
        ProposedChange first = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"));
        ProposedChange second = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "900"));
        assertThat(kit.approve("Ida Falk", first)).isInstanceOf(Decision.Applied.class);
        Decision late = kit.approve("Ida Falk", second);
        assertThat(late).isInstanceOfSatisfying(Decision.Stale.class,
                stale -> assertThat(stale.renewed().lines().getFirst().before()).isEqualTo(Value.of(Value.Kind.MONEY, 500)));
        assertThat(kit.ofDeal("amount_minor", "Rollout")).isEqualTo("500");
        assertThat(kit.approve("Ida Falk", second)).isEqualTo(new Decision.Refused(Decision.Reason.CLOSED));
        assertThat(kit.approve("Ida Falk", ((Decision.Stale) late).renewed())).isInstanceOf(Decision.Applied.class);
        assertThat(kit.ofDeal("amount_minor", "Rollout")).isEqualTo("900");
    }

    @Test
    void oneStaleLineKeepsAllLinesFromBeingDone() {
        ProposedChange both = kit.propose("Vera Holt", kit.set("Rollout", DealField.AMOUNT, "500"), kit.set("Renewal", DealField.AMOUNT, "600"));
        kit.approve("Luc Moreau", kit.propose("Luc Moreau", kit.set("Renewal", DealField.CLOSE_DATE, "2026-08-01")));
        assertThat(kit.approve("Vera Holt", both)).isInstanceOf(Decision.Stale.class);
        assertThat(kit.ofDeal("amount_minor", "Rollout")).isEqualTo("100000");
    }

    @Test
    void aProposalIsGoodForTenMinutes() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"));
        kit.pass(Duration.ofMinutes(10));
        assertThat(kit.approve("Ida Falk", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.EXPIRED));
        assertThat(kit.ofDeal("amount_minor", "Rollout")).isEqualTo("100000");
        assertThat(kit.as("Ida Falk").call(() -> kit.proposals().waiting())).isEmpty();
    }

    @Test
    void aForgedSignatureIsRefused() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"));
        ProposedChange other = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "900"));
        assertThat(kit.as("Ida Falk").call(() -> kit.approvals().approve(proposal.id(), other.signature(), Set.of(1))))
                .isEqualTo(new Decision.Refused(Decision.Reason.FORGED));
    }

    @Test
    void aLineThatWasTamperedWithNoLongerFitsItsSignature() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"));
        kit.crm.tenant().run(() -> TestDatabase.database().write(jdbc -> jdbc.sql(
                        "update change_line set change = jsonb_set(change, '{value}', '\"99900\"') where proposal_id = ?").param(proposal.id()).update()));
        assertThat(kit.approve("Ida Falk", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.FORGED));
    }

    @Test
    void nobodyElseApproves() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"));
        assertThat(kit.approve("Luc Moreau", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.UNKNOWN));
        assertThat(kit.approve("Vera Holt", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.UNKNOWN));
        assertThat(kit.approve("Eva Prat", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.UNKNOWN));
    }

    @Test
    void aRepSeesAColleaguesDealButMayNotChangeIt() {
        assertThatThrownBy(() -> kit.propose("Ida Falk", kit.set("Renewal", DealField.AMOUNT, "500")))
                .isInstanceOfSatisfying(ChangeRefused.class, e -> assertThat(e.reason()).isEqualTo(ChangeRefused.Reason.NOT_YOURS));
        assertThatThrownBy(() -> kit.propose("Eva Prat", kit.set("Renewal", DealField.AMOUNT, "500")))
                .isInstanceOfSatisfying(ChangeRefused.class, e -> assertThat(e.reason()).isEqualTo(ChangeRefused.Reason.UNKNOWN_RECORD));
        assertThat(kit.propose("Vera Holt", kit.set("Renewal", DealField.AMOUNT, "500")).lines()).hasSize(1);
    }

    @Test
    void theRightToChangeIsAskedAgainWhenApproving() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"));
        kit.crm.tenant().run(() -> TestDatabase.database().write(
                jdbc -> jdbc.sql("update opportunity set owner_id = ? where name = 'Rollout'").param(kit.crm.id("Luc Moreau")).update()));
        assertThat(kit.approve("Ida Falk", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.NOT_YOURS));
        assertThat(kit.ofDeal("amount_minor", "Rollout")).isEqualTo("100000");
    }

    @Test
    void aDealGivenToAnotherTeamIsOutOfSightAndComesBackByUndo() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.OWNER, kit.crm.id("Eva Prat").toString()));
        assertThat(kit.approve("Ida Falk", proposal)).isInstanceOf(Decision.Applied.class);
        assertThat(kit.ofDeal("owner_id", "Rollout")).isEqualTo(kit.crm.id("Eva Prat").toString());
        assertThat(kit.undo("Ida Falk", proposal)).isInstanceOf(Decision.Undone.class);
        assertThat(kit.ofDeal("owner_id", "Rollout")).isEqualTo(kit.crm.id("Ida Falk").toString());
    }

    @Test
    void undoRestoresEveryLineAndCanBeRepeated() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"), kit.set("Rollout", DealField.CLOSE_DATE, null),
                new AddCompetitor(kit.crm.id("Rollout"), "Zenmark"), new CreateTask("Call back", LocalDate.of(2026, 5, 20), kit.crm.id("Ida Falk"), Subject.NOTHING));
        kit.approve("Ida Falk", proposal);
        assertThat(kit.ofDeal("close_date", "Rollout")).isNull();
        assertThat(kit.undo("Ida Falk", proposal)).isInstanceOf(Decision.Undone.class);
        assertThat(kit.undo("Ida Falk", proposal)).isInstanceOf(Decision.Undone.class);
        assertThat(kit.ofDeal("amount_minor || ' ' || close_date", "Rollout")).isEqualTo("100000 2026-06-01");
        assertThat(kit.value("select (select count(*) from opportunity_competitor) + (select count(*) from task)")).isEqualTo("0");
    }

    @Test
    void whatWasChangedSinceIsNotTakenBack() {
        ProposedChange first = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"), kit.set("Rollout", DealField.NEXT_STEP, "Call"));
        kit.approve("Ida Falk", first);
        kit.approve("Ida Falk", kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "900")));
        assertThat(kit.undo("Ida Falk", first)).isInstanceOfSatisfying(Decision.Overtaken.class,
                overtaken -> assertThat(overtaken.lines()).singleElement().satisfies(line -> assertThat(line.field()).isEqualTo("amount")));
        assertThat(kit.ofDeal("amount_minor || ' ' || next_step", "Rollout")).isEqualTo("900 Call");
    }

    @Test
    void undoIsPossibleForThirtyDays() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"));
        kit.approve("Ida Falk", proposal);
        kit.pass(Duration.ofDays(30).plusSeconds(1));
        assertThat(kit.undo("Ida Falk", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.TOO_LATE));
        assertThat(kit.undo("Ida Falk", kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "900"))))
                .isEqualTo(new Decision.Refused(Decision.Reason.TOO_LATE));
    }

    @Test
    void aRejectedProposalIsGoodForNothing() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"));
        assertThat(kit.as("Ida Falk").call(() -> kit.approvals().reject(proposal.id()))).isInstanceOf(Decision.Rejected.class);
        assertThat(kit.approve("Ida Falk", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.CLOSED));
        assertThat(kit.as("Ida Falk").call(() -> kit.approvals().reject(proposal.id()))).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void anEditedLineLeavesTheOthersAsTheyWereProposed() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"), kit.set("Rollout", DealField.NEXT_STEP, "Call"));
        kit.approve("Ida Falk", kit.propose("Ida Falk", kit.set("Rollout", DealField.NEXT_STEP, "Call")));
        ProposedChange edited = kit.as("Ida Falk").call(() -> kit.proposals().edit(proposal, 1, kit.set("Rollout", DealField.AMOUNT, "650")).orElseThrow());
        assertThat(edited.lines()).hasSize(2);
        assertThat(edited.lines().get(0).number()).isEqualTo(1);
        assertThat(edited.lines().get(1)).isEqualTo(proposal.lines().get(1));
        assertThat(kit.approve("Ida Falk", edited)).isInstanceOf(Decision.Stale.class);
    }

    @Test
    void anEditedProposalReplacesTheOld() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"), kit.set("Rollout", DealField.NEXT_STEP, "Call"));
        ProposedChange edited = kit.as("Ida Falk").call(() -> kit.proposals().edit(proposal, 1, kit.set("Rollout", DealField.AMOUNT, "650")).orElseThrow());
        assertThat(kit.approve("Ida Falk", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.CLOSED));
        assertThat(kit.approve("Ida Falk", edited)).isInstanceOf(Decision.Applied.class);
        assertThat(kit.ofDeal("amount_minor || ' ' || next_step", "Rollout")).isEqualTo("650 Call");
        assertThat(kit.as("Ida Falk").call(() -> kit.proposals().find(proposal.id()).orElseThrow()).status()).isEqualTo(Status.REPLACED);
    }

    @Test
    void manyRecordsNeedAManager() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            kit.crm.deal("Deal " + i, "Initech", "Ida Falk", null, "Prospecting", 100, "2026-01-01", "2026-06-01");
            changes.add(kit.set("Deal " + i, DealField.CLOSE_DATE, "2026-09-30"));
        }
        ProposedChange proposal = kit.propose("Ida Falk", changes.toArray(Change[]::new));
        assertThat(proposal.needsManager()).isTrue();
        assertThat(kit.approve("Ida Falk", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.NEEDS_MANAGER));
        assertThat(kit.as("Vera Holt").call(() -> kit.proposals().waitingForManager())).extracting(ProposedChange::id).containsExactly(proposal.id());
        assertThat(kit.approve("Omar Brandt", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.UNKNOWN));
        assertThat(kit.approve("Vera Holt", proposal)).isInstanceOf(Decision.Applied.class);
        assertThat(kit.value("select count(*) from opportunity where close_date = '2026-09-30'")).isEqualTo("11");
    }

    @ParameterizedTest
    @CsvSource({"AMOUNT, -5", "AMOUNT, lots", "AMOUNT, 99999999999999999", "CLOSE_DATE, 2026-02-30", "CLOSE_DATE, 9999-01-01", "STAGE, Won", "STAGE,", "OWNER,",
        "NEXT_STEP, ' '", "OWNER, 019a0000-0000-7000-8000-000000000000"})
    void anImpossibleValueIsRefused(DealField field, String value) {
        assertThatThrownBy(() -> kit.propose("Ida Falk", kit.set("Rollout", field, value)))
                .isInstanceOfSatisfying(ChangeRefused.class, e -> assertThat(e.reason()).isEqualTo(ChangeRefused.Reason.BAD_VALUE));
    }

    @Test
    void whatIsSoAlreadyIsNotProposed() {
        assertThatThrownBy(() -> kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "100000")))
                .isInstanceOfSatisfying(ChangeRefused.class, e -> assertThat(e.reason()).isEqualTo(ChangeRefused.Reason.ALREADY_SO));
    }

    @Test
    void competitorsComeAndGo() {
        kit.approve("Ida Falk", kit.propose("Ida Falk", new AddCompetitor(kit.crm.id("Rollout"), "Zenmark")));
        assertThatThrownBy(() -> kit.propose("Ida Falk", new AddCompetitor(kit.crm.id("Rollout"), "zenmark"))).isInstanceOf(ChangeRefused.class);
        kit.approve("Ida Falk", kit.propose("Ida Falk", new RemoveCompetitor(kit.crm.id("Rollout"), "ZENMARK")));
        assertThat(kit.value("select count(*) from opportunity_competitor")).isEqualTo("0");
        assertThat(kit.value("select name from competitor")).isEqualTo("Zenmark");
    }

    @Test
    void whatIsSaidAboutADealStandsOnTheAccountToo() {
        Subject about = new Subject(null, null, kit.crm.id("Rollout"));
        kit.approve("Luc Moreau", kit.propose("Luc Moreau",
                new LogActivity("call", "Spoke to Anna", "She wants a security review", Instant.parse("2026-05-15T08:00:00Z"), about),
                new AddNote("Budget is tight", about)));
        assertThat(kit.value("select string_agg(x.s, ', ' order by x.s) from (select subject as s from activity where account_id = '" + kit.crm.id("Initech")
                + "' union select body from note where account_id = '" + kit.crm.id("Initech") + "') x")).isEqualTo("Budget is tight, Spoke to Anna");
    }

    @Test
    void aContactIsMadeForAnAccountAndTakenBackUnlessSomethingHappenedWithIt() {
        ProposedChange proposal = kit.propose("Ida Falk", new CreateContact("Anna Weber", "CIO", "anna@initech.example", null, kit.crm.id("Initech")));
        kit.approve("Ida Falk", proposal);
        UUID contact = UUID.fromString(Objects.requireNonNull(kit.value("select id from contact where name = 'Anna Weber'")));
        kit.approve("Ida Falk", kit.propose("Ida Falk", new LogActivity("call", "Hello", null, kit.now, new Subject(kit.crm.id("Initech"), contact, null))));
        assertThat(kit.undo("Ida Falk", proposal)).isInstanceOf(Decision.Overtaken.class);
    }

    @Test
    void aLeadBecomesAContactAndADealAndALeadAgain() {
        kit.approve("Ida Falk", kit.propose("Ida Falk", new CreateLead("Nils Ek", "Nordvik AS", "nils@nordvik.example", "Fair")));
        UUID lead = UUID.fromString(Objects.requireNonNull(kit.value("select id from lead")));
        ProposedChange conversion = kit.propose("Ida Falk", new ConvertLead(lead));
        assertThat(kit.approve("Ida Falk", conversion)).isInstanceOf(Decision.Applied.class);
        assertThat(kit.value("select o.name || '|' || a.name || '|' || c.name || '|' || o.source from opportunity o join account a on a.id = o.account_id"
                + " join contact c on c.account_id = a.id where o.name = 'Nordvik AS'")).isEqualTo("Nordvik AS|Nordvik AS|Nils Ek|Fair");
        assertThat(kit.value("select status from lead")).isEqualTo("converted");
        assertThatThrownBy(() -> kit.propose("Ida Falk", new ConvertLead(lead))).isInstanceOf(ChangeRefused.class);
        assertThat(kit.undo("Ida Falk", conversion)).isInstanceOf(Decision.Undone.class);
        assertThat(kit.value("select status || (select count(*) from contact) || (select count(*) from account where name = 'Nordvik AS') from lead")).isEqualTo("new00");
    }

    @Test
    void anotherTenantSeesNoProposal() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"));
        TenantScope other = TestDatabase.newPerson(TestDatabase.newTenant(), "Mallory", Role.ADMIN);
        assertThat(other.call(() -> kit.approvals().approve(proposal.id(), proposal.signature(), Set.of(1))))
                .isEqualTo(new Decision.Refused(Decision.Reason.UNKNOWN));
        assertThatThrownBy(() -> other.call(() -> kit.proposals().propose(List.of(kit.set("Rollout", DealField.AMOUNT, "1")), "", null)))
                .isInstanceOf(ChangeRefused.class);
    }

    @Test
    void everyDecisionIsAuditedAndAChangedEntryBreaksTheChain() {
        for (int i = 1; i <= 4; i++) {
            kit.approve("Ida Falk", kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, String.valueOf(i))));
        }
        assertThat(kit.as("Ida Falk").call(() -> kit.audit().verify()).sound()).isEqualTo(4);
        assertThatThrownBy(() -> kit.crm.tenant().run(() -> TestDatabase.database().write(jdbc -> jdbc.sql("update audit_entry set action = 'x'").update())))
                .hasRootCauseMessage("ERROR: permission denied for table audit_entry");
        JdbcClient.create(TestDatabase.server().superuser())
                .sql("update audit_entry set action = 'change.rejected' where seq = 2 and tenant_id = ?").param(kit.crm.tenant().tenantId()).update();
        assertThat(kit.as("Ida Falk").call(() -> kit.audit().verify())).isEqualTo(new Audit.Verification(1, 2L));
        assertThat(kit.value("select count(*) from audit_entry where actor like '%" + kit.crm.id("Ida Falk") + "%'")).isEqualTo("0");
    }

    @Test
    void aCrashInTheMiddleOfAnApprovalLeavesEverythingAsItWas() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"), new AddNote("Once", Subject.NOTHING));
        kit.crashWhenAuditing = true;
        assertThatThrownBy(() -> kit.approve("Ida Falk", proposal)).hasMessage("the power went out");
        assertThat(kit.ofDeal("amount_minor", "Rollout")).isEqualTo("100000");
        assertThat(kit.value("select count(*) from note")).isEqualTo("0");
        kit.crashWhenAuditing = false;
        assertThat(kit.approve("Ida Falk", proposal)).isInstanceOf(Decision.Applied.class);
        assertThat(kit.ofDeal("amount_minor", "Rollout")).isEqualTo("500");
        assertThat(kit.value("select count(*) from note")).isEqualTo("1");
    }

    @Test
    void aRaceOfEditsLeavesOneProposalToApprove() {
        ProposedChange proposal = kit.propose("Ida Falk", new AddNote("Once", Subject.NOTHING));
        ProposedChange one = kit.as("Ida Falk").call(() -> kit.proposals().edit(proposal, 1, new AddNote("Or so", Subject.NOTHING)).orElseThrow());
        ProposedChange two = kit.as("Ida Falk").call(() -> kit.proposals().edit(proposal, 1, new AddNote("Or not", Subject.NOTHING)).orElseThrow());
        assertThat(two.id()).isEqualTo(one.id());
        kit.approve("Ida Falk", one);
        assertThat(kit.as("Ida Falk").call(() -> kit.proposals().edit(one, 1, new AddNote("Later", Subject.NOTHING)))).isEmpty();
        assertThat(kit.value("select string_agg(body, ',') from note")).isEqualTo("Or so");
    }

    @Test
    void whatIsRenewedAreTheChosenLinesOnly() {
        ProposedChange both = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"), kit.set("Rollout", DealField.CLOSE_DATE, "2026-07-01"));
        kit.approve("Ida Falk", kit.propose("Ida Falk", kit.set("Rollout", DealField.NEXT_STEP, "Call")));
        assertThat(kit.approve("Ida Falk", both, Set.of(1))).isInstanceOfSatisfying(Decision.Stale.class,
                stale -> assertThat(stale.renewed().lines()).singleElement().satisfies(line -> assertThat(line.field()).isEqualTo("amount")));
    }

    @Test
    void aFieldThatIsSetTwiceGetsTheLaterValueAlone() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"), kit.set("Rollout", DealField.AMOUNT, "600"));
        assertThat(proposal.lines()).singleElement().satisfies(line -> assertThat(line.after()).isEqualTo(Value.of(Value.Kind.MONEY, 600)));
    }

    @Test
    void aDealThatWentToAnotherTeamSinceIsNotTakenBack() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set("Rollout", DealField.AMOUNT, "500"));
        kit.approve("Ida Falk", proposal);
        kit.crm.tenant().run(() -> TestDatabase.database().write(
                jdbc -> jdbc.sql("update opportunity set owner_id = ? where name = 'Rollout'").param(kit.crm.id("Eva Prat")).update()));
        assertThat(kit.undo("Ida Falk", proposal)).isEqualTo(new Decision.Refused(Decision.Reason.NOT_YOURS));
        assertThat(kit.ofDeal("amount_minor", "Rollout")).isEqualTo("500");
    }

    @Test
    void aConversionIsNotTakenBackOnceSomebodyWroteAboutTheDeal() {
        kit.approve("Ida Falk", kit.propose("Ida Falk", new CreateLead("Nils Ek", "Nordvik AS", null, null)));
        ProposedChange conversion = kit.propose("Ida Falk", new ConvertLead(UUID.fromString(Objects.requireNonNull(kit.value("select id from lead")))));
        assertThat(conversion.lines().getFirst().details()).extracting(ProposedChange.Detail::field).contains("new_account", "new_contact");
        kit.approve("Ida Falk", conversion);
        UUID deal = UUID.fromString(Objects.requireNonNull(kit.value("select id from opportunity where name = 'Nordvik AS'")));
        kit.approve("Luc Moreau", kit.propose("Luc Moreau", new AddNote("Met them at the fair", new Subject(null, null, deal))));
        assertThat(kit.undo("Ida Falk", conversion)).isInstanceOf(Decision.Overtaken.class);
        assertThat(kit.value("select (select count(*) from note) || (select status from lead)")).isEqualTo("1converted");
    }

    @Test
    void anAccountThatSomebodyWroteAboutStaysWhenItsDealIsTakenBack() {
        kit.approve("Ida Falk", kit.propose("Ida Falk", new CreateLead("Nils Ek", "Nordvik AS", null, null)));
        ProposedChange conversion = kit.propose("Ida Falk", new ConvertLead(UUID.fromString(Objects.requireNonNull(kit.value("select id from lead")))));
        kit.approve("Ida Falk", conversion);
        UUID account = UUID.fromString(Objects.requireNonNull(kit.value("select id from account where name = 'Nordvik AS'")));
        kit.approve("Luc Moreau", kit.propose("Luc Moreau", new AddNote("Large fleet", new Subject(account, null, null))));
        assertThat(kit.undo("Ida Falk", conversion)).isInstanceOf(Decision.Undone.class);
        assertThat(kit.value("select count(*) from account where name = 'Nordvik AS'")).isEqualTo("1");
    }

    @Test
    void aLeadThatAnybodyChangedSinceIsStale() {
        kit.approve("Ida Falk", kit.propose("Ida Falk", new CreateLead("Nils Ek", "Nordvik AS", null, null)));
        ProposedChange conversion = kit.propose("Ida Falk", new ConvertLead(UUID.fromString(Objects.requireNonNull(kit.value("select id from lead")))));
        kit.crm.tenant().run(() -> TestDatabase.database().write(jdbc -> jdbc.sql("update lead set company = 'Sorvik AS'").update()));
        assertThat(kit.approve("Ida Falk", conversion)).isInstanceOf(Decision.Stale.class);
    }

    @Test
    void aColleagueNeitherSeesNorRejectsWhatWaitsForTheManager() {
        ProposedChange proposal = bulk();
        assertThat(kit.as("Luc Moreau").call(() -> kit.proposals().find(proposal.id()))).isEmpty();
        assertThat(kit.as("Luc Moreau").call(() -> kit.approvals().reject(proposal.id()))).isEqualTo(new Decision.Refused(Decision.Reason.UNKNOWN));
        assertThat(kit.as("Ida Falk").call(() -> kit.approvals().reject(proposal.id()))).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void whatAManagerApprovesIsTheAskersAndStaysTheAskersWhenRenewed() {
        ProposedChange proposal = bulk();
        kit.approve("Ida Falk", kit.propose("Ida Falk", kit.set("Deal 3", DealField.AMOUNT, "5")));
        assertThat(kit.approve("Vera Holt", proposal)).isInstanceOfSatisfying(Decision.Stale.class, stale -> {
            assertThat(stale.renewed().askedBy().id()).isEqualTo(kit.crm.id("Ida Falk"));
            assertThat(stale.renewed().needsManager()).isTrue();
            assertThat(kit.approve("Vera Holt", stale.renewed())).isInstanceOf(Decision.Applied.class);
        });
        assertThat(kit.value("select distinct owner_id::text from note")).isEqualTo(kit.crm.id("Ida Falk").toString());
    }

    @Test
    void approvingAndTakingBackTheSameDealsAtOnceNeverDeadlocks() {
        for (int i = 0; i < 15; i++) {
            ProposedChange first = kit.propose("Vera Holt", kit.set("Rollout", DealField.AMOUNT, "1" + i), kit.set("Renewal", DealField.AMOUNT, "1" + i));
            kit.approve("Vera Holt", first);
            ProposedChange second = kit.propose("Vera Holt", kit.set("Renewal", DealField.CLOSE_DATE, "2027-01-" + (10 + i)), kit.set("Rollout", DealField.CLOSE_DATE, "2027-01-" + (10 + i)));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                CompletableFuture<Decision> undone = CompletableFuture.supplyAsync(() -> kit.undo("Vera Holt", first), threads);
                CompletableFuture<Decision> approved = CompletableFuture.supplyAsync(() -> kit.approve("Vera Holt", second), threads);
                assertThat(undone.join()).isInstanceOf(Decision.Undone.class);
                assertThat(approved.join()).isInstanceOfAny(Decision.Applied.class, Decision.Stale.class);
            }
        }
    }

    private ProposedChange bulk() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            kit.crm.deal("Deal " + i, "Initech", "Ida Falk", null, "Prospecting", 100, "2026-01-01", "2026-06-01");
            changes.add(kit.set("Deal " + i, DealField.CLOSE_DATE, "2026-09-30"));
        }
        changes.add(new AddNote("All moved to the autumn", Subject.NOTHING));
        return kit.propose("Ida Falk", changes.toArray(Change[]::new));
    }
}
