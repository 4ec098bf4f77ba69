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
import java.util.Locale;
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

    @ParameterizedTest
    @MethodSource("followers")
    void aFollowingQuestionIsReadAsItsEnglishTwin(List<String> english, List<String> twin) {
        assertThat(offline.planAfter(twin.getFirst(), twin.getLast())).isEqualTo(offline.planAfter(english.getFirst(), english.getLast()));
    }

    @ParameterizedTest
    @MethodSource("spoken")
    void whatIsSuggestedIsUnderstood(Locale language) {
        Texts texts = Texts.of("messages.replies", language);
        String ranked = texts.get("suggest.rank");
        assertThat(List.of("suggest.revenue", "suggest.rank", "suggest.pipeline")).allSatisfy(
                key -> assertThat(offline.plan(texts.get(key))).isEqualTo(offline.plan(Texts.of("messages.replies", Locale.ENGLISH).get(key))));
        assertThat(List.of("suggest.by_rep", "suggest.by_region", "suggest.by_month", "suggest.lowest", "suggest.highest", "suggest.second"))
                .allSatisfy(key -> assertThat(offline.planAfter(ranked, texts.get(key))).as(texts.get(key)).isEqualTo(after(key)));
        assertThat(offline.planAfter(ranked, texts.get("suggest.previous", Locale.FRENCH.equals(language) ? "T1 2025" : "Q1 2025"))).contains("2025-01-01");
        assertThat(offline.plan(texts.get("suggest.timeline", "Isdom"))).startsWith("timeline");
        assertThat(offline.plan(texts.get("suggest.deals", "Isdom"))).startsWith("list_deals");
        assertThat(offline.plan(texts.get("suggest.owner", "Isdom"))).startsWith("record_fact").contains("owner");
    }

    private static String after(String key) {
        Texts english = Texts.of("messages.replies", Locale.ENGLISH);
        return offline.planAfter(english.get("suggest.rank"), english.get(key));
    }

    static Stream<Locale> spoken() {
        return Texts.LANGUAGES.stream();
    }

    static Stream<Arguments> followers() {
        List<List<String>> english = List.of(
                List.of("Won revenue of Darcel Schlecht in Q1 2026", "And Donn Cantrell?"),
                List.of("Won revenue of Darcel Schlecht in Q1 2026", "And in Q4 2025?"),
                List.of("Who sold the most this year?", "And last year?"),
                List.of("How many open deals do we have?", "And by region?"),
                List.of("How many open deals do we have?", "And in the West?"),
                List.of("How many products do we have?", "Which ones?"));
        List<List<String>> others = List.of(
                List.of("Umsatz von Darcel Schlecht in Q1 2026", "Und Donn Cantrell?"),
                List.of("Umsatz von Darcel Schlecht in Q1 2026", "Und in Q4 2025?"),
                List.of("Wer hat dieses Jahr am meisten verkauft?", "Und letztes Jahr?"),
                List.of("Wie viele offene Deals haben wir?", "Und nach Region?"),
                List.of("Wie viele offene Deals haben wir?", "Und im Westen?"),
                List.of("Wie viele Produkte haben wir?", "Welche?"),
                List.of("Chiffre d'affaires de Darcel Schlecht au T1 2026", "Et Donn Cantrell ?"),
                List.of("Chiffre d'affaires de Darcel Schlecht au T1 2026", "Et au T4 2025 ?"),
                List.of("Qui a le plus vendu cette année ?", "Et l'année dernière ?"),
                List.of("Combien d'affaires ouvertes avons-nous ?", "Et par région ?"),
                List.of("Combien d'affaires ouvertes avons-nous ?", "Et dans l'Ouest ?"),
                List.of("Combien de produits avons-nous ?", "Lesquels ?"),
                List.of("Ingresos de Darcel Schlecht en el T1 de 2026", "¿Y Donn Cantrell?"),
                List.of("Ingresos de Darcel Schlecht en el T1 de 2026", "¿Y en el T4 de 2025?"),
                List.of("¿Quién vendió más este año?", "¿Y el año pasado?"),
                List.of("¿Cuántas oportunidades abiertas tenemos?", "¿Y por región?"),
                List.of("¿Cuántas oportunidades abiertas tenemos?", "¿Y en el Oeste?"),
                List.of("¿Cuántos productos tenemos?", "¿Cuáles?"));
        return IntStream.range(0, others.size()).mapToObj(i -> Arguments.of(english.get(i % english.size()), others.get(i)));
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
