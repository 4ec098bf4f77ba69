package com.nexusflow.copilot.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.knowledge.passage.SourceKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LucenePassageIndexTest implements PassageIndexContract {

    @TempDir
    Path folder;

    private LucenePassageIndex index;

    @Override
    public PassageIndex opened(Vectors vectors) {
        close();
        index = new LucenePassageIndex(folder, vectors);
        return index;
    }

    @AfterEach
    void close() {
        if (index != null) {
            index.close();
        }
    }

    /** Puts one note, says so, and then puts notes of one batch without end until it is killed. */
    static final class Writer {

        public static void main(String[] arguments) {
            LucenePassageIndex index = new LucenePassageIndex(Path.of(arguments[0]), OneMeaning.vectors());
            index.put(TENANT, List.of(Shelf.note("The kept budget.")));
            System.out.println("kept");
            while (true) {
                index.put(TENANT, Stream.generate(() -> Shelf.note("A budget of one batch.")).limit(500).toList());
            }
        }
    }

    @Test
    void aKillInTheMiddleOfWritingLosesNothingThatWasPutAndKeepsNoHalfOfABatch() throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                Writer.class.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader said = writer.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("kept");
            awaitSegments();
        } finally {
            writer.destroyForcibly().waitFor();
        }
        PassageIndex after = byWords();
        assertThat(after.search(PassageIndexContract.asked("kept"))).isNotEmpty();
        assertThat((after.sources(TENANT).size() - 1) % 500).isZero();
    }

    /** Waits until more was written than what the first commit holds. */
    private void awaitSegments() throws IOException {
        Path tenant = folder.resolve(TENANT.toString());
        long first = size(tenant);
        while (size(tenant) < first + 20_000) {
            Thread.onSpinWait();
        }
    }

    private static long size(Path tenant) throws IOException {
        try (Stream<Path> files = Files.list(tenant)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Test
    void brokenFilesAreReplacedByAnEmptyIndexThatCanBeFilledAgain() throws IOException {
        SourcePassages note = Shelf.note("The renewal is in March.");
        byWords().put(TENANT, List.of(note));
        close();
        try (Stream<Path> files = Files.list(folder.resolve(TENANT.toString()))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("segments")).toList()) {
                Files.writeString(file, "broken");
            }
        }
        PassageIndex after = byWords();
        assertThat(after.sources(TENANT)).isEmpty();
        after.put(TENANT, List.of(note));
        assertThat(after.search(PassageIndexContract.asked("renewal"))).hasSize(1);
    }

    @Test
    void eachTenantHasAFolderOfItsOwn() throws IOException {
        PassageIndex lucene = byWords();
        lucene.put(TENANT, List.of(Shelf.note("Ours.")));
        lucene.put(NEIGHBOUR, List.of(Shelf.note("Theirs.")));
        lucene.drop(TENANT);
        try (Stream<Path> folders = Files.list(folder)) {
            assertThat(folders.map(Path::getFileName).map(Path::toString)).containsExactly(NEIGHBOUR.toString());
        }
    }

    @Test
    void aFolderInUseIsNotTouchedByASecondIndex() {
        SourcePassages note = Shelf.note("The renewal is in March.");
        byWords().put(TENANT, List.of(note));
        try (LucenePassageIndex second = new LucenePassageIndex(folder, OneMeaning.vectors())) {
            assertThatThrownBy(() -> second.sources(TENANT)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("in use by another process");
        }
        assertThat(index.sources(TENANT)).containsExactly(note.indexed());
    }

    @Test
    void tenantsThatAreIdleAreClosedAndOpenedAgain() {
        try (OpenTenants tenants = new OpenTenants(folder, 1)) {
            for (int round = 0; round < 2; round++) {
                for (UUID tenant : List.of(TENANT, NEIGHBOUR)) {
                    tenants.change(tenant, passages -> {
                        passages.remove(SourceKind.NOTE, tenant);
                        return tenant;
                    });
                }
            }
            assertThat(Files.exists(folder.resolve(TENANT.toString()).resolve("write.lock"))).isTrue();
            try (LucenePassageIndex second = new LucenePassageIndex(folder, OneMeaning.vectors())) {
                assertThat(second.sources(TENANT)).isEmpty();
            }
        }
    }

    @Test
    void aClosedIndexSaysThatItIsClosed() {
        PassageIndex lucene = byWords();
        close();
        assertThat(lucene.isAvailable()).isFalse();
        assertThatThrownBy(() -> lucene.sources(TENANT)).hasMessageContaining("closed");
    }
}
