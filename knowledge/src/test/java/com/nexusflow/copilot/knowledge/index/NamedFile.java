package com.nexusflow.copilot.knowledge.index;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of lines of JSON that is named by a system property; the measurement is skipped, and says so, when none is named. */
final class NamedFile {

    private static final JsonMapper JSON = new JsonMapper();

    private NamedFile() {}

    static List<JsonNode> lines(String property, String what) throws IOException {
        String named = System.getProperty(property, "");
        Path file = Path.of(named).toAbsolutePath();
        String missing = "SKIPPED: " + what + " is not measured, as " + (named.isEmpty() ? "no file is named" : file + " does not exist")
                + "; set -D" + property + "=FILE";
        boolean there = !named.isEmpty() && Files.exists(file);
        if (!there) {
            System.out.println(missing);
        }
        assumeTrue(there, missing);
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).map(JSON::readTree).toList();
    }

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
