package com.nexusflow.copilot.voice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.call.AudioStore;
import com.nexusflow.copilot.core.call.AudioStore.Kept;
import com.nexusflow.copilot.core.tenant.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same promises of the folder and of a store that speaks S3. */
class SealedStoreTest {

    private static final byte[] KEY = new byte[32];
    private static final long MOST = 10_000_000;
    private static final FakeS3 S3 = FakeS3.start();

    @TempDir
    private Path folder;

    /** Where sealed files end. */
    enum Kind {
        FOLDER,
        S3
    }

    @AfterAll
    static void close() {
        S3.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPutInComesOutAgain(Kind kind) throws IOException {
        AudioStore store = store(kind, KEY);
        byte[] audio = audio(300_000);
        Kept kept = store.put(tenant(), MOST, to -> to.write(audio));
        assertThat(kept.bytes()).isEqualTo(audio.length);
        assertThat(store.get(kept).size()).isEqualTo(audio.length);
        assertThat(read(store, kept)).isEqualTo(audio);
    }

    @ParameterizedTest
    @EnumSource
    void nothingReadableStandsWhereItIsKept(Kind kind) throws IOException {
        byte[] audio = "RIFF the card number is 4111".repeat(5000).getBytes(StandardCharsets.UTF_8);
        store(kind, KEY).put(tenant(), MOST, to -> to.write(audio));
        assertThat(everything(kind)).isNotEmpty().allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("RIFF").doesNotContain("card number"));
    }

    @Test
    void whatACrashLeftHalfSealedIsForgottenAndWhatIsBeingSealedIsNot() throws IOException {
        Path work = folder.resolve("work");
        SealedStore store = new SealedStore(new FolderShelf(folder.resolve("shelf")), work, KEY);
        Instant longAgo = Instant.now().minus(Duration.ofHours(7));
        store.forgetBegunBefore(longAgo);
        Path left = Files.write(Files.createDirectories(work).resolve("recording1.sealed"), new byte[10]);
        Files.setLastModifiedTime(left, FileTime.from(longAgo));
        Path now = Files.write(work.resolve("recording2.sealed"), new byte[10]);
        store.forgetBegunBefore(longAgo.plus(Duration.ofHours(1)));
        assertThat(left).doesNotExist();
        assertThat(now).exists();
    }

    @ParameterizedTest
    @EnumSource
    void anotherKeyOrAnotherNameOpensNothing(Kind kind) throws IOException {
        Kept kept = store(kind, KEY).put(tenant(), MOST, to -> to.write(audio(1000)));
        byte[] other = new byte[32];
        other[0] = 1;
        assertThatThrownBy(() -> read(store(kind, other), kept)).isInstanceOf(IOException.class);
        Kept elsewhere = store(kind, KEY).put(tenant(), MOST, to -> to.write(audio(1000)));
        assertThatThrownBy(() -> {
            swap(kind, kept.name(), elsewhere.name());
            read(store(kind, KEY), elsewhere);
        }).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsOrIsTooLargeLeavesNothing(Kind kind) throws IOException {
        AudioStore store = store(kind, KEY);
        UUID tenant = tenant();
        assertThatThrownBy(() -> store.put(tenant, 999, to -> to.write(audio(1000)))).isInstanceOf(AudioStore.TooLarge.class);
        assertThatThrownBy(() -> store.put(tenant, MOST, to -> {
            to.write(audio(1000));
            throw new IOException("the line broke");
        })).hasMessageContaining("the line broke");
        assertThat(store.putBefore(tenant, Instant.now().plusSeconds(60))).isEmpty();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDeletedIsGoneAndEachTenantHasItsOwnList(Kind kind) throws IOException {
        AudioStore store = store(kind, KEY);
        UUID tenant = tenant();
        Kept first = store.put(tenant, MOST, to -> to.write(1));
        Kept second = store.put(tenant, MOST, to -> to.write(2));
        store.put(tenant(), MOST, to -> to.write(3));
        store.delete(first.name());
        store.delete(first.name());
        assertThat(store.putBefore(tenant, Instant.now().plusSeconds(60))).containsExactly(second.name());
        assertThat(store.putBefore(tenant, Instant.now().minusSeconds(3600))).isEmpty();
        assertThatThrownBy(() -> read(store, first)).isInstanceOf(IOException.class);
    }

    private AudioStore store(Kind kind, byte[] key) {
        Shelf shelf = kind == Kind.FOLDER ? new FolderShelf(folder.resolve("kept")) : new S3Shelf(S3.address(), "eu-central-1", "calls", "recordings", "somebody", "a secret");
        return new SealedStore(shelf, folder.resolve("work"), key);
    }

    private List<byte[]> everything(Kind kind) throws IOException {
        if (kind == Kind.S3) {
            return List.copyOf(S3.objects.values());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(SealedStoreTest::bytes).toList();
        }
    }

    private void swap(Kind kind, String from, String to) throws IOException {
        if (kind == Kind.S3) {
            S3.objects.put("/calls/recordings/" + to, S3.objects.get("/calls/recordings/" + from));
        } else {
            Files.write(folder.resolve("kept").resolve(to), Files.readAllBytes(folder.resolve("kept").resolve(from)));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] read(AudioStore store, Kept kept) throws IOException {
        try (InputStream stream = store.get(kept).open()) {
            return stream.readAllBytes();
        }
    }

    private static byte[] audio(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static UUID tenant() {
        return Ids.next();
    }
}
