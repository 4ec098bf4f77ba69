package com.nexusflow.copilot.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LeftoverServerTest {

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aServerLeftRunningOnTheFolderIsStoppedAndItsDataAreThere() throws IOException, SQLException {
        EmbeddedDatabase first = EmbeddedDatabase.start(folder);
        long pid = pid(folder.resolve("data"));
        try (Connection connection = first.owner().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }
        // A lock ends with the process that holds it; in a test the process lives on, so the file has to go.
        Files.delete(folder.resolve("data").resolve("epg-lock"));
        try (EmbeddedDatabase second = EmbeddedDatabase.start(folder);
                Connection connection = second.owner().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(statement.executeQuery("select answer from kept").next()).isTrue();
        }
    }

    @Test
    void aServerOnAnotherFolderIsLeftAloneThoughACopiedPidFileNamesIt() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("copy"));
        try (EmbeddedDatabase original = EmbeddedDatabase.start(folder.resolve("original"))) {
            Path data = folder.resolve("original").resolve("data");
            Files.copy(data.resolve("postmaster.pid"), copy.resolve("postmaster.pid"));
            LeftoverServer.stop(copy);
            assertThat(ProcessHandle.of(pid(data))).isPresent();

            List<String> lines = new ArrayList<>(Files.readAllLines(data.resolve("postmaster.pid")));
            lines.set(1, copy.toString());
            Files.write(copy.resolve("postmaster.pid"), lines);
            LeftoverServer.stop(copy);
            assertThat(ProcessHandle.of(pid(data))).isPresent();
            assertThat(copy.resolve("postmaster.pid")).doesNotExist();
            assertThat(original.port()).isPositive();
        }
    }

    @Test
    void aPostgresThatStartedAtAnotherTimeIsLeftAlone() throws IOException {
        Process stranger = postgres();
        recorded(stranger, Instant.now().minusSeconds(3_600));
        LeftoverServer.stop(folder);
        assertThat(stranger.isAlive()).isTrue();
        assertThat(folder.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void aPostgresThatStartedWhenThePidFileSaysIsStopped() throws IOException {
        Process ours = postgres();
        recorded(ours, ours.info().startInstant().orElseThrow());
        LeftoverServer.stop(folder);
        assertThat(ours.isAlive()).isFalse();
    }

    @Test
    void anotherProgramIsLeftAlone() throws IOException {
        Process sleep = started(new ProcessBuilder("sleep", "60"));
        recorded(sleep, sleep.info().startInstant().orElseThrow());
        LeftoverServer.stop(folder);
        assertThat(sleep.isAlive()).isTrue();
    }

    /** A program called postgres that does not tell its folder. */
    private Process postgres() throws IOException {
        Path program = folder.resolve("postgres");
        Files.copy(Path.of("/bin/sleep").toRealPath(), program, StandardCopyOption.COPY_ATTRIBUTES);
        return started(new ProcessBuilder(program.toString(), "60"));
    }

    private Process started(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private void recorded(Process process, Instant start) throws IOException {
        Files.write(folder.resolve("postmaster.pid"), List.of(String.valueOf(process.pid()), folder.toString(), String.valueOf(start.getEpochSecond()), "5432"));
    }

    private static long pid(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }
}
