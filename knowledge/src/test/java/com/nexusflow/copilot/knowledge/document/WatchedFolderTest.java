package com.nexusflow.copilot.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.nexusflow.copilot.knowledge.document.read.DocumentReader;
import com.nexusflow.copilot.knowledge.document.read.Limits;
import com.nexusflow.copilot.knowledge.document.read.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {

    private static final int MOST_BYTES = 1000;

    @TempDir
    private Path place;

    private final TenantDatabase database = TestDatabase.database();
    private final TenantScope tenant = TestDatabase.newTenant();
    private final TenantScope admin = TestDatabase.newPerson(tenant, "Ada", Role.ADMIN);
    private final TenantScope rep = TestDatabase.newPerson(tenant, "Rita", Role.REP);
    private final Clock clock = Clock.systemUTC();
    private final Collections collections = new Collections(database, clock);
    private final Documents documents = new Documents(database, MOST_BYTES, clock, id -> {});
    private final DocumentWork work = new DocumentWork(database, new DocumentReader(Limits.usual()), clock);

    private Path folder() throws IOException {
        return Files.createDirectories(place.resolve("shared"));
    }

    private WatchedFolder watched() throws IOException {
        return new WatchedFolder(folder(), "Shared files", collections, documents);
    }

    private void look(WatchedFolder folder, int times) {
        for (int i = 0; i < times; i++) {
            tenant.run(folder::look);
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<Document> all() {
        return admin.call(() -> documents.list(DocumentFilter.NONE, 0, 100).documents());
    }

    private List<String> names() {
        return all().stream().map(Document::name).sorted().toList();
    }

    @Test
    void aFileIsTakenWhenItStoodStillAndBelongsToNobody() throws IOException {
        WatchedFolder folder = watched();
        write("guide.md", "# Guide\n\nThirty days.");
        look(folder, 1);
        assertThat(all()).as("it may still be written").isEmpty();
        write("guide.md", "# Guide\n\nThirty days, and more.");
        look(folder, 1);
        assertThat(all()).isEmpty();
        look(folder, 2);
        assertThat(all()).singleElement().extracting(Document::name, Document::ownerId, Document::fromFolder, Document::version).containsExactly("guide.md", null, true, 1);
    }

    @Test
    void aChangedFileIsTheNextVersion() throws IOException {
        WatchedFolder folder = watched();
        write("guide.md", "Thirty days.");
        look(folder, 2);
        write("guide.md", "Forty days and no more.");
        look(folder, 2);
        UUID id = all().getFirst().id();
        work.work(new Lane(tenant.tenantId(), id, ""));
        assertThat(all()).singleElement().extracting(Document::version).isEqualTo(2);
        assertThat(admin.call(() -> documents.parts(id, 0, 9))).extracting(Part::text).containsExactly("Forty days and no more.");
    }

    @Test
    void filesOfTheSameNameInTwoFoldersAreTwoDocuments() throws IOException {
        WatchedFolder folder = watched();
        write("north/readme.md", "North.");
        write("south/readme.md", "South.");
        look(folder, 4);
        assertThat(names()).containsExactly("north/readme.md", "south/readme.md");
        assertThat(all()).extracting(Document::version).containsOnly(1);
        UUID id = all().getFirst().id();
        work.work(new Lane(tenant.tenantId(), id, ""));
        assertThat(admin.call(() -> documents.byId(id).orElseThrow().title())).isEqualTo("readme");
    }

    @Test
    void theDocumentOfAFileThatIsGoneGoesToo() throws IOException {
        WatchedFolder folder = watched();
        write("a.md", "First.");
        write("b.md", "Second.");
        look(folder, 2);
        Files.delete(folder().resolve("a.md"));
        look(folder, 1);
        assertThat(names()).as("a program may be writing it anew").containsExactly("a.md", "b.md");
        look(folder, 1);
        assertThat(names()).containsExactly("b.md");
    }

    @Test
    void aFileThatWentWhileNobodyLookedIsNoticedAfterAStart() throws IOException {
        write("a.md", "First.");
        write("b.md", "Second.");
        look(watched(), 2);
        Files.delete(folder().resolve("a.md"));
        look(watched(), 2);
        assertThat(names()).containsExactly("b.md");
    }

    @Test
    void anEmptyFolderAndOneThatIsNotThereTakeNothingAway() throws IOException {
        WatchedFolder folder = watched();
        write("a.md", "First.");
        look(folder, 2);
        Files.delete(folder().resolve("a.md"));
        look(folder, 3);
        assertThat(names()).as("an empty folder").containsExactly("a.md");
        Files.delete(folder());
        look(folder, 3);
        assertThat(names()).as("no folder").containsExactly("a.md");
    }

    @Test
    void whatPeopleBroughtIntoTheCollectionStays() throws IOException {
        WatchedFolder folder = watched();
        write("a.md", "First.");
        look(folder, 2);
        UUID into = all().getFirst().collectionId();
        admin.run(() -> documents.upload(into, "own.md", "My own.".getBytes(java.nio.charset.StandardCharsets.UTF_8), null));
        look(folder, 3);
        assertThat(names()).containsExactly("a.md", "own.md");
    }

    @Test
    void aDocumentThatWasPutElsewhereIsNotTheFoldersAnyMore() throws IOException {
        WatchedFolder folder = watched();
        write("a.md", "First.");
        look(folder, 2);
        UUID elsewhere = admin.call(() -> collections.create("Elsewhere", new Visibility.Everyone()).id());
        Document moved = admin.call(() -> documents.change(all().getFirst().id(), new DocumentChange(elsewhere, null, null, false)).orElseThrow());
        assertThat(moved.fromFolder()).isFalse();
        look(folder, 1);
        assertThat(names()).containsExactly("a.md", "a.md");
    }

    @Test
    void aDocumentThatWasDeletedComesBackAsLongAsItsFileIsThere() throws IOException {
        WatchedFolder folder = watched();
        write("a.md", "First.");
        look(folder, 2);
        admin.run(() -> documents.delete(all().getFirst().id()));
        look(folder, 1);
        assertThat(names()).containsExactly("a.md");
    }

    @Test
    void ofTwoFilesWithTheSameBytesOneIsKeptAndTheOtherTakesItsPlace() throws IOException {
        WatchedFolder folder = watched();
        write("a.md", "The same.");
        write("b.md", "The same.");
        look(folder, 4);
        assertThat(names()).containsExactly("a.md");
        Files.delete(folder().resolve("a.md"));
        look(folder, 3);
        assertThat(names()).containsExactly("b.md");
    }

    @Test
    void aFileThatBecameACopyOfAnotherLeavesNothingOldBehind() throws IOException {
        WatchedFolder folder = watched();
        write("a.md", "First.");
        write("b.md", "Second, longer.");
        look(folder, 2);
        write("a.md", "Second, longer.");
        look(folder, 4);
        assertThat(names()).containsExactly("b.md");
    }

    @Test
    void linksAreNotFollowedAndHiddenOrUnknownFilesAreNotTaken() throws IOException {
        Path outside = Files.createDirectories(place.resolve("outside"));
        Files.writeString(outside.resolve("secret.md"), "Not yours.");
        WatchedFolder folder = watched();
        write("good.md", "Good.");
        write(".hidden.md", "Hidden.");
        write(".git/notes.md", "Hidden.");
        write("~$lock.docx", "Lock.");
        write("program.exe", "MZ");
        write("noending", "Nothing.");
        Files.createSymbolicLink(folder().resolve("linked.md"), outside.resolve("secret.md"));
        Files.createSymbolicLink(folder().resolve("linked"), outside);
        look(folder, 3);
        assertThat(names()).containsExactly("good.md");
    }

    @Test
    void aFileThatIsTooLargeOrEmptyKeepsNoOtherOut() throws IOException {
        WatchedFolder folder = watched();
        write("a-large.md", "x".repeat(MOST_BYTES + 1));
        write("b-empty.md", "");
        write("c.md", "Good.");
        look(folder, 3);
        assertThat(names()).containsExactly("c.md");
    }

    @Test
    void aCollectionThatIsMadeForAFolderIsForAdministratorsUntilSomebodySaysMore() throws IOException {
        WatchedFolder folder = watched();
        write("a.md", "First.");
        look(folder, 2);
        assertThat(rep.call(collections::all)).isEmpty();
        DocumentCollection made = admin.call(() -> collections.all().getFirst());
        admin.run(() -> collections.change(made.id(), "SHARED FILES", new Visibility.Everyone()));
        write("b.md", "Second.");
        look(folder, 2);
        assertThat(rep.call(collections::all)).singleElement().extracting(DocumentCollection::documents).isEqualTo(2);
    }
}
