package com.nexusflow.copilot.core.crm.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file to import: its name as people know it, and its bytes, which are read more than once. */
public record ImportFile(String name, Content content) {

    /** Opens the bytes from their beginning. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public ImportFile {
        if (name.isBlank() || name.length() > 255) {
            throw new IllegalArgumentException("name must have 1 to 255 characters, was \"" + name + "\"");
        }
    }

    public static ImportFile of(Path path) {
        return new ImportFile(String.valueOf(path.getFileName()), () -> Files.newInputStream(path));
    }

    public static ImportFile of(String name, byte[] bytes) {
        return new ImportFile(name, () -> new ByteArrayInputStream(bytes));
    }

    public static ImportFile of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
