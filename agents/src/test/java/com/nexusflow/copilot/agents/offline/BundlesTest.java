package com.nexusflow.copilot.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Measure;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BundlesTest {

    private static final Pattern LITERAL = Pattern.compile("\"([a-z_.]+)\"");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)}");
    private static final Object[] ARGUMENTS = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"};

    @ParameterizedTest
    @MethodSource("bundles")
    void everyLanguageHasTheKeysOfEnglish(String bundle, Locale language) {
        assertThat(messages(bundle, language).stringPropertyNames()).isEqualTo(messages(bundle, Locale.ENGLISH).stringPropertyNames());
    }

    /** Keys stand in the program as a whole, or as a beginning to which a code or an ending is added. */
    @Test
    void everyReplyIsSaidSomewhere() throws IOException {
        Set<String> literals = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                LITERAL.matcher(Files.readString(file)).results().forEach(found -> literals.add(found.group(1)));
            }
        }
        assertThat(messages("replies", Locale.ENGLISH).stringPropertyNames()).allMatch(key -> isSaid(key, literals));
    }

    private static boolean isSaid(String key, Set<String> literals) {
        return literals.stream()
                .filter(literal -> literal.length() > 1 && key.startsWith(literal))
                .anyMatch(literal -> literal.endsWith(".") || literal.length() == key.length() || isSaid(key.substring(literal.length()), literals));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyMessageUsesTheArgumentsOfTheEnglishOne(String bundle, Locale language) {
        Properties english = messages(bundle, Locale.ENGLISH);
        Properties messages = messages(bundle, language);
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(messages.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyMessageFormatsAndKeepsItsQuotes(String bundle, Locale language) {
        Properties messages = messages(bundle, language);
        for (String key : messages.stringPropertyNames()) {
            String pattern = messages.getProperty(key);
            boolean formatted = pattern.contains("{");
            String said = formatted ? new MessageFormat(pattern, language).format(ARGUMENTS) : pattern;
            assertThat(said).as(key).isNotBlank().doesNotContain("{", "}", "''", "null");
            assertThat(pattern.replace("''", "").contains("'") && formatted).as("%s has a single quote, which a pattern drops", key).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyFigureDimensionMeasureAndRoleHasAName(Locale language) {
        Texts terms = Texts.of("messages.metrics", language);
        Texts replies = Texts.of("messages.replies", language);
        assertThat(Metric.values()).allSatisfy(m -> {
            assertThat(terms.get("metric." + m.code())).isNotBlank();
            assertThat(terms.get("metric." + m.code() + ".formula")).endsWith(".");
        });
        assertThat(Dimension.values()).allSatisfy(d -> {
            assertThat(terms.get("dimension." + d.code())).isNotBlank();
            assertThat(terms.get("dimensions." + d.code())).isNotBlank();
        });
        assertThat(Measure.values()).allSatisfy(m -> assertThat(terms.get("measure." + m.code())).isNotBlank());
        assertThat(Role.values()).allSatisfy(r -> assertThat(replies.get("role." + r.code())).isNotBlank());
    }

    static Stream<Arguments> bundles() {
        return Stream.of("metrics", "replies").flatMap(bundle -> Texts.LANGUAGES.stream().map(language -> Arguments.of(bundle, language)));
    }

    static Stream<Locale> languages() {
        return Texts.LANGUAGES.stream();
    }

    private static Set<String> arguments(String pattern) {
        return ARGUMENT.matcher(pattern).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties messages(String bundle, Locale language) {
        String suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
        String name = "/messages/" + bundle + suffix + ".properties";
        Properties messages = new Properties();
        try (InputStream in = Objects.requireNonNull(BundlesTest.class.getResourceAsStream(name), name)) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
