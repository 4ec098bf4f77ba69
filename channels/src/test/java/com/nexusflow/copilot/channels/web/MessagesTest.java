package com.nexusflow.copilot.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.crm.imports.FileKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Pattern KEY = Pattern.compile("#\\{([a-z_.]+?)(\\(|\\})");

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr", "_es"})
    void everyLanguageHasEveryMessageWithTheSameGaps(String language) throws IOException {
        Properties english = bundle("");
        Properties other = bundle(language);
        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(gaps(other.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key)));
        }
    }

    @Test
    void everyMessageThatAPageNamesExists() throws IOException {
        Set<String> known = bundle("").stringPropertyNames();
        Set<String> named = new TreeSet<>();
        try (Stream<Path> pages = Files.list(Path.of("src/main/resources/templates"))) {
            for (Path page : pages.toList()) {
                Matcher matcher = KEY.matcher(Files.readString(page));
                while (matcher.find()) {
                    named.add(matcher.group(1));
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(known).containsAll(named);
    }

    @Test
    void everyFieldAndKindOfAnImportHasAName() throws IOException {
        Set<String> known = bundle("").stringPropertyNames();
        for (FileKind kind : FileKind.values()) {
            assertThat(known).contains("import.kind." + kind.code());
            assertThat(known).containsAll(kind.fieldNames().stream().map(field -> "field." + field).toList());
        }
    }

    @Test
    void noBundleOfAnyModuleHasAKeyTwice() throws IOException {
        List<String> twice = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(".."), 8)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".properties") && file.toString().contains("src/main/resources/messages")).toList()) {
                Set<String> keys = new TreeSet<>();
                Files.readString(file).lines().filter(line -> !line.startsWith("#") && line.contains("=")).map(line -> line.substring(0, line.indexOf('=')).strip())
                        .filter(key -> !keys.add(key)).forEach(key -> twice.add(file.getFileName() + " " + key));
            }
        }
        assertThat(twice).isEmpty();
    }

    private static Set<String> gaps(String message) {
        Set<String> gaps = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d)").matcher(message);
        while (matcher.find()) {
            gaps.add(matcher.group(1));
        }
        if (!gaps.isEmpty()) {
            new MessageFormat(message);
        }
        return gaps;
    }

    private static Properties bundle(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(Objects.requireNonNull(MessagesTest.class.getResourceAsStream("/messages/web" + language + ".properties")), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
