package com.nexusflow.copilot.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.crm.Topic;
import com.nexusflow.copilot.core.feed.CommentRefused.Reason;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentsTest {

    private final FeedKit kit = new FeedKit();

    @Test
    void whoSeesTheRecordReadsWhatWasSaid() {
        kit.say("Luc Moreau", kit.deal(), "They want a discount.\n\nI said no.");
        for (String reader : List.of("Ida Falk", "Luc Moreau", "Vera Holt", "Ann Okafor")) {
            assertThat(comments(reader, kit.deal())).singleElement().satisfies(comment -> {
                assertThat(comment.body()).isEqualTo("They want a discount.\n\nI said no.");
                assertThat(comment.author()).isEqualTo(new Named(kit.crm.id("Luc Moreau"), "Luc Moreau"));
                assertThat(comment.recordName()).isEqualTo("Rollout");
                assertThat(comment.editable()).isEqualTo(reader.equals("Luc Moreau"));
                assertThat(comment.removable()).isEqualTo(reader.equals("Luc Moreau") || reader.equals("Ann Okafor"));
            });
        }
    }

    @Test
    void whoDoesNotSeeTheRecordNeitherReadsNorWrites() {
        UUID comment = FeedKit.id(kit.say("Luc Moreau", kit.deal(), "Between us"));
        for (Topic hidden : List.of(kit.deal(), Topic.lead(kit.crm.id("Nils Ek")), Topic.opportunity(UUID.randomUUID()), Topic.lead(kit.crm.id("Rollout")))) {
            refused(Reason.UNKNOWN, () -> comments("Eva Prat", hidden));
            refused(Reason.UNKNOWN, () -> kit.say("Eva Prat", hidden, "Hello"));
        }
        refused(Reason.UNKNOWN, () -> kit.as("Eva Prat").call(() -> kit.comments.edit(comment, "Hello")));
        refused(Reason.UNKNOWN, () -> kit.as("Eva Prat").run(() -> kit.comments.delete(comment)));
        assertThat(kit.rows(kit.as("Eva Prat"), "comment")).isZero();
        assertThat(kit.rows(kit.as("Luc Moreau"), "comment")).isEqualTo(1);
    }

    @Test
    void anAccountIsTalkedAboutByAll() {
        kit.say("Eva Prat", Topic.account(kit.crm.id("Initech")), "Merged with Initrode");
        assertThat(comments("Ida Falk", Topic.account(kit.crm.id("Initech")))).hasSize(1);
        assertThat(kit.inbox("Luc Moreau")).containsExactly("comment from Eva Prat on Initech");
    }

    @Test
    void aCallIsTalkedAboutByWhoSeesItAndItsRepHearsOfIt() {
        Topic call = kit.call();
        kit.say("Luc Moreau", call, "Ask her for the budget, @Vera Holt");
        assertThat(comments("Ida Falk", call)).singleElement().satisfies(comment -> assertThat(comment.recordName()).isEqualTo("Rollout"));
        assertThat(kit.inbox("Ida Falk")).containsExactly("comment from Luc Moreau on Rollout");
        assertThat(kit.inbox("Vera Holt")).containsExactly("mention from Luc Moreau on Rollout");
        assertThat(kit.toTell()).hasSize(2);
        assertThat(kit.feed("Vera Holt", call)).hasSize(1);
        assertThat(kit.as("Ida Falk").call(() -> kit.feed.mine(kit.now.minusSeconds(60), null, 10)).entries()).as("the rep's own call").hasSize(1);
        assertThat(kit.as("Vera Holt").call(() -> kit.follows.follow(call))).isTrue();
        assertThat(kit.as("Vera Holt").call(() -> kit.feed.mine(kit.now.minusSeconds(60), null, 10)).entries()).as("a call that is followed").hasSize(1);
        refused(Reason.UNKNOWN, () -> comments("Eva Prat", call));
        refused(Reason.UNKNOWN, () -> kit.say("Eva Prat", call, "Hello"));
        assertThat(kit.say("Luc Moreau", call, "@Eva Prat listen").cannotSee()).hasSize(1);
        assertThat(kit.rows(kit.as("Eva Prat"), "comment")).isZero();
    }

    @Test
    void aBattleCardIsTalkedAboutByAllAndItsOwnerHearsOfIt() {
        Topic card = kit.card();
        kit.say("Eva Prat", card, "They cut the price, @Vera Holt");
        assertThat(comments("Luc Moreau", card)).singleElement().satisfies(comment -> {
            assertThat(comment.recordName()).isEqualTo("Acme");
            assertThat(comment.topic()).isEqualTo(card);
        });
        assertThat(kit.inbox("Ida Falk")).containsExactly("comment from Eva Prat on Acme");
        assertThat(kit.inbox("Vera Holt")).containsExactly("mention from Eva Prat on Acme");
        assertThat(kit.feed("Eva Prat", card)).hasSize(1);
        assertThat(kit.as("Ida Falk").call(() -> kit.feed.mine(kit.now.minusSeconds(60), null, 10)).entries()).as("the owner's own card").hasSize(1);
        assertThat(kit.as("Eva Prat").call(() -> kit.follows.follow(card))).isTrue();
        kit.sql("delete from battle_card where id = ?", card.id());
        for (String table : List.of("comment", "follow", "notification")) {
            assertThat(kit.rows(kit.as("Vera Holt"), table)).as(table).isZero();
        }
        refused(Reason.UNKNOWN, () -> kit.say("Eva Prat", card, "Still here?"));
    }

    @Test
    void anErasedCallTakesAlongWhatWasSaidOfIt() {
        Topic call = kit.call();
        kit.say("Luc Moreau", call, "Between us, @Vera Holt");
        kit.as("Vera Holt").run(() -> kit.follows.follow(call));
        kit.as("Ida Falk").run(() -> kit.calls.erase(call.id()));
        for (String table : List.of("comment", "follow", "notification")) {
            assertThat(kit.rows(kit.as("Vera Holt"), table)).as(table).isZero();
        }
        assertThat(kit.toTell()).isEmpty();
        refused(Reason.UNKNOWN, () -> kit.say("Luc Moreau", call, "Still here?"));
    }

    @Test
    void theAuthorEditsAndNobodyElse() {
        UUID comment = FeedKit.id(kit.say("Luc Moreau", kit.deal(), "They want a dicsount"));
        kit.pass(Duration.ofMinutes(1));
        assertThat(kit.as("Luc Moreau").call(() -> kit.comments.edit(comment, "They want a discount")).comment()).satisfies(edited -> {
            assertThat(edited.body()).isEqualTo("They want a discount");
            assertThat(edited.editedAt()).isEqualTo(kit.now);
            assertThat(edited.at()).isEqualTo(kit.now.minusSeconds(60));
        });
        for (String other : List.of("Ida Falk", "Vera Holt", "Ann Okafor")) {
            refused(Reason.NOT_YOURS, () -> kit.as(other).call(() -> kit.comments.edit(comment, "Nonsense")));
        }
        assertThat(comments("Ida Falk", kit.deal()).getFirst().body()).isEqualTo("They want a discount");
    }

    @Test
    void authorAndAdministratorDelete() {
        UUID own = FeedKit.id(kit.say("Luc Moreau", kit.deal(), "One"));
        UUID bad = FeedKit.id(kit.say("Luc Moreau", kit.deal(), "Two"));
        refused(Reason.NOT_YOURS, () -> kit.as("Vera Holt").run(() -> kit.comments.delete(own)));
        kit.as("Luc Moreau").run(() -> kit.comments.delete(own));
        kit.as("Ann Okafor").run(() -> kit.comments.delete(bad));
        assertThat(comments("Ida Falk", kit.deal())).isEmpty();
        assertThat(kit.inbox("Ida Falk")).isEmpty();
    }

    @Test
    void rowLevelSecurityAloneKeepsOthersWordsAsTheyAre() {
        UUID comment = FeedKit.id(kit.say("Luc Moreau", kit.deal(), "Mine"));
        assertThat(kit.as("Ida Falk").<Integer>call(() -> FeedKit.DATABASE.write(jdbc -> jdbc.sql("update comment set body = 'yours'").update()))).isZero();
        assertThat(kit.as("Ida Falk").<Integer>call(() -> FeedKit.DATABASE.write(jdbc -> jdbc.sql("delete from comment").update()))).isZero();
        assertThatThrownBy(() -> kit.as("Ida Falk").call(() -> FeedKit.DATABASE.write(jdbc -> jdbc.sql(
                        "insert into comment (tenant_id, id, opportunity_id, author_id, body, created_at) select tenant_id, ?, opportunity_id, author_id, 'forged', now() from comment where id = ?")
                .params(UUID.randomUUID(), comment).update()))).hasStackTraceContaining("row-level security");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\t ", "\u200b\u200d\ufeff", "\udb40\udc41\udb40\udc42", "\u0000\u0001", "\ud800"})
    void whatCannotBeSeenIsNoComment(String text) {
        refused(Reason.BAD_TEXT, () -> kit.say("Ida Falk", kit.deal(), text));
        assertThat(kit.rows(kit.crm.tenant(), "comment")).isZero();
    }

    @Test
    void aCommentHasFourThousandCharactersAtMost() {
        refused(Reason.BAD_TEXT, () -> kit.say("Ida Falk", kit.deal(), "x".repeat(4_001)));
        assertThat(kit.say("Ida Falk", kit.deal(), " " + "x".repeat(4_000) + " ").comment().body()).hasSize(4_000);
    }

    @Test
    void hiddenCharactersAreTakenOut() {
        assertThat(kit.say("Ida Falk", kit.deal(), "Go\u200bod\u202e \udb40\udc69news\r\nfor\u0007 us").comment().body()).isEqualTo("Good news\nfor  us");
    }

    @Test
    void aMentionOfSomebodyWhoCannotSeeTheRecordIsSaidToTheAuthorAndToNobodyElse() {
        PostedComment posted = kit.say("Luc Moreau", kit.deal(), "@Eva Prat and @Vera, please look");
        assertThat(posted.told()).extracting(Named::name).containsExactly("Vera Holt");
        assertThat(posted.cannotSee()).extracting(Named::name).containsExactly("Eva Prat");
        assertThat(kit.rows(kit.as("Eva Prat"), "notification")).isZero();
        assertThat(kit.inbox("Vera Holt")).containsExactly("mention from Luc Moreau on Rollout");
    }

    @Test
    void ofTwoPeopleWithTheSameFirstNameNobodyIsTold() {
        kit.crm.rep("Ida Storm", "North");
        PostedComment posted = kit.say("Luc Moreau", kit.deal(), "@Ida please look");
        assertThat(posted.told()).isEmpty();
        assertThat(posted.unclear()).singleElement().satisfies(name -> assertThat(name.people()).extracting(Named::name).containsExactlyInAnyOrder("Ida Falk", "Ida Storm"));
        assertThat(kit.inbox("Ida Storm")).isEmpty();
        assertThat(kit.inbox("Ida Falk")).containsExactly("comment from Luc Moreau on Rollout");
    }

    @Test
    void moreThanFiftyMentionsAreRefused() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 51; i++) {
            kit.crm.rep("Member Number" + (char) ('A' + i % 26) + (char) ('A' + i / 26), "North");
            text.append("@Member Number").append((char) ('A' + i % 26)).append((char) ('A' + i / 26)).append(' ');
        }
        refused(Reason.TOO_MANY_MENTIONS, () -> kit.say("Ida Falk", kit.deal(), text.toString()));
        assertThat(kit.rows(kit.crm.tenant(), "comment")).isZero();
    }

    @Test
    void peopleWhoSeeTheRecordAreOfferedForMentions() {
        assertThat(offered("Ida Falk", "")).containsExactly("Ann Okafor", "Luc Moreau", "Vera Holt");
        assertThat(offered("Ida Falk", "mor")).containsExactly("Luc Moreau");
        assertThat(offered("Ida Falk", "eva")).isEmpty();
        refused(Reason.UNKNOWN, () -> offered("Eva Prat", "luc"));
    }

    @Test
    void pagesNeitherRepeatNorLoseACommentWhileOthersGoOnTalking() {
        for (int i = 0; i < 7; i++) {
            kit.say("Ida Falk", kit.deal(), "Comment " + i);
        }
        List<String> read = new ArrayList<>();
        String next = null;
        do {
            FeedPosition before = next == null ? null : FeedPosition.parse(next);
            FeedPage<Comment> page = kit.as("Luc Moreau").call(() -> kit.comments.of(kit.deal(), before, 3));
            page.entries().forEach(comment -> read.add(comment.body()));
            kit.say("Ida Falk", kit.deal(), "Later");
            next = page.next();
        } while (next != null);
        assertThat(read).containsExactly("Comment 6", "Comment 5", "Comment 4", "Comment 3", "Comment 2", "Comment 1", "Comment 0");
    }

    @Test
    void whatAPersonSaidStaysWhenThePersonIsRemoved() {
        kit.crm.rep("Gus Temp", "North");
        kit.say("Gus Temp", kit.deal(), "@Luc Moreau hello");
        kit.say("Ida Falk", kit.deal(), "@Gus Temp bye");
        kit.sql("delete from person where name = 'Gus Temp'");
        assertThat(comments("Ida Falk", kit.deal())).extracting(Comment::author).containsExactly(new Named(kit.crm.id("Ida Falk"), "Ida Falk"), null);
        assertThat(kit.inbox("Luc Moreau")).containsExactly("mention from nobody on Rollout");
    }

    @Test
    void commentsGoWithTheirRecord() {
        kit.crm.deal("Short lived", "Initech", "Ida Falk", null, "Prospecting", 1, "2026-01-01", "2026-06-01");
        Topic deal = Topic.opportunity(kit.crm.id("Short lived"));
        kit.say("Luc Moreau", deal, "Hm");
        kit.sql("delete from opportunity where id = ?", deal.id());
        assertThat(kit.rows(kit.crm.tenant(), "comment")).isZero();
        assertThat(kit.inbox("Ida Falk")).isEmpty();
    }

    @Test
    void anotherTenantNeitherReadsNorWritesNorIsMentioned() {
        UUID comment = FeedKit.id(kit.say("Luc Moreau", kit.deal(), "Hello"));
        TenantScope other = TestDatabase.newPerson(TestDatabase.newTenant(), "Mallory Stone", Role.ADMIN);
        refused(Reason.UNKNOWN, () -> other.call(() -> kit.comments.add(kit.deal(), "Hello")));
        refused(Reason.UNKNOWN, () -> other.call(() -> kit.comments.edit(comment, "Hello")));
        refused(Reason.UNKNOWN, () -> other.run(() -> kit.comments.delete(comment)));
        assertThat(kit.rows(other, "comment")).isZero();
        PostedComment posted = kit.say("Luc Moreau", kit.deal(), "@Mallory Stone, see this");
        assertThat(posted.told()).isEmpty();
        assertThat(posted.cannotSee()).isEmpty();
        assertThat(kit.rows(other, "notification")).isZero();
    }

    private List<Comment> comments(String reader, Topic topic) {
        return kit.as(reader).call(() -> kit.comments.of(topic, null, 50)).entries();
    }

    private List<String> offered(String author, String beginning) {
        return kit.as(author).call(() -> kit.comments.mentionable(kit.deal(), beginning, 8)).stream().map(Named::name).toList();
    }

    private static void refused(Reason reason, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(CommentRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
