package com.nexusflow.copilot.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LanguagesTest {

    @TempDir
    static Path folder;

    private static OfflineFixture offline;

    @BeforeAll
    static void start() {
        offline = new OfflineFixture(folder);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void aQuestionIsReadAsItsEnglishTwin(String english, String twin) {
        assertThat(offline.plan(twin)).isEqualTo(offline.plan(english));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theLanguageOfAQuestionIsHeard(int language, String question) {
        assertThat(offline.language(question)).isEqualTo(Texts.LANGUAGES.get(language));
    }

    static Stream<Arguments> twins() {
        return groups().stream().flatMap(group -> group.stream().skip(1).map(twin -> Arguments.of(group.getFirst(), twin)));
    }

    static Stream<Arguments> languages() {
        return groups().stream().flatMap(group -> IntStream.range(0, group.size()).mapToObj(i -> Arguments.of(i, group.get(i))));
    }

    private static List<List<String>> groups() {
        return Arrays.stream(text("/offline/twins.txt").split("\n\n"))
                .filter(group -> !group.startsWith("#"))
                .map(group -> group.strip().lines().toList())
                .toList();
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(LanguagesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
