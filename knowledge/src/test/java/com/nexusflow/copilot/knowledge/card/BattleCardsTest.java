package com.nexusflow.copilot.knowledge.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.nexusflow.copilot.knowledge.card.CardRefused.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BattleCardsTest {

    private final CardKit kit = new CardKit();
    private final BattleCards cards = kit.cards;

    @Test
    void aCardKeepsWhatWasWritten() {
        UUID id = kit.acme();
        BattleCard card = kit.by("Luc Moreau", () -> cards.on(" ACME ")).orElseThrow();
        assertThat(card.id()).isEqualTo(id);
        assertThat(card.competitor().name()).isEqualTo("Acme");
        assertThat(card.content()).isEqualTo(kit.full());
        assertThat(card.version()).isEqualTo(1);
        assertThat(card.changedBy()).isEqualTo(kit.named("Vera Holt"));
        assertThat(kit.by("Luc Moreau", cards::all)).containsExactly(card);
        assertThat(kit.crm.tenant().call(kit.competitors::all)).extracting(Named::name).containsExactly("Acme");
    }

    @Test
    void wordsAreCleanedAndBlankEntriesLeftOut() {
        CardContent content = new CardContent(null, null, " a\u200bb \r\n c ", List.of("  ", "one\n two"), List.of(), List.of(), List.of(), "", List.of(), List.of());
        assertThat(content.positioning()).isEqualTo("ab\n c");
        assertThat(content.strengths()).containsExactly("one two");
    }

    @Test
    void tooLongWordsAreRefusedByTheNameOfTheirField() {
        assertThatThrownBy(() -> CardKit.pricing(CardContent.EMPTY, "x".repeat(4_001))).isInstanceOf(CardRefused.class).hasMessageContaining("pricing").hasMessageContaining("4,001");
        assertThatThrownBy(() -> new Objection(" ", "Say this")).isInstanceOf(CardRefused.class);
        assertThatThrownBy(() -> new CardContent(null, LocalDate.of(10_000, 1, 1), "", List.of(), List.of(), List.of(), List.of(), "", List.of(), List.of()))
                .isInstanceOf(CardRefused.class);
    }

    @Test
    void ownerAndManagersAndOperationsWriteTheOthersRead() {
        UUID id = kit.acme();
        for (String writer : List.of("Ida Falk", "Vera Holt", "Oda Ruiz")) {
            assertThat(kit.by(writer, () -> cards.byId(id)).orElseThrow().editable()).as(writer).isTrue();
            saved(writer, id, CardKit.pricing(kit.now(id), "As " + writer + " says"));
        }
        assertThat(kit.by("Luc Moreau", () -> cards.byId(id)).orElseThrow().editable()).isFalse();
        refused(Reason.NOT_YOURS, () -> save("Luc Moreau", id, 1, kit.full()));
        refused(Reason.NOT_YOURS, () -> kit.by("Luc Moreau", () -> cards.restore(id, 1, 4)));
        refused(Reason.NOT_YOURS, () -> kit.as("Luc Moreau").run(() -> cards.delete(id)));
        refused(Reason.NOT_YOURS, () -> kit.by("Ida Falk", () -> cards.create("Umbrella", kit.full())));
    }

    @Test
    void theDatabaseItselfKeepsOthersFromWriting() {
        UUID id = kit.acme();
        assertThat(rows("Luc Moreau", "update battle_card set version = 7 where id = ?", id)).isZero();
        assertThat(rows("Luc Moreau", "delete from battle_card where id = ?", id)).isZero();
        assertThat(rows("Ida Falk", "update battle_card_version set pricing = 'x' where card_id = ?", id)).as("what was said stays said").isZero();
        String forged = """
                insert into battle_card_version select tenant_id, card_id, 2, owner_id, fresh_until, 'forged', strengths, weaknesses, traps, objections, pricing, proof,
                    questions, null, %s, at from battle_card_version where card_id = ?""";
        assertThatThrownBy(() -> rows("Luc Moreau", forged.formatted("(select current_setting('app.person')::uuid)"), id)).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> rows("Ida Falk", forged.formatted("author_id"), id)).as("in another's name").hasStackTraceContaining("row-level security");
    }

    @Test
    void anotherTenantAndNobodySeeNoCards() {
        UUID id = kit.acme();
        UUID tenant = kit.crm.tenant().tenantId();
        assertThat(TestDatabase.newTenant().call(() -> cards.byId(id))).isEmpty();
        assertThat(TenantScope.nobody(tenant).call(cards::all)).isEmpty();
    }

    @Test
    void aCompetitorHasOneCard() {
        kit.acme();
        refused(Reason.EXISTS, () -> kit.by("Oda Ruiz", () -> cards.create("acme", CardContent.EMPTY)));
    }

    @Test
    void twoWhoChangeDifferentFieldsLoseNothing() {
        UUID id = kit.acme();
        saved("Ida Falk", id, CardKit.positioning(kit.full(), "Ida's positioning"));
        CardSave.Saved saved = (CardSave.Saved) save("Vera Holt", id, 1, CardKit.pricing(kit.full(), "Vera's pricing"));
        assertThat(saved.merged()).containsExactly(CardField.POSITIONING);
        assertThat(saved.card().version()).isEqualTo(3);
        assertThat(saved.card().content()).isEqualTo(CardKit.pricing(CardKit.positioning(kit.full(), "Ida's positioning"), "Vera's pricing"));
    }

    @Test
    void twoWhoChangeTheSameFieldAreShownBothTextsAndNothingIsKept() {
        UUID id = kit.acme();
        saved("Ida Falk", id, CardKit.positioning(kit.full(), "Ida's positioning"));
        CardContent both = CardKit.pricing(CardKit.positioning(kit.full(), "Vera's positioning"), "Vera's pricing");
        CardSave.Disputed disputed = (CardSave.Disputed) save("Vera Holt", id, 1, both);
        assertThat(disputed.fields()).containsExactly(new CardSave.Dispute(
                CardField.POSITIONING, List.of("They sell cheap.", "", "We sell what works on Monday."), List.of("Ida's positioning"), List.of("Vera's positioning")));
        assertThat(disputed.card().version()).isEqualTo(2);
        assertThat(disputed.mine()).isEqualTo(both);
        assertThat(kit.now(id)).isEqualTo(CardKit.positioning(kit.full(), "Ida's positioning"));
    }

    @Test
    void theSameChangeTwiceIsNoDisputeAndNoVersion() {
        UUID id = kit.acme();
        CardContent same = CardKit.positioning(kit.full(), "The same");
        saved("Ida Falk", id, same);
        assertThat(save("Vera Holt", id, 1, same)).isInstanceOfSatisfying(CardSave.Saved.class, saved -> assertThat(saved.card().version()).isEqualTo(2));
    }

    @Test
    void manySavesAtOnceAllStandInTheVersions() {
        UUID id = kit.acme();
        List<CompletableFuture<CardSave>> saves = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> save("Vera Holt", id, 1, CardKit.positioning(kit.full(), "Words " + i))))
                .toList();
        List<CardSave> ends = saves.stream().map(CompletableFuture::join).toList();
        assertThat(ends).filteredOn(CardSave.Saved.class::isInstance).as("one was first").hasSize(1);
        assertThat(ends).filteredOn(CardSave.Disputed.class::isInstance).hasSize(5);
        assertThat(versions(id)).hasSize(2);
    }

    @Test
    void anEarlierVersionIsBroughtBackAsANewOne() {
        UUID id = kit.acme();
        saved("Ida Falk", id, CardContent.EMPTY.ownedBy(kit.named("Ida Falk")));
        assertThat(kit.by("Ida Falk", () -> cards.restore(id, 1, 2))).isInstanceOf(CardSave.Saved.class);
        assertThat(kit.now(id)).isEqualTo(kit.full());
        assertThat(versions(id)).extracting(CardVersion::number).containsExactly(3, 2, 1);
        assertThat(versions(id).getFirst().restored()).isEqualTo(1);
        assertThat(kit.by("Luc Moreau", () -> cards.versions(id, 3, 1))).extracting(CardVersion::number).containsExactly(2);
        refused(Reason.UNKNOWN, () -> kit.by("Ida Falk", () -> cards.restore(id, 9, 3)));
    }

    @Test
    void aRepWhoHandsTheCardOverWritesItNoLonger() {
        UUID id = kit.acme();
        saved("Ida Falk", id, kit.full().ownedBy(kit.named("Luc Moreau")));
        refused(Reason.NOT_YOURS, () -> save("Ida Falk", id, 2, kit.full()));
        saved("Luc Moreau", id, CardKit.pricing(kit.now(id), "Mine now"));
    }

    @Test
    void onlyAPersonOfTheTenantOwnsACard() {
        refused(Reason.BAD_CONTENT, () -> kit.by("Vera Holt", () -> cards.create("Acme", CardContent.EMPTY.ownedBy(new Named(UUID.randomUUID(), "Nobody")))));
        UUID stranger = TestDatabase.newPerson(TestDatabase.newTenant(), "Stranger", com.nexusflow.copilot.core.people.Role.REP).personId();
        refused(Reason.BAD_CONTENT, () -> kit.by("Vera Holt", () -> cards.create("Acme", CardContent.EMPTY.ownedBy(new Named(stranger, "Stranger")))));
    }

    @Test
    void eachPersonSaysOnceWhetherItHelped() {
        UUID id = kit.acme();
        for (String person : List.of("Luc Moreau", "Ida Falk", "Luc Moreau")) {
            kit.as(person).run(() -> kit.votes.say(id, true));
        }
        assertThat(tally("Luc Moreau", id)).isEqualTo(new CardVotes.Tally(2, 0, true));
        kit.as("Luc Moreau").run(() -> kit.votes.say(id, false));
        assertThat(tally("Luc Moreau", id)).isEqualTo(new CardVotes.Tally(1, 1, false));
        kit.as("Luc Moreau").run(() -> kit.votes.takeBack(id));
        assertThat(tally("Luc Moreau", id)).isEqualTo(new CardVotes.Tally(1, 0, null));
        refused(Reason.UNKNOWN, () -> kit.as("Luc Moreau").run(() -> kit.votes.say(UUID.randomUUID(), true)));
        assertThat(rows("Vera Holt", "delete from battle_card_vote where card_id = ?", id)).as("the word of another").isZero();
    }

    @Test
    void aDeletedCardIsGoneWithAllThatBelongsToIt() {
        UUID id = kit.acme();
        kit.as("Luc Moreau").run(() -> kit.votes.say(id, true));
        kit.as("Ida Falk").run(() -> cards.delete(id));
        assertThat(kit.by("Vera Holt", cards::all)).isEmpty();
        for (String table : List.of("battle_card_version", "battle_card_vote")) {
            assertThat(kit.crm.tenant().<Long>call(() -> CardKit.DATABASE.read(jdbc -> jdbc.sql("select count(*) from " + table).query(Long.class).single()))).as(table).isZero();
        }
        refused(Reason.UNKNOWN, () -> kit.by("Vera Holt", () -> cards.versions(id, null, 10)));
        assertThat(kit.by("Vera Holt", () -> cards.create("Acme", CardContent.EMPTY)).version()).isEqualTo(1);
    }

    @Test
    void aCardGoesStaleAfterItsDay() {
        UUID id = kit.acme();
        BattleCard card = kit.by("Luc Moreau", () -> cards.byId(id)).orElseThrow();
        assertThat(card.isStale(LocalDate.of(2026, 8, 1))).isFalse();
        assertThat(card.isStale(LocalDate.of(2026, 8, 2))).isTrue();
    }

    @Test
    void aDiffShowsTheFieldsThatDifferLineByLine() {
        CardContent before = kit.full();
        CardContent after = CardKit.positioning(CardKit.with(before, CardContent.EMPTY, CardField.OWNER), "They sell cheap.\nStill.\n\nWe sell what works on Monday.");
        List<CardDiff.Field> fields = CardDiff.of(before, after).fields();
        assertThat(fields).extracting(CardDiff.Field::field).containsExactly(CardField.OWNER, CardField.POSITIONING);
        assertThat(fields.getFirst().lines()).containsExactly(new CardDiff.Line(CardDiff.Fate.REMOVED, "Ida Falk"));
        assertThat(fields.getLast().lines()).filteredOn(line -> line.fate() != CardDiff.Fate.SAME)
                .containsExactly(new CardDiff.Line(CardDiff.Fate.ADDED, "Still."));
    }

    @Test
    void aDiffOfChangedLinesGivesBothVersionsBack() {
        List<String> before = List.of("a", "b", "c", "d", "e");
        List<String> after = List.of("a", "c", "x", "d", "f", "e");
        List<CardDiff.Line> lines = CardDiff.lines(before, after);
        assertThat(lines).filteredOn(line -> line.fate() != CardDiff.Fate.ADDED).extracting(CardDiff.Line::text).isEqualTo(before);
        assertThat(lines).filteredOn(line -> line.fate() != CardDiff.Fate.REMOVED).extracting(CardDiff.Line::text).isEqualTo(after);
        assertThat(lines).filteredOn(line -> line.fate() == CardDiff.Fate.SAME).hasSize(4);
    }

    private CardSave save(String person, UUID id, int base, CardContent content) {
        return kit.by(person, () -> cards.save(id, base, content));
    }

    private void saved(String person, UUID id, CardContent content) {
        int base = kit.by(person, () -> cards.byId(id)).orElseThrow().version();
        assertThat(save(person, id, base, content)).isInstanceOfSatisfying(CardSave.Saved.class, saved -> assertThat(saved.merged()).isEqualTo(Set.of()));
    }

    private CardVotes.Tally tally(String person, UUID id) {
        return kit.by(person, () -> cards.byId(id)).orElseThrow().useful();
    }

    private List<CardVersion> versions(UUID id) {
        return kit.by("Luc Moreau", () -> cards.versions(id, null, 50));
    }

    private int rows(String person, String sql, UUID id) {
        return kit.by(person, () -> CardKit.DATABASE.write(jdbc -> jdbc.sql(sql).param(id).update()));
    }

    private static void refused(Reason reason, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(CardRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
