package com.nexusflow.copilot.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.Change.AddNote;
import com.nexusflow.copilot.core.change.Change.SetField;
import com.nexusflow.copilot.core.change.Change.Subject;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.change.ProposedChange;
import com.nexusflow.copilot.core.feed.Tellings.Telling;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NotificationsTest {

    private final FeedKit kit = new FeedKit();

    @Test
    void theOwnerHearsOfACommentAndTheAuthorDoesNot() {
        kit.say("Luc Moreau", kit.deal(), "Hello");
        kit.say("Ida Falk", kit.deal(), "Hello yourself, says @Ida Falk");
        assertThat(kit.inbox("Ida Falk")).containsExactly("comment from Luc Moreau on Rollout");
        assertThat(kit.inbox("Luc Moreau")).isEmpty();
    }

    @Test
    void anOwnerWhoIsMentionedIsToldOnce() {
        PostedComment posted = kit.say("Luc Moreau", kit.deal(), "@Ida Falk, @Ida and @ida falk: look");
        assertThat(kit.inbox("Ida Falk")).containsExactly("mention from Luc Moreau on Rollout");
        kit.as("Luc Moreau").run(() -> kit.comments.edit(FeedKit.id(posted), "@Ida Falk, look here"));
        assertThat(kit.inbox("Ida Falk")).hasSize(1);
    }

    @Test
    void anEditTellsThoseWhoAreMentionedOnlyNow() {
        PostedComment posted = kit.say("Luc Moreau", kit.deal(), "Look");
        kit.as("Luc Moreau").run(() -> kit.comments.edit(FeedKit.id(posted), "Look, @Vera"));
        kit.as("Luc Moreau").run(() -> kit.comments.edit(FeedKit.id(posted), "Look here, @Vera"));
        assertThat(kit.inbox("Vera Holt")).containsExactly("mention from Luc Moreau on Rollout");
    }

    @Test
    void theOwnerHearsOfAChangeBySomebodyElse() {
        kit.approve("Vera Holt", kit.propose("Vera Holt", kit.set(DealField.AMOUNT, "500"), kit.set(DealField.NEXT_STEP, "Call")));
        kit.approve("Ida Falk", kit.propose("Ida Falk", kit.set(DealField.AMOUNT, "600")));
        assertThat(kit.inbox("Ida Falk")).containsExactly("change from Vera Holt on Rollout");
    }

    @Test
    void aNoteOfAColleagueOnTheOwnDealIsAChangeToo() {
        ProposedChange proposal = kit.propose("Luc Moreau", new AddNote("Met them", new Subject(null, null, kit.crm.id("Rollout"))));
        kit.approve("Luc Moreau", proposal);
        kit.approve("Luc Moreau", proposal);
        assertThat(kit.inbox("Ida Falk")).containsExactly("change from Luc Moreau on Rollout");
    }

    @Test
    void whoGetsADealHearsOfItAndWhoNoLongerSeesItHearsNothing() {
        kit.approve("Vera Holt", kit.propose("Vera Holt", kit.set(DealField.OWNER, kit.crm.id("Eva Prat").toString())));
        assertThat(kit.inbox("Eva Prat")).containsExactly("change from Vera Holt on Rollout");
        assertThat(kit.inbox("Ida Falk")).isEmpty();
    }

    @Test
    void theManagerHearsOfWhatWaitsForApproval() {
        ProposedChange proposal = kit.propose("Ida Falk", bulk());
        assertThat(kit.inbox("Vera Holt")).containsExactly("approval from Ida Falk");
        assertThat(kit.inbox("Omar Brandt")).isEmpty();
        assertThat(kit.inbox("Ann Okafor")).isEmpty();
        assertThat(kit.as("Vera Holt").call(() -> kit.notifications.page(false, null, 1).entries().getFirst().proposal())).isEqualTo(proposal.id());
    }

    @Test
    void whoAskedHearsWhoRejectedIt() {
        ProposedChange proposal = kit.propose("Ida Falk", bulk());
        kit.as("Vera Holt").run(() -> kit.approvals.reject(proposal.id()));
        kit.as("Vera Holt").run(() -> kit.approvals.reject(proposal.id()));
        assertThat(kit.inbox("Ida Falk")).containsExactly("rejected from Vera Holt");
        assertThat(kit.toTell()).extracting(Telling::person).contains(kit.crm.id("Ida Falk"));
        kit.pass(Duration.ofHours(25));
        kit.crm.tenant().run(kit.expiry::tell);
        assertThat(kit.inbox("Ida Falk")).hasSize(1);
    }

    @Test
    void whoRejectsTheOwnProposalIsNotTold() {
        ProposedChange proposal = kit.propose("Ida Falk", bulk());
        kit.as("Ida Falk").run(() -> kit.approvals.reject(proposal.id()));
        assertThat(kit.inbox("Ida Falk")).isEmpty();
    }

    @Test
    void whoAskedHearsOnceThatNobodyDecidedInTime() {
        kit.propose("Ida Falk", bulk());
        kit.propose("Ida Falk", kit.set(DealField.AMOUNT, "600"));
        kit.crm.tenant().run(kit.expiry::tell);
        assertThat(kit.inbox("Ida Falk")).isEmpty();
        kit.pass(Duration.ofHours(24));
        kit.crm.tenant().run(kit.expiry::tell);
        kit.crm.tenant().run(kit.expiry::tell);
        assertThat(kit.inbox("Ida Falk")).containsExactly("expired from nobody");
        assertThat(kit.inbox("Vera Holt")).containsExactly("approval from Ida Falk");
    }

    @Test
    void whatIsLongOverIsNotBroughtUpAgain() {
        kit.propose("Ida Falk", bulk());
        kit.pass(Duration.ofHours(49));
        kit.crm.tenant().run(kit.expiry::tell);
        assertThat(kit.inbox("Ida Falk")).isEmpty();
    }

    @Test
    void withoutAManagerThoseWhoSeeAllHear() {
        kit.sql("update team set manager_id = null where name = 'North'");
        kit.propose("Ida Falk", bulk());
        assertThat(kit.inbox("Ann Okafor")).containsExactly("approval from Ida Falk");
        assertThat(kit.inbox("Vera Holt")).isEmpty();
    }

    @Test
    void whatWasNotCommittedWasNotTold() {
        assertThatThrownBy(() -> kit.as("Luc Moreau").run(() -> FeedKit.DATABASE.write(jdbc -> {
            kit.notifications.applied(UUID.randomUUID(), kit.deal(), Set.of(kit.crm.id("Ida Falk")));
            throw new IllegalStateException("the power went out");
        }))).hasMessage("the power went out");
        assertThat(kit.inbox("Ida Falk")).isEmpty();
        assertThat(kit.toTell()).isEmpty();
    }

    @Test
    void nothingIsToBeToldOfWhatFailsAtTheCommitItself() {
        assertThatThrownBy(() -> kit.as("Luc Moreau").run(() -> FeedKit.DATABASE.write(jdbc -> {
            jdbc.sql("set constraints all deferred").update();
            kit.notifications.applied(UUID.randomUUID(), kit.deal(), Set.of(kit.crm.id("Ida Falk")));
            return jdbc.sql("update opportunity set account_id = ? where name = 'Rollout'").param(UUID.randomUUID()).update();
        }))).hasStackTraceContaining("opportunity_account_exists");
        assertThat(kit.toTell()).isEmpty();
    }

    @Test
    void eachNotificationIsToBeToldOnceFromTheMomentItIsCommitted() {
        PostedComment posted = kit.say("Luc Moreau", kit.deal(), "@Vera look");
        kit.as("Luc Moreau").run(() -> kit.comments.edit(FeedKit.id(posted), "@Vera look here"));
        assertThat(kit.toTell()).extracting(Telling::person).containsExactlyInAnyOrder(kit.crm.id("Vera Holt"), kit.crm.id("Ida Falk"));
        assertThat(kit.tellings.tenants(kit.now)).contains(kit.crm.tenant().tenantId());
        assertThat(kit.tellings.tenants(kit.now.minusSeconds(1))).doesNotContain(kit.crm.tenant().tenantId());
    }

    @Test
    void whatWasToldIsNotToBeToldAndWhatIsForLaterIsForLater() {
        kit.say("Luc Moreau", kit.deal(), "@Vera look");
        List<Telling> due = kit.toTell();
        kit.crm.tenant().run(() -> {
            kit.tellings.done(due.getFirst());
            kit.tellings.later(due.getLast(), kit.now.plusSeconds(60));
        });
        assertThat(kit.toTell()).isEmpty();
        kit.pass(Duration.ofMinutes(1));
        assertThat(kit.toTell()).containsExactly(due.getLast());
        kit.crm.tenant().run(() -> kit.tellings.again(due.getLast(), kit.now));
        assertThat(kit.toTell()).extracting(Telling::attempts).containsExactly(1);
    }

    @Test
    void aCommentThatIsDeletedIsNotToBeTold() {
        PostedComment posted = kit.say("Luc Moreau", kit.deal(), "@Vera look");
        kit.as("Luc Moreau").run(() -> kit.comments.delete(FeedKit.id(posted)));
        assertThat(kit.toTell()).isEmpty();
    }

    @Test
    void nobodyReadsWhatIsToBeTold() {
        kit.say("Luc Moreau", kit.deal(), "@Vera look");
        for (String person : List.of("Luc Moreau", "Vera Holt", "Ann Okafor")) {
            assertThat(kit.rows(kit.as(person), "telling")).as(person).isZero();
        }
    }

    @Test
    void readingOneOrAllLowersTheNumber() {
        kit.say("Luc Moreau", kit.deal(), "One");
        kit.pass(Duration.ofMinutes(1));
        kit.say("Luc Moreau", kit.deal(), "Two");
        kit.pass(Duration.ofMinutes(1));
        kit.say("Luc Moreau", kit.deal(), "Three");
        kit.as("Ida Falk").run(() -> {
            assertThat(kit.notifications.unread()).isEqualTo(3);
            UUID newest = kit.notifications.page(true, null, 1).entries().getFirst().id();
            assertThat(kit.notifications.read(newest)).isTrue();
            assertThat(kit.notifications.read(newest)).isTrue();
            assertThat(kit.notifications.page(true, null, 50).entries()).extracting(Notification::text).containsExactly("Two", "One");
            assertThat(kit.notifications.readAll()).isEqualTo(2);
            assertThat(kit.notifications.unread()).isZero();
            assertThat(kit.notifications.page(false, null, 50).entries()).extracting(Notification::text).containsExactly("Three", "Two", "One");
        });
    }

    @Test
    void nobodyReadsOrMarksAnothersNotifications() {
        kit.say("Luc Moreau", kit.deal(), "Hello");
        UUID told = kit.as("Ida Falk").call(() -> kit.notifications.page(false, null, 1).entries().getFirst().id());
        for (String other : List.of("Luc Moreau", "Vera Holt", "Ann Okafor", "Eva Prat")) {
            assertThat(kit.as(other).<Boolean>call(() -> kit.notifications.read(told))).as(other).isFalse();
            assertThat(kit.rows(kit.as(other), "notification")).as(other).isZero();
        }
        assertThat(kit.rows(kit.crm.tenant(), "notification")).isZero();
        assertThat(kit.as("Ida Falk").<Integer>call(kit.notifications::unread)).isEqualTo(1);
    }

    @Test
    void nobodyTellsInAnothersName() {
        assertThatThrownBy(() -> kit.as("Eva Prat").run(() -> FeedKit.DATABASE.write(jdbc -> jdbc.sql("""
                        insert into notification (tenant_id, id, person_id, kind, cause_id, actor_id, created_at)
                        values (current_setting('app.tenant')::uuid, ?, ?, 'approval', ?, ?, now())""")
                .params(UUID.randomUUID(), kit.crm.id("Ida Falk"), UUID.randomUUID(), kit.crm.id("Vera Holt")).update()))).hasStackTraceContaining("row-level security");
    }

    @Test
    void whoLosesSightOfARecordLosesWhatWasToldOfIt() {
        kit.say("Ida Falk", kit.deal(), "@Luc Moreau look");
        assertThat(kit.inbox("Luc Moreau")).hasSize(1);
        kit.sql("update opportunity set owner_id = ? where name = 'Rollout'", kit.crm.id("Eva Prat"));
        assertThat(kit.inbox("Luc Moreau")).isEmpty();
        assertThat(kit.as("Luc Moreau").<Integer>call(kit.notifications::unread)).isZero();
    }

    @Test
    void somebodyWhoLeftIsNotTold() {
        kit.sql("update person set active = false where name = 'Ida Falk'");
        kit.say("Luc Moreau", kit.deal(), "@Ida Falk look");
        assertThat(kit.rows(kit.as("Ida Falk"), "notification")).isZero();
    }

    @Test
    void aDissolvedTenantTakesEverythingAlong() {
        kit.say("Luc Moreau", kit.deal(), "@Vera look");
        kit.as("Vera Holt").run(() -> kit.follows.follow(kit.deal()));
        kit.approve("Vera Holt", kit.propose("Vera Holt", kit.set(DealField.AMOUNT, "500")));
        JdbcClient superuser = JdbcClient.create(TestDatabase.server().superuser());
        List<String> tables = List.of("comment", "notification", "telling", "follow", "applied_change");
        assertThat(tables).allSatisfy(table -> assertThat(kept(superuser, table)).as(table).isPositive());
        TestDatabase.tenants().dissolve(kit.crm.tenant().tenantId());
        assertThat(tables).allSatisfy(table -> assertThat(kept(superuser, table)).as(table).isZero());
    }

    private long kept(JdbcClient superuser, String table) {
        return superuser.sql("select count(*) from " + table + " where tenant_id = ?").param(kit.crm.tenant().tenantId()).query(Long.class).single();
    }

    private Change[] bulk() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            kit.crm.deal("Deal " + i, "Initech", "Ida Falk", null, "Prospecting", 100, "2026-01-01", "2026-06-01");
            changes.add(new SetField(kit.crm.id("Deal " + i), DealField.CLOSE_DATE, "2026-09-30"));
        }
        return changes.toArray(Change[]::new);
    }
}
