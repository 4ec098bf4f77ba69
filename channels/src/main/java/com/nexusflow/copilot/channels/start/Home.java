package com.nexusflow.copilot.channels.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything this copilot writes; locked while it runs, so that no second one writes there. */
public final class Home implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private Home(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static Home open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel) == null) {
                channel.close();
                throw new StartProblem(
                        "Another copilot is running on the folder " + path + ".",
                        "Stop it first, or give this one a folder of its own with --copilot.home=DIR.");
            }
            return new Home(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + path + " cannot be written; pass another one with --copilot.home=DIR", e);
        }
    }

    public Path path() {
        return path;
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
