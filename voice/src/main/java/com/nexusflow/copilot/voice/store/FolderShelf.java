package com.nexusflow.copilot.voice.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of this machine. */
public final class FolderShelf implements Shelf {

    private final Path folder;

    public FolderShelf(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(String name, Path sealed) throws IOException {
        Path place = folder.resolve(name);
        Files.createDirectories(place.getParent());
        try (FileChannel channel = FileChannel.open(sealed, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(sealed, place, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public List<String> putBefore(String beginning, Instant moment) throws IOException {
        Path begun = folder.resolve(beginning);
        if (!Files.isDirectory(begun)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(begun)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                    names.add(folder.relativize(file).toString().replace('\\', '/'));
                }
            }
        }
        return names;
    }
}
