package com.nexusflow.copilot.channels.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles of the doors: all of messages but the pages' own. */
class DoorMessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern GAP = Pattern.compile("\\{(\\d)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9_.]+)\"");

    static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.contains("_") && !name.startsWith("web")).map(name -> name.replace(".properties", "")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyLanguageSaysEveryMessageWithTheSameGaps(String bundle) throws IOException {
        Properties english = messages(bundle, "");
        for (String language : List.of("_de", "_fr", "_es")) {
            Properties other = messages(bundle, language);
            assertThat(other.stringPropertyNames()).as(bundle + language).isEqualTo(english.stringPropertyNames());
            english.stringPropertyNames().forEach(key -> assertThat(gaps(other.getProperty(key))).as(bundle + language + " " + key).isEqualTo(gaps(english.getProperty(key))));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyMessageFormatsAndKeepsItsQuotes(String bundle) throws IOException {
        for (String language : List.of("", "_de", "_fr", "_es")) {
            Properties messages = messages(bundle, language);
            for (String key : messages.stringPropertyNames()) {
                String pattern = messages.getProperty(key);
                String said = pattern.contains("{") ? new MessageFormat(pattern, Locale.ENGLISH).format(new Object[] {1, 2, 3, 4, 5, 6}) : pattern;
                assertThat(said).as(bundle + language + " " + key).isNotBlank().doesNotContain("{").doesNotContain("''");
            }
        }
    }

    /** Keys stand in the program or a page as a whole, or as a beginning to which a code is added. */
    @Test
    void everyMessageIsSaidSomewhere() throws IOException {
        Set<String> literals = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                LITERAL.matcher(Files.readString(file)).results().forEach(found -> literals.add(found.group(1)));
            }
        }
        Set<String> unsaid = new TreeSet<>();
        for (String bundle : bundles()) {
            for (String key : messages(bundle, "").stringPropertyNames()) {
                String named = key.startsWith(bundle + ".") ? key.substring(bundle.length() + 1) : key;
                if (!named.startsWith("field.") && !named.startsWith("problem.") && literals.stream().noneMatch(literal -> key.equals(literal) || literal.endsWith(".") && key.startsWith(literal))) {
                    unsaid.add(bundle + ": " + key);
                }
            }
        }
        assertThat(unsaid).isEmpty();
    }

    private static Set<String> gaps(String message) {
        Set<String> gaps = new TreeSet<>();
        GAP.matcher(message).results().forEach(found -> gaps.add(found.group(1)));
        return gaps;
    }

    private static Properties messages(String bundle, String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(bundle + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
