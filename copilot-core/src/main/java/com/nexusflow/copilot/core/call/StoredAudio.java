package com.nexusflow.copilot.core.call;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Audio that can be read from its beginning as often as wanted. */
public interface StoredAudio {

    /** How many bytes it has. */
    long size() throws IOException;

    InputStream open() throws IOException;

    static StoredAudio of(Path file) {
        return new StoredAudio() {
            @Override
            public long size() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
