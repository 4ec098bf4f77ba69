package com.nexusflow.copilot.agents.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * One conversation of a scenario file: who speaks, and what is said and answered turn by turn. The README beside the files says what
 * each key means.
 */
record Scenario(String conversation, @Nullable String as, List<Said> turns) {

    /** One turn. */
    record Said(
            String say,
            String status,
            @Nullable String tool,
            @Nullable Map<String, Object> arguments,
            @Nullable List<String> text,
            @JsonProperty("not") @Nullable List<String> without,
            @Nullable List<List<String>> rows,
            @Nullable List<String> suggestions) {

        Said {
            text = text == null ? List.of() : text;
            without = without == null ? List.of() : without;
            rows = rows == null ? List.of() : rows;
            suggestions = suggestions == null ? List.of() : suggestions;
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    String speaker() {
        return as == null ? "Petra Lang" : as;
    }

    @Override
    public String toString() {
        return conversation;
    }

    static List<Scenario> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Scenario> scenarios = new ArrayList<>();
            files.filter(f -> f.toString().endsWith(".yaml")).sorted().forEach(file -> scenarios.addAll(in(file)));
            return scenarios;
        } catch (IOException e) {
            throw new UncheckedIOException("No scenarios in " + folder, e);
        }
    }

    private static List<Scenario> in(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            List<?> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            String name = file.getFileName().toString().replace(".yaml", "");
            return read.stream()
                    .map(one -> MAPPER.convertValue(one, Scenario.class))
                    .map(s -> new Scenario(name + ": " + s.conversation(), s.as(), s.turns()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
