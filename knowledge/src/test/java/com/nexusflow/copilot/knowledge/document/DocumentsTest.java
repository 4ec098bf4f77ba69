package com.nexusflow.copilot.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.nexusflow.copilot.knowledge.document.DocumentRefused.Reason;
import com.nexusflow.copilot.knowledge.document.Uploaded.Outcome;
import com.nexusflow.copilot.knowledge.document.read.DocumentKind;
import com.nexusflow.copilot.knowledge.document.read.DocumentReader;
import com.nexusflow.copilot.knowledge.document.read.Limits;
import com.nexusflow.copilot.knowledge.document.read.Part;
import com.nexusflow.copilot.knowledge.document.read.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final String GUIDE = "# Pricing\n\nTen percent at most.\n";

    private final TenantDatabase database = TestDatabase.database();
    private final TenantScope tenant = TestDatabase.newTenant();
    private final TenantScope admin = TestDatabase.newPerson(tenant, "Ada", Role.ADMIN);
    private final TenantScope rep = TestDatabase.newPerson(tenant, "Rita", Role.REP);
    private final TenantScope other = TestDatabase.newPerson(tenant, "Otto", Role.REP);
    private Instant now = Instant.parse("2026-05-15T08:00:00Z");
    private final Clock clock = new InstantSource() {
        @Override
        public Instant instant() {
            return now;
        }
    }.withZone(ZoneOffset.UTC);
    private final List<UUID> woken = new ArrayList<>();
    private final Collections collections = new Collections(database, clock);
    private final Documents documents = new Documents(database, 1000, clock, woken::add);
    private final DocumentWork work = new DocumentWork(database, new DocumentReader(Limits.usual()), clock);
    private final UUID open = admin.call(() -> collections.create("Playbooks", new Visibility.Everyone()).id());

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Uploaded upload(TenantScope person, String name, String text) {
        return person.call(() -> documents.upload(open, name, bytes(text), null));
    }

    private Document read(UUID id) {
        work.work(new Lane(tenant.tenantId(), id, ""));
        return document(id);
    }

    private Document document(UUID id) {
        return admin.call(() -> documents.byId(id).orElseThrow());
    }

    private List<String> texts(UUID id) {
        return admin.call(() -> documents.parts(id, 0, 100).stream().map(Part::text).toList());
    }

    @Test
    void aFileIsKeptAtOnceAndReadInTheBackground() {
        Uploaded uploaded = upload(rep, "/tmp/pricing.md", GUIDE);
        assertThat(uploaded.outcome()).isEqualTo(Outcome.NEW);
        assertThat(uploaded.document()).extracting(Document::name, Document::status, Document::progress, Document::version, Document::readyVersion, Document::ownerId)
                .containsExactly("pricing.md", DocumentStatus.READING, 0, 1, null, rep.personId());
        UUID id = uploaded.document().id();
        assertThat(woken).containsExactly(id);
        assertThat(work.next(1000)).contains(new Lane(tenant.tenantId(), id, ""));
        assertThat(read(id)).extracting(Document::status, Document::progress, Document::title, Document::kind, Document::readyVersion, Document::parts, Document::readerKey)
                .containsExactly(DocumentStatus.READY, 100, "Pricing", DocumentKind.MARKDOWN, 1, 1, null);
        assertThat(admin.call(() -> documents.parts(id, 0, 10))).containsExactly(new Part(List.of("Pricing"), Part.Kind.TEXT, "Ten percent at most.", "line 3"));
        assertThat(work.next(1000)).doesNotContain(new Lane(tenant.tenantId(), id, ""));
    }

    @Test
    void theSameBytesAreNotKeptTwice() {
        UUID id = upload(rep, "pricing.md", GUIDE).document().id();
        Uploaded again = upload(other, "another name.md", GUIDE);
        assertThat(again.outcome()).isEqualTo(Outcome.KNOWN);
        assertThat(again.document().id()).isEqualTo(id);
        assertThat(admin.call(() -> documents.originals(id))).hasSize(1);
        assertThat(woken).containsExactly(id);
    }

    @Test
    void otherBytesUnderTheSameNameAreTheNextVersionWhoseTextTakesOverWhenItIsRead() {
        UUID id = upload(rep, "pricing.md", GUIDE).document().id();
        read(id);
        assertThat(upload(rep, "pricing.md", "# Pricing\n\nFive percent at most.\n")).extracting(Uploaded::outcome, up -> up.document().id(), up -> up.document().readyVersion())
                .containsExactly(Outcome.NEW_VERSION, id, 1);
        assertThat(texts(id)).containsExactly("Ten percent at most.");
        assertThat(read(id).readyVersion()).isEqualTo(2);
        assertThat(texts(id)).containsExactly("Five percent at most.");
        assertThat(admin.call(() -> documents.original(id, 1))).hasValueSatisfying(file -> assertThat(file).isEqualTo(bytes(GUIDE)));
    }

    @Test
    void aRefusedVersionLeavesTheTextOfTheOneBefore() {
        UUID id = upload(rep, "pricing.md", GUIDE).document().id();
        read(id);
        upload(rep, "pricing.md", "{\\rtf1 never }");
        assertThat(read(id)).extracting(Document::status, Document::version, Document::readyVersion, document -> document.refused().reason())
                .containsExactly(DocumentStatus.REFUSED, 2, 1, Refusal.RICH_TEXT);
        assertThat(texts(id)).containsExactly("Ten percent at most.");
    }

    @Test
    void nothingIsTakenOfARefusedFile() {
        UUID id = upload(rep, "a.txt", "\u0000\u0001\u0002 noise").document().id();
        assertThat(read(id).refused().reason()).isEqualTo(Refusal.NOT_TEXT);
        assertThat(texts(id)).isEmpty();
    }

    @Test
    void onlyTheNewestFilesAreKept() {
        UUID id = upload(rep, "a.txt", "version 1").document().id();
        for (int version = 2; version <= 8; version++) {
            upload(rep, "a.txt", "version " + version);
        }
        assertThat(admin.call(() -> documents.originals(id))).extracting(Original::version).containsExactly(8, 7, 6, 5, 4);
    }

    @Test
    void aVersionThatIsReplacedWhileItIsReadLeavesNothing() {
        UUID id = upload(rep, "a.txt", "first").document().id();
        DocumentWork slow = new DocumentWork(database, new DocumentReader(Limits.usual()), new InstantSource() {
            private int asked;

            @Override
            public Instant instant() {
                // The second question is asked when the text is read and not yet kept.
                if (++asked == 2) {
                    CompletableFuture.runAsync(() -> upload(rep, "a.txt", "second")).join();
                }
                return now;
            }
        }.withZone(ZoneOffset.UTC));
        slow.work(new Lane(tenant.tenantId(), id, ""));
        assertThat(document(id)).extracting(Document::version, Document::readyVersion).containsExactly(2, 2);
        assertThat(texts(id)).containsExactly("second");
    }

    @Test
    void aFileThatBringsTheProgramDownEachTimeIsRefusedInTheEnd() {
        UUID id = upload(rep, "a.txt", "text").document().id();
        for (int crash = 1; crash <= DocumentWork.ATTEMPTS; crash++) {
            tenant.run(() -> database.write(jdbc -> jdbc.sql("update document set attempts = attempts + 1 where id = :id").param("id", id).update()));
        }
        assertThat(read(id)).extracting(Document::status, document -> document.refused().reason()).containsExactly(DocumentStatus.REFUSED, Refusal.BROKEN);
        assertThat(admin.call(() -> documents.readAgain(id)).orElseThrow().status()).isEqualTo(DocumentStatus.READING);
        assertThat(read(id).status()).isEqualTo(DocumentStatus.READY);
    }

    @Test
    void documentsAreListedByPageAndByWhatTheyAre() {
        UUID pricing = upload(rep, "pricing.md", GUIDE).document().id();
        now = now.plusSeconds(60);
        UUID rates = upload(other, "rates.csv", "a,b\nc,d\n").document().id();
        now = now.plusSeconds(60);
        read(pricing);
        assertThat(list(DocumentFilter.NONE)).containsExactly(pricing, rates);
        assertThat(list(new DocumentFilter(open, DocumentStatus.READING, null, null, null, null))).containsExactly(rates);
        assertThat(list(new DocumentFilter(null, null, DocumentKind.MARKDOWN, null, null, null))).containsExactly(pricing);
        assertThat(list(new DocumentFilter(null, null, null, other.personId(), null, null))).containsExactly(rates);
        assertThat(list(new DocumentFilter(null, null, null, null, "RATES", null))).containsExactly(rates);
        admin.run(() -> documents.keepFresh(rates, LocalDate.of(2026, 5, 1)));
        assertThat(list(new DocumentFilter(null, null, null, null, null, LocalDate.of(2026, 5, 15)))).containsExactly(rates);
        assertThat(admin.call(() -> documents.list(DocumentFilter.NONE, 1, 1))).extracting(page -> page.documents().size(), DocumentPage::total).containsExactly(1, 2);
    }

    private List<UUID> list(DocumentFilter filter) {
        return admin.call(() -> documents.list(filter, 0, 10).documents().stream().map(Document::id).toList());
    }

    @Test
    void frontMatterSaysUntilWhenADocumentHolds() {
        UUID id = upload(rep, "a.md", "---\nfresh_until: 2026-12-31\n---\ntext").document().id();
        assertThat(read(id).freshUntil()).isEqualTo("2026-12-31");
        assertThat(document(id).isStale(LocalDate.of(2027, 1, 1))).isTrue();
    }

    @Test
    void whoDoesNotOwnADocumentReadsItAndChangesNothing() {
        UUID id = upload(rep, "a.txt", "text").document().id();
        assertThat(other.call(() -> documents.byId(id))).isPresent();
        assertThat(reason(() -> other.call(() -> documents.delete(id)))).isEqualTo(Reason.NOT_YOURS);
        assertThat(reason(() -> upload(other, "a.txt", "mine now"))).isEqualTo(Reason.NOT_YOURS);
        assertThat(reason(() -> other.call(() -> documents.readAgain(id)))).isEqualTo(Reason.NOT_YOURS);
        assertThat(rep.call(() -> documents.giveTo(id, other.personId())).orElseThrow().ownerId()).isEqualTo(other.personId());
        assertThat(other.call(() -> documents.delete(id))).isTrue();
        assertThat(other.call(() -> documents.delete(id))).isFalse();
    }

    @Test
    void filesThatAreNoneAreNotKept() {
        assertThat(reason(() -> upload(rep, "a.txt", ""))).isEqualTo(Reason.EMPTY);
        assertThat(reason(() -> upload(rep, "a.txt", "x".repeat(1001)))).isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(() -> upload(rep, "\u200b", "text"))).isEqualTo(Reason.NAME);
        assertThat(reason(() -> rep.call(() -> documents.upload(Ids.next(), "a.txt", bytes("text"), null)))).isEqualTo(Reason.UNKNOWN_COLLECTION);
        assertThat(reason(() -> rep.call(() -> documents.giveTo(upload(rep, "b.txt", "text").document().id(), Ids.next())))).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void aCollectionLimitedToARoleIsReadByThatRoleAndByThoseWhoSeeAll() {
        UUID limited = admin.call(() -> collections.create("For managers", new Visibility.OfRole(Role.MANAGER)).id());
        TenantScope manager = TestDatabase.newPerson(tenant, "Mara", Role.MANAGER);
        UUID id = manager.call(() -> documents.upload(limited, "a.txt", bytes("margins"), null)).document().id();
        assertThat(read(id).readerKey()).isEqualTo(limited);
        assertThat(manager.call(() -> documents.parts(id, 0, 10))).hasSize(1);
        for (TenantScope stranger : List.of(rep, TestDatabase.newPerson(TestDatabase.newTenant(), "Stranger", Role.ADMIN), TenantScope.nobody(tenant.tenantId()), admin.limitedTo(rep))) {
            assertThat(stranger.call(() -> documents.byId(id))).isEmpty();
            assertThat(stranger.call(() -> documents.parts(id, 0, 10))).isEmpty();
            assertThat(stranger.call(() -> documents.originals(id))).isEmpty();
            assertThat(stranger.call(() -> documents.list(DocumentFilter.NONE, 0, 10).documents())).isEmpty();
            assertThat(stranger.call(() -> collections.byId(limited))).isEmpty();
            assertThat(reason(() -> stranger.call(() -> documents.upload(limited, "b.txt", bytes("x"), null)))).isEqualTo(Reason.UNKNOWN_COLLECTION);
        }
        assertThat(admin.limitedTo(manager).call(() -> documents.byId(id))).isPresent();
    }

    @Test
    void whoIsNobodyReadsNotEvenWhatEverybodyReads() {
        UUID id = upload(rep, "a.txt", "text").document().id();
        assertThat(TenantScope.nobody(tenant.tenantId()).call(() -> documents.byId(id))).isEmpty();
        assertThat(TenantScope.nobody(tenant.tenantId()).call(collections::all)).isEmpty();
    }

    @Test
    void collectionsAreMadeChangedAndTakenAwayByThoseWhoSeeAll() {
        assertThat(reason(() -> rep.call(() -> collections.create("Mine", new Visibility.Everyone())))).isEqualTo(Reason.NOT_YOURS);
        assertThat(reason(() -> admin.call(() -> collections.create("playbooks", new Visibility.Everyone())))).isEqualTo(Reason.NAME_TAKEN);
        assertThat(reason(() -> admin.call(() -> collections.create("Team", new Visibility.OfTeam(Ids.next()))))).isEqualTo(Reason.UNKNOWN);
        assertThat(reason(() -> admin.call(() -> collections.create(" ", new Visibility.Everyone())))).isEqualTo(Reason.NAME);
        UUID id = upload(rep, "a.txt", "text").document().id();
        now = now.plusSeconds(60);
        assertThat(admin.call(() -> collections.change(open, "Playbooks", new Visibility.OfRole(Role.OPERATIONS)))).map(DocumentCollection::documents).hasValue(1);
        assertThat(document(id)).extracting(Document::changedAt, Document::readerKey).containsExactly(now, open);
        assertThat(rep.call(() -> documents.byId(id))).isEmpty();
        assertThat(admin.call(() -> collections.delete(open))).isTrue();
        assertThat(admin.call(() -> documents.byId(id))).isEmpty();
        assertThat(admin.call(() -> collections.change(open, "x", new Visibility.Everyone()))).isEmpty();
    }

    private static Reason reason(Supplier<?> refused) {
        DocumentRefused[] found = new DocumentRefused[1];
        assertThatThrownBy(refused::get).isInstanceOfSatisfying(DocumentRefused.class, e -> found[0] = e);
        return found[0].reason();
    }

    @Test
    void aPersonWhoLeavesLeavesTheDocuments() {
        UUID id = upload(rep, "a.txt", "text").document().id();
        Person person = tenant.call(() -> TestDatabase.people().person(rep.personId()).orElseThrow());
        tenant.run(() -> database.write(jdbc -> jdbc.sql("delete from person where id = :id").param("id", person.id()).update()));
        assertThat(document(id).ownerId()).isNull();
    }
}
