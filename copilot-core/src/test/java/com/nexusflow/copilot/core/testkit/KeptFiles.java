package com.nexusflow.copilot.core.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders under "target" of what is the same at every start and slow to make: PostgreSQL's unpacked programs, vectors of sentences. */
public final class KeptFiles {

    private static final Path KEPT = Path.of("target", "kept").toAbsolutePath();

    private KeptFiles() {}

    /** Makes a folder that does not exist yet lead to the kept one of that name; one that exists stays as it is. */
    public static void link(Path folder, String name) {
        try {
            Path kept = Files.createDirectories(KEPT.resolve(name));
            Files.createDirectories(folder.toAbsolutePath().getParent());
            if (Files.notExists(folder)) {
                Files.createSymbolicLink(folder, kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No link from " + folder + " to what is kept as " + name, e);
        }
    }
}
