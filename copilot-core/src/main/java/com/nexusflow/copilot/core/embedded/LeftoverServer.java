package com.nexusflow.copilot.core.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that outlived the process that started it: found by its pid file and stopped, so that its folder is free. Any other
 * program that happens to have the number by now, another PostgreSQL included, is left alone.
 */
final class LeftoverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);

    /** Two clocks tell when the server started: its own, to the second, and the operating system's. */
    private static final Duration SAME_START = Duration.ofSeconds(5);

    private LeftoverServer() {}

    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = server(Files.readAllLines(pidFile), data);
        if (server.isPresent()) {
            LOG.info("Stopping the PostgreSQL server that an earlier process left running (pid {})", server.get().pid());
            end(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** The process of the pid file's first line, if it is a postgres on this folder that started when the third line says. */
    private static Optional<ProcessHandle> server(List<String> lines, Path data) {
        try {
            if (lines.size() < 3 || !isSame(Path.of(lines.get(1).strip()), data)) {
                return Optional.empty();
            }
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(LeftoverServer::isPostgres)
                    .filter(process -> folder(process).map(folder -> isSame(folder, data)).orElseGet(() -> startedAt(process, started)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName).map(Path::toString).orElse("").contains("postgres");
    }

    /** The folder after -D, which decides where the operating system tells it: a server on ours is ours, whenever it started. */
    private static Optional<Path> folder(ProcessHandle process) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals("-D")) {
                return Optional.of(Path.of(arguments[i + 1])).filter(Path::isAbsolute);
            }
        }
        return Optional.empty();
    }

    private static boolean startedAt(ProcessHandle process, Instant started) {
        return process.info().startInstant()
                .filter(actual -> Duration.between(actual, started).abs().compareTo(SAME_START) <= 0)
                .isPresent();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    private static void end(ProcessHandle server) throws IOException {
        List<ProcessHandle> children = server.children().toList();
        server.destroy();
        if (!ended(server, 10)) {
            server.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            if (!ended(server, 10)) {
                throw new IOException("The PostgreSQL server with pid " + server.pid() + " does not stop; end it and start again");
            }
        }
    }

    private static boolean ended(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | InterruptedException e) {
            return !process.isAlive();
        }
    }
}
