package com.nexusflow.copilot.voice.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A place for files that are sealed already. */
public interface Shelf {

    /** Takes a file in, all or nothing; afterwards the file here may be gone. */
    void put(String name, Path sealed) throws IOException;

    InputStream open(String name) throws IOException;

    void delete(String name) throws IOException;

    /** The names that begin so and were put in before that moment. */
    List<String> putBefore(String beginning, Instant moment) throws IOException;
}
