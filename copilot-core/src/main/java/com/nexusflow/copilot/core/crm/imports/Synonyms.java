package com.nexusflow.copilot.core.crm.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** Words in English, German, French and Spanish that mean the same, read from a resource with lines "group.meaning = word, word". */
final class Synonyms {

    static final Synonyms HEADERS = load("headers.properties");
    static final Synonyms VALUES = load("values.properties");

    private final Map<String, Map<String, String>> groups;

    private Synonyms(Map<String, Map<String, String>> groups) {
        this.groups = groups;
    }

    static Synonyms load(String resource) {
        Map<String, Map<String, String>> groups = new HashMap<>();
        properties(resource).forEach((key, words) -> {
            String[] name = key.toString().split("\\.", 2);
            Map<String, String> group = groups.computeIfAbsent(name[0], made -> new HashMap<>());
            for (String word : words.toString().split(",")) {
                String former = group.put(Plain.of(word), name[1]);
                if (former != null && !former.equals(name[1])) {
                    throw new IllegalStateException(resource + " gives \"" + word.strip() + "\" two meanings in " + name[0] + ": " + former
                            + " and " + name[1] + "; keep one");
                }
            }
        });
        return new Synonyms(groups);
    }

    /** What the text means in the group, if it is a word of the group. */
    Optional<String> meaning(String group, String text) {
        return Optional.ofNullable(groups.getOrDefault(group, Map.of()).get(Plain.of(text)));
    }

    private static Properties properties(String resource) {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Synonyms.class.getResourceAsStream(resource), resource);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + resource + " cannot be read", e);
        }
        return properties;
    }
}
