package com.nexusflow.copilot.channels.testkit;

import com.nexusflow.copilot.channels.CopilotApplication;
import com.nexusflow.copilot.core.testkit.KeptFiles;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The application in a process of its own on a free loopback port, to be killed without warning. Its database and what it shares with others are given. */
public final class CopilotProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private CopilotProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it on the tests' database; returns at once, {@link #ready} waits. */
    public static CopilotProcess start(Path home, String... settings) {
        try {
            KeptFiles.link(home.resolve("vectors"), "vectors");
            int port = freePort();
            String password = TestDatabase.password();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx900m", "--enable-native-access=ALL-UNNAMED", "-cp",
                    System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")), CopilotApplication.class.getName(),
                    "--server.port=" + port, "--server.address=127.0.0.1", "--copilot.home=" + home, "--copilot.demo=false", "--copilot.admin=root:" + RunningCopilot.PASSWORD,
                    "--copilot.database.url=jdbc:postgresql://127.0.0.1:" + TestDatabase.server().port() + "/copilot",
                    "--copilot.database.username=copilot_app", "--copilot.database.password=" + password,
                    "--copilot.database.owner-username=copilot_owner", "--copilot.database.owner-password=" + password));
            command.addAll(List.of(settings));
            CopilotProcess started = new CopilotProcess(new ProcessBuilder(command).redirectErrorStream(true).start(), port);
            Thread.ofVirtual().start(started::read);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("The application could not be started as a process", e);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Waits until it can answer. */
    public CopilotProcess ready() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (isReady()) {
                return this;
            }
            pause();
        }
        throw new AssertionError("The application did not become ready:\n" + said());
    }

    /** What it has written so far. */
    public String said() {
        return String.join("\n", lines);
    }

    /** The processes it started. */
    public List<ProcessHandle> children() {
        return process.children().toList();
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        onExit();
    }

    private boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness")).timeout(Duration.ofSeconds(2)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
    }

    private void onExit() {
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        onExit();
        process.destroyForcibly();
    }
}
