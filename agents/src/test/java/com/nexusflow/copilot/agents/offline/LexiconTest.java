package com.nexusflow.copilot.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es"})
    void everyMeaningOfALanguageIsOneOfEnglish(String language) {
        assertThat(meanings("en")).containsAll(meanings(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es"})
    void aLanguageSaysWhateverEnglishSays(String language) {
        Set<String> missing = meanings("en");
        missing.removeAll(meanings(language));
        assertThat(missing).isSubsetOf("number 1"); // "un" and "une" are articles
    }

    /** A phrase that is not written as questions are tokenised would never be found. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void everyPhraseIsWrittenAsQuestionsAreRead(String language) {
        List<String> unreadable = lines(language)
                .flatMap(line -> Arrays.stream(line.substring(line.indexOf(':') + 1).split("\\|")))
                .map(phrase -> phrase.strip().replaceAll("\\*$", ""))
                .filter(phrase -> !phrase.equals(Token.of(phrase).stream().map(Token::text).collect(Collectors.joining(" "))))
                .filter(phrase -> !Set.of("-", "bestselling:sell").contains(phrase))
                .toList();
        assertThat(unreadable).isEmpty();
    }

    @Test
    void aStarStandsForAnEndingAndNotForAnotherWord() {
        Lexicon german = Lexicon.of(Locale.GERMAN);
        assertThat(german.knows("abschlussquoten")).isTrue();
        assertThat(german.means("abschlussquoten", "metric", "win_rate")).isTrue();
        assertThat(german.means("abschlussquote je", "metric", "win_rate")).isFalse();
    }

    private static Set<String> meanings(String language) {
        return lines(language).map(line -> line.substring(0, line.indexOf(':')).strip()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> lines(String language) {
        String name = "/lexicon/" + language + ".txt";
        try (InputStream in = Objects.requireNonNull(LexiconTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
