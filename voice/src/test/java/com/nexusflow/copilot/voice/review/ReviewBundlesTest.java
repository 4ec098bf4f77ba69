package com.nexusflow.copilot.voice.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewBundlesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");
    private static final Pattern KEY = Pattern.compile("\"((?:coaching|summary|transcript|side)\\.[a-z_.]+)\"");

    private static Properties bundle(String suffix) throws IOException {
        Properties messages = new Properties();
        try (InputStreamReader file = new InputStreamReader(
                Objects.requireNonNull(ReviewBundlesTest.class.getResourceAsStream("/messages/review" + suffix + ".properties")),
                        StandardCharsets.UTF_8)) {
            messages.load(file);
        }
        return messages;
    }

    private static Set<String> arguments(String message) {
        return ARGUMENT.matcher(message).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr", "_es"})
    void everyLanguageHasTheKeysAndArgumentsOfEnglish(String suffix) throws IOException {
        Properties english = bundle("");
        Properties other = bundle(suffix);
        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(other.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @Test
    void everyKeyInTheProgramIsWorded() throws IOException {
        Set<String> english = bundle("").stringPropertyNames();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().map(found -> found.group(1))
                        .forEach(key -> assertThat(english).as(key).anyMatch(known -> known.equals(key) || key.endsWith(".")
                                && known.startsWith(key)));
            }
        }
    }
}
