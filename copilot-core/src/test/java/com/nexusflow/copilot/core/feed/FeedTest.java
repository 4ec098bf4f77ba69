package com.nexusflow.copilot.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.change.AppliedChange;
import com.nexusflow.copilot.core.change.Change.AddNote;
import com.nexusflow.copilot.core.change.Change.ConvertLead;
import com.nexusflow.copilot.core.change.Change.CreateTask;
import com.nexusflow.copilot.core.change.Change.LogActivity;
import com.nexusflow.copilot.core.change.Change.Subject;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.change.Decision;
import com.nexusflow.copilot.core.change.ProposedChange;
import com.nexusflow.copilot.core.crm.Activity;
import com.nexusflow.copilot.core.crm.Note;
import com.nexusflow.copilot.core.crm.OpportunityChange;
import com.nexusflow.copilot.core.crm.Task;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedTest {

    private final FeedKit kit = new FeedKit();

    @Test
    void commentsChangesAndHistoryStandTogetherNewestFirst() {
        kit.pass(Duration.ofMinutes(1));
        kit.say("Luc Moreau", kit.deal(), "Hello");
        kit.pass(Duration.ofMinutes(1));
        kit.approve("Ida Falk", kit.propose("Ida Falk", kit.set(DealField.AMOUNT, "500"), kit.set(DealField.NEXT_STEP, "Call Anna")));
        kit.pass(Duration.ofMinutes(1));
        kit.say("Vera Holt", kit.deal(), "Good");
        assertThat(words("Ida Falk", kit.deal())).containsExactly(
                "Vera Holt: Good", "Ida Falk changed Rollout: amount 100000 → 500, next_step null → Call Anna", "Luc Moreau: Hello", "created Rollout");
    }

    @Test
    void whatSomebodyChangedByOtherWaysIsHistory() {
        kit.sql("update opportunity set amount_minor = 777 where name = 'Rollout'");
        assertThat(words("Ida Falk", kit.deal())).containsExactly("history of Rollout: [AMOUNT]", "created Rollout");
    }

    @Test
    void theWordsThatAskedForAChangeStayWithTheAsker() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set(DealField.AMOUNT, "500"));
        kit.approve("Ida Falk", proposal);
        assertThat(changes("Luc Moreau", kit.deal())).singleElement().satisfies(change -> assertThat(change.proposal()).isEqualTo(proposal.id()));
        assertThat(kit.rows(kit.as("Luc Moreau"), "change_proposal")).isZero();
    }

    @Test
    void undoIsOfferedToWhomItWouldBeGrantedAndAsLongAsItWouldBe() {
        ProposedChange first = kit.propose("Ida Falk", kit.set(DealField.AMOUNT, "500"));
        kit.approve("Ida Falk", first);
        assertThat(undoable("Ida Falk")).containsExactly(true);
        assertThat(undoable("Luc Moreau")).containsExactly(false);
        assertThat(undoable("Vera Holt")).containsExactly(false);
        kit.pass(Duration.ofMinutes(1));
        kit.approve("Ida Falk", kit.propose("Ida Falk", kit.set(DealField.AMOUNT, "600")));
        assertThat(undoable("Ida Falk")).containsExactly(true, false);
        kit.pass(Duration.ofDays(31));
        assertThat(undoable("Ida Falk")).containsExactly(false, false);
    }

    @Test
    void whatWasTakenBackSaysSoAndByWhom() {
        ProposedChange proposal = kit.propose("Ida Falk", kit.set(DealField.NEXT_STEP, "Call"));
        kit.approve("Ida Falk", proposal);
        kit.pass(Duration.ofMinutes(5));
        assertThat(kit.as("Ida Falk").call(() -> kit.approvals.undo(proposal.id()))).isInstanceOf(Decision.Undone.class);
        assertThat(changes("Luc Moreau", kit.deal())).singleElement().satisfies(change -> {
            assertThat(change.undoneAt()).isEqualTo(kit.now);
            assertThat(change.undoneBy()).isNotNull().satisfies(by -> assertThat(by.name()).isEqualTo("Ida Falk"));
            assertThat(change.undoable()).isFalse();
        });
    }

    @Test
    void aNoteThatWasProposedStandsOnceAndOffersUndo() {
        ProposedChange proposal = kit.propose("Ida Falk", new AddNote("Likes cats", new Subject(null, null, kit.crm.id("Rollout"))),
                new LogActivity("call", "Spoke to Anna", null, kit.now, new Subject(null, null, kit.crm.id("Rollout"))));
        kit.approve("Ida Falk", proposal);
        assertThat(words("Luc Moreau", kit.deal())).containsExactlyInAnyOrder("note: Likes cats", "call: Spoke to Anna", "created Rollout");
        assertThat(events("Ida Falk", kit.deal())).filteredOn(event -> event.undo() != null).hasSize(2).allSatisfy(event -> assertThat(event.undo()).isEqualTo(proposal.id()));
        assertThat(events("Luc Moreau", kit.deal())).allSatisfy(event -> assertThat(event.undo()).isNull());
    }

    @Test
    void aTaskThatWasProposedStandsWhenItIsMadeAndWhenItIsDone() {
        kit.approve("Ida Falk", kit.propose("Ida Falk", new CreateTask("Send offer", LocalDate.of(2026, 5, 20), kit.crm.id("Ida Falk"), new Subject(null, null, kit.crm.id("Rollout")))));
        assertThat(words("Ida Falk", kit.deal())).containsExactly("Ida Falk changed Rollout: task null → Send offer", "created Rollout");
        kit.sql("update task set done_at = ?", OffsetDateTime.parse("2026-05-16T09:00:00Z"));
        assertThat(words("Ida Falk", kit.deal())).first().isEqualTo("done: Send offer");
    }

    @Test
    void aTaskForSomebodyWhoseRecordsAreHiddenIsHidden() {
        kit.approve("Vera Holt", kit.propose("Vera Holt", new CreateTask("Secret", null, kit.crm.id("Eva Prat"), new Subject(kit.crm.id("Initech"), null, null))));
        assertThat(words("Eva Prat", Topic.account(kit.crm.id("Initech")))).containsExactly("Vera Holt changed Initech: task null → Secret");
        assertThat(words("Ida Falk", Topic.account(kit.crm.id("Initech")))).containsExactly("created Rollout");
    }

    @Test
    void anAccountsFeedHoldsItsDealsAsFarAsTheyAreSeen() {
        Topic initech = Topic.account(kit.crm.id("Initech"));
        kit.pass(Duration.ofMinutes(1));
        kit.say("Ida Falk", kit.deal(), "On the deal");
        kit.pass(Duration.ofMinutes(1));
        kit.say("Eva Prat", initech, "On the account");
        assertThat(words("Ida Falk", initech)).containsExactly("Eva Prat: On the account", "Ida Falk: On the deal", "created Rollout");
        assertThat(words("Eva Prat", initech)).containsExactly("Eva Prat: On the account");
    }

    @Test
    void aLeadHasAFeedToo() {
        Topic lead = Topic.lead(kit.crm.id("Nils Ek"));
        kit.say("Vera Holt", lead, "Promising");
        kit.pass(Duration.ofMinutes(1));
        ProposedChange conversion = kit.propose("Ida Falk", new ConvertLead(lead.id()));
        kit.approve("Ida Falk", conversion);
        assertThat(words("Luc Moreau", lead)).containsExactly("Ida Falk changed Nils Ek: convert new → Nils Ek", "Vera Holt: Promising");
        assertThat(changes("Ida Falk", lead).getFirst().undoable()).isTrue();
        UUID deal = kit.crm.tenant().call(() -> FeedKit.DATABASE.read(jdbc -> jdbc.sql("select id from opportunity where name = 'Nils Ek'").query(UUID.class).single()));
        assertThat(words("Luc Moreau", Topic.opportunity(deal))).containsExactly("created Nils Ek");
        kit.say("Luc Moreau", Topic.opportunity(deal), "Already talking");
        assertThat(changes("Ida Falk", lead).getFirst().undoable()).isFalse();
        assertThat(kit.as("Ida Falk").call(() -> kit.approvals.undo(conversion.id()))).isInstanceOf(Decision.Overtaken.class);
    }

    @Test
    void whoDoesNotSeeTheRecordGetsNoFeed() {
        assertThat(kit.as("Eva Prat").call(() -> kit.feed.of(kit.deal(), null, 10))).isEmpty();
        TenantScope other = TestDatabase.newPerson(TestDatabase.newTenant(), "Mallory", Role.ADMIN);
        assertThat(other.call(() -> kit.feed.of(kit.deal(), null, 10))).isEmpty();
    }

    @Test
    void pagesHoldEveryEntryOnceEvenWhenManyHappenedAtTheSameMoment() {
        for (int i = 0; i < 12; i++) {
            kit.say("Ida Falk", kit.deal(), "Comment " + i);
            kit.crm.insert("note", "note " + i, Map.of("body", "Note " + i, "owner_id", kit.crm.id("Ida Falk"), "opportunity_id", kit.crm.id("Rollout"),
                    "created_at", kit.now.atOffset(ZoneOffset.UTC)));
            kit.sql("update opportunity set amount_minor = ? where name = 'Rollout'", 1_000 + i);
        }
        List<FeedEntry> whole = kit.feed("Ida Falk", kit.deal());
        List<FeedEntry> paged = new ArrayList<>();
        String next = null;
        do {
            FeedPosition before = next == null ? null : FeedPosition.parse(next);
            FeedPage<FeedEntry> page = kit.as("Ida Falk").call(() -> kit.feed.of(kit.deal(), before, 5)).orElseThrow();
            paged.addAll(page.entries());
            next = page.next();
        } while (next != null);
        assertThat(whole).hasSize(37);
        assertThat(new HashSet<>(paged)).hasSize(37);
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void whatHappenedOnOwnAndFollowedRecordsIsOnesOwnFeed() {
        kit.crm.deal("Other deal", "Initech", "Luc Moreau", null, "Prospecting", 1, "2026-01-01", "2026-06-01");
        Topic other = Topic.opportunity(kit.crm.id("Other deal"));
        kit.pass(Duration.ofMinutes(1));
        kit.say("Vera Holt", kit.deal(), "On Ida's");
        kit.pass(Duration.ofMinutes(1));
        kit.say("Vera Holt", other, "On Luc's");
        assertThat(mine("Ida Falk", Duration.ofHours(1))).containsExactly("Vera Holt: On Ida's");
        assertThat(kit.as("Ida Falk").<Boolean>call(() -> kit.follows.follow(other))).isTrue();
        assertThat(kit.as("Ida Falk").<Boolean>call(() -> kit.follows.follow(other))).isTrue();
        assertThat(mine("Ida Falk", Duration.ofSeconds(100))).containsExactly("Vera Holt: On Luc's", "Vera Holt: On Ida's");
        assertThat(kit.as("Ida Falk").<Boolean>call(() -> kit.follows.unfollow(other))).isTrue();
        assertThat(kit.as("Ida Falk").<Boolean>call(() -> kit.follows.isFollowed(other))).isFalse();
        assertThat(kit.as("Eva Prat").<Boolean>call(() -> kit.follows.follow(other))).isFalse();
        assertThat(mine("Ida Falk", Duration.ofSeconds(30))).isEmpty();
    }

    private List<String> mine(String person, Duration ago) {
        return kit.as(person).call(() -> kit.feed.mine(kit.now.minus(ago), null, 50)).entries().stream().map(FeedTest::words).filter(words -> !words.startsWith("created")).toList();
    }

    private List<String> words(String person, Topic topic) {
        return kit.feed(person, topic).stream().map(FeedTest::words).toList();
    }

    private List<AppliedChange> changes(String person, Topic topic) {
        return kit.feed(person, topic).stream().filter(FeedEntry.Changed.class::isInstance).map(entry -> ((FeedEntry.Changed) entry).change()).toList();
    }

    private List<FeedEntry.Happened> events(String person, Topic topic) {
        return kit.feed(person, topic).stream().filter(FeedEntry.Happened.class::isInstance).map(FeedEntry.Happened.class::cast).toList();
    }

    private List<Boolean> undoable(String person) {
        return changes(person, kit.deal()).stream().map(AppliedChange::undoable).toList();
    }

    private static String words(FeedEntry entry) {
        return switch (entry) {
            case FeedEntry.Said said -> (said.comment().author() == null ? "somebody" : said.comment().author().name()) + ": " + said.comment().body();
            case FeedEntry.Changed changed -> (changed.change().appliedBy() == null ? "somebody" : changed.change().appliedBy().name()) + " changed " + changed.change().recordName() + ": "
                    + String.join(", ", changed.change().lines().stream()
                            .map(line -> line.field() + " " + (line.before() == null ? null : line.before().text()) + " → " + (line.after() == null ? null : line.after().text()))
                            .toList());
            case FeedEntry.Happened happened -> switch (happened.event()) {
                case Activity activity -> activity.kind() + ": " + activity.subject();
                case Note note -> "note: " + note.body();
                case Task task -> "done: " + task.title();
                case OpportunityChange change -> change.before() == null ? "created " + change.opportunity().name() : "history of " + change.opportunity().name() + ": " + change.changed();
            };
        };
    }
}
