package com.nexusflow.copilot.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.nexusflow.copilot.knowledge.card.CardContent;
import com.nexusflow.copilot.knowledge.card.Objection;
import com.nexusflow.copilot.knowledge.document.Visibility;
import com.nexusflow.copilot.knowledge.index.AwayIndex;
import com.nexusflow.copilot.knowledge.index.LucenePassageIndex;
import com.nexusflow.copilot.knowledge.index.OneMeaning;
import com.nexusflow.copilot.knowledge.passage.Passage;
import com.nexusflow.copilot.knowledge.passage.SourceKind;
import com.nexusflow.copilot.knowledge.search.Quotable;
import com.nexusflow.copilot.knowledge.source.IndexFollowing.Comparison;
import com.nexusflow.copilot.knowledge.testkit.Bookshelf;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassagesFollowSourcesTest {

    @TempDir
    private Path folder;

    private LucenePassageIndex index;
    private Bookshelf shelf;
    private UUID open;

    @BeforeEach
    void open() {
        index = new LucenePassageIndex(folder, OneMeaning.vectors());
        shelf = new Bookshelf(index);
        open = shelf.admin.call(() -> shelf.collections.create("Playbooks", new Visibility.Everyone()).id());
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void aNoteIsFoundByThoseWhoSeeItsOwnersRecordsAndByNobodyElse() {
        shelf.note(shelf.rita, "Carl wants the escrow clause before he signs.");
        shelf.settle();
        assertThat(shelf.found(shelf.rita, "escrow clause")).containsExactly("Carl wants the escrow clause before he signs.");
        assertThat(shelf.found(shelf.admin, "escrow clause")).hasSize(1);
        assertThat(shelf.found(shelf.otto, "escrow clause")).isEmpty();
        assertThat(shelf.found(TestDatabase.newPerson(TestDatabase.newTenant(), "Stranger", Role.ADMIN), "escrow clause")).isEmpty();
        assertThat(shelf.found(TenantScope.nobody(shelf.tenant.tenantId()), "escrow clause")).isEmpty();
    }

    @Test
    void aDeletedNoteIsNotFoundFromThatMomentAndLeavesTheIndexSoonAfter() {
        UUID note = shelf.note(shelf.rita, "The escrow clause is settled.");
        shelf.settle().delete("note", note);
        assertThat(shelf.found(shelf.rita, "escrow clause")).isEmpty();
        assertThat(shelf.kept()).isEmpty();
        shelf.settle();
        assertThat(index.sources(shelf.tenant.tenantId())).isEmpty();
    }

    @Test
    void whatSpeakersSayInACallIsFoundWithWhoSaidItAndWhen() {
        UUID call = shelf.call(shelf.rita, "What holds you back?", "Your price per seat is too high for our depots.", "I see.");
        shelf.settle();
        Passage said = shelf.ask(shelf.rita, "price per seat").passages().getFirst().passage();
        assertThat(said.source()).isEqualTo(call);
        assertThat(said.position()).isEqualTo(1);
        assertThat(said.trail()).isEqualTo("Carl");
        assertThat(said.place()).isEqualTo("5000");
        assertThat(shelf.found(shelf.otto, "price per seat")).isEmpty();
    }

    @Test
    void anErasedCallTakesItsWordsWithItInTheSameMoment() {
        UUID call = shelf.call(shelf.rita, "What holds you back?", "Your price per seat is too high.");
        shelf.settle();
        assertThat(shelf.admin.call(() -> shelf.calls.erase(call))).isPresent();
        assertThat(shelf.kept()).isEmpty();
        assertThat(shelf.found(shelf.rita, "price per seat")).isEmpty();
        shelf.settle();
        assertThat(index.sources(shelf.tenant.tenantId())).isEmpty();
    }

    @Test
    void aCallOfNobodyIsForThoseWhoSeeAll() {
        UUID call = shelf.call(shelf.rita, "Hello.", "Your price per seat is too high.");
        shelf.tenant.run(() -> shelf.database.write(jdbc -> jdbc.sql("update sales_call set owner_id = null where id = :id").param("id", call).update()));
        shelf.settle();
        assertThat(shelf.found(shelf.admin, "price per seat")).isNotEmpty();
        assertThat(shelf.found(shelf.rita, "price per seat")).isEmpty();
    }

    @Test
    void aCardIsFoundLineByLineAndANewVersionTakesThePlaceOfTheOld() {
        UUID card = shelf.admin.call(() -> shelf.cards.create("Acme", content("Only in the first year."))).id();
        shelf.settle();
        Quotable found = shelf.ask(shelf.otto, "they are cheaper").passages().getFirst();
        assertThat(found.passage().title()).isEqualTo("Acme");
        assertThat(found.passage().trail()).isEqualTo("objections");
        assertThat(found.passage().text()).isEqualTo("They are cheaper\nOnly in the first year.");
        assertThat(found.freshUntil()).isEqualTo("2026-08-01");
        shelf.admin.run(() -> shelf.cards.save(card, 1, content("Never, counted over three years.")));
        shelf.settle();
        assertThat(shelf.found(shelf.otto, "they are cheaper")).contains("They are cheaper\nNever, counted over three years.").doesNotContain("They are cheaper\nOnly in the first year.");
    }

    private static CardContent content(String answer) {
        return new CardContent(null, LocalDate.of(2026, 8, 1), "", List.of("A known name"), List.of(), List.of(), List.of(new Objection("They are cheaper", answer)), "", List.of(), List.of());
    }

    @Test
    void aDocumentIsFoundUnderItsHeadingsWithItsLastVersion() {
        shelf.document(open, "terms.md", "# Terms\n\n## Notice\n\nThe notice period is three months.\n");
        shelf.settle();
        assertThat(shelf.ask(shelf.otto, "notice period").passages()).singleElement().satisfies(found -> {
            assertThat(found.passage().trail()).isEqualTo("Terms › Notice");
            assertThat(found.passage().text()).contains("three months");
        });
        shelf.document(open, "terms.md", "# Terms\n\n## Notice\n\nThe notice period is six months.\n");
        shelf.settle();
        assertThat(shelf.found(shelf.otto, "notice period")).singleElement().asString().contains("six months");
    }

    @Test
    void aTemplateIsNotQuoted() {
        shelf.document(open, "offer.md", "---\ntype: template\n---\n# Offer\n\nDear {{contact}}, the notice period is three months.\n");
        shelf.settle();
        assertThat(shelf.found(shelf.otto, "notice period")).isEmpty();
    }

    @Test
    void aCollectionThatIsClosedIsClosedToTheQuestionThatComesNext() {
        UUID document = shelf.document(open, "terms.md", "# Terms\n\nThe notice period is three months.\n");
        shelf.settle();
        shelf.admin.run(() -> shelf.collections.change(open, "Playbooks", new Visibility.OfRole(Role.MANAGER)));
        assertThat(shelf.found(shelf.otto, "notice period")).isEmpty();
        assertThat(shelf.found(shelf.admin, "notice period")).hasSize(1);
        shelf.settle();
        assertThat(shelf.found(shelf.otto, "notice period")).isEmpty();
        assertThat(shelf.admin.call(() -> shelf.search.of(SourceKind.DOCUMENT, document, 0, 10))).hasSize(1);
        assertThat(shelf.otto.call(() -> shelf.search.of(SourceKind.DOCUMENT, document, 0, 10))).isEmpty();
    }

    @Test
    void aSourceThatTheIndexCannotTakeKeepsNoOtherFromBeingFound() {
        shelf.note(shelf.rita, "The escrow clause is settled.");
        shelf.note(shelf.rita, "This is " + OneMeaning.REFUSED + ".");
        shelf.note(shelf.rita, "The notice period is open.");
        shelf.settle();
        assertThat(shelf.found(shelf.rita, "escrow clause")).isNotEmpty();
        assertThat(shelf.found(shelf.rita, "notice period")).isNotEmpty();
    }

    @Test
    void comparingPutsRightWhatIsMissingAndWhatIsLeftOver() {
        UUID gone = shelf.note(shelf.rita, "The escrow clause is settled.");
        UUID lost = shelf.note(shelf.rita, "The notice period is open.");
        shelf.settle();
        index.remove(shelf.tenant.tenantId(), SourceKind.NOTE, lost);
        shelf.tenant.run(() -> shelf.database.write(jdbc -> jdbc.sql("update passage_source set fingerprint = null where source_id = :id").param("id", gone).update()));
        assertThat(shelf.following.reconcile(shelf.tenant.tenantId(), progress -> {})).contains(new Comparison(1, 1, 1));
        assertThat(shelf.following.reconcile(shelf.tenant.tenantId(), progress -> {})).contains(new Comparison(1, 0, 0));
        assertThat(shelf.found(shelf.rita, "notice period")).hasSize(1);
    }

    @Test
    void anIndexThatIsMadeAnewTellsHowFarItIs() {
        for (int i = 0; i < 40; i++) {
            shelf.note(shelf.rita, "Note number " + i + " about the escrow clause.");
        }
        shelf.settle();
        List<Integer> percents = new ArrayList<>();
        shelf.following.rebuild(shelf.tenant.tenantId(), progress -> percents.add(progress.percent()));
        assertThat(percents).startsWith(0).endsWith(100).hasSizeGreaterThan(2).isSorted();
        assertThat(index.sources(shelf.tenant.tenantId())).hasSize(40);
    }

    @Test
    void aNewIndexFillsItselfFromPostgreSql(@TempDir Path other) {
        shelf.note(shelf.rita, "The escrow clause is settled.");
        shelf.settle();
        try (LucenePassageIndex fresh = new LucenePassageIndex(other, OneMeaning.vectors())) {
            shelf.following(fresh).follow(shelf.tenant.tenantId());
            assertThat(fresh.sources(shelf.tenant.tenantId())).isEqualTo(index.sources(shelf.tenant.tenantId())).hasSize(1);
        }
    }

    @Test
    void whileTheIndexIsAwayPassagesAreFoundByTheirWordsAndItCatchesUpWhenItIsBack() {
        AwayIndex server = new AwayIndex(index);
        Bookshelf served = new Bookshelf(server);
        server.isAway(true);
        served.note(served.rita, "Carl wants the escrow clauses before he signs.");
        served.settle();
        assertThat(served.ask(served.rita, "What about the escrow clause?")).satisfies(findings -> {
            assertThat(findings.byWordsOnly()).isTrue();
            assertThat(findings.passages()).hasSize(1);
        });
        assertThat(served.found(served.otto, "escrow clause")).isEmpty();
        server.isAway(false);
        served.following.follow(served.tenant.tenantId());
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(served.ask(served.rita, "What about the escrow clause?").byWordsOnly()).isFalse());
        assertThat(served.found(served.rita, "escrow clause")).hasSize(1);
    }

    @Test
    void wordsAreCountedInWhatThePersonMayRead() {
        shelf.note(shelf.rita, "The escrow clause is settled.");
        shelf.note(shelf.otto, "The escrow clause is open.");
        shelf.call(shelf.rita, "Is the escrow clause settled?", "It is.");
        shelf.settle();
        assertThat(shelf.rita.call(() -> shelf.search.facets("escrow clauses", Locale.ENGLISH))).isEqualTo(Map.of(SourceKind.NOTE, 1, SourceKind.CALL, 1));
        assertThat(shelf.admin.call(() -> shelf.search.facets("escrow", Locale.ENGLISH))).isEqualTo(Map.of(SourceKind.NOTE, 2, SourceKind.CALL, 1));
        assertThat(shelf.rita.call(() -> shelf.search.page("escrow", Locale.ENGLISH, List.of(SourceKind.NOTE), 0, 10))).hasSize(1);
    }

    @Test
    void signsThatCannotBeSeenAreLeftOutOfPassages() {
        shelf.note(shelf.rita, "The esc\u200brow clause\u202e is settled.\u0007");
        shelf.settle();
        assertThat(shelf.kept()).containsExactly("The escrow clause is settled.");
    }

    @Test
    void aDissolvedTenantLeavesNothingBehind() {
        shelf.note(shelf.rita, "The escrow clause is settled.");
        shelf.settle();
        TestDatabase.tenants().dissolve(shelf.tenant.tenantId());
        assertThat(shelf.kept()).isEmpty();
    }
}
