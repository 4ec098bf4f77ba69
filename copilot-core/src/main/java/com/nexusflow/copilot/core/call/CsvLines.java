package com.nexusflow.copilot.core.call;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The lines of a table that comes with the program: three columns, the last of which may hold commas; remarks begin with a hash. */
final class CsvLines {

    private static final int COLUMNS = 3;

    private CsvLines() {}

    static List<List<String>> of(String resource) {
        try (InputStream in = Objects.requireNonNull(CsvLines.class.getResourceAsStream(resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> List.of(line.split(",", COLUMNS))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + resource + " that comes with the program could not be read", e);
        }
    }
}
