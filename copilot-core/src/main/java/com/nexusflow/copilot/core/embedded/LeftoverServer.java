package com.nexusflow.copilot.core.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server that outlived the process that started it: found by its pid file and stopped, so that its folder is free. */
final class LeftoverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);

    private LeftoverServer() {}

    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = process(pidFile).filter(LeftoverServer::isPostgres);
        if (server.isPresent()) {
            LOG.info("Stopping the PostgreSQL server that an earlier process left running (pid {})", server.get().pid());
            end(server.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** After a reboot the number in the file may be another program's: only a postgres is ever stopped. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName).map(Path::toString).orElse("").contains("postgres");
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
