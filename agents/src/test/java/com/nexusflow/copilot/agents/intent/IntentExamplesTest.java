package com.nexusflow.copilot.agents.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentExamplesTest {

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void everyIntentHasExamples() {
        Map<String, Long> counts = IntentExamples.load().stream().collect(Collectors.groupingBy(Example::intent, Collectors.counting()));
        assertThat(counts).hasSize(15).allSatisfy((intent, count) -> assertThat(count).as(intent).isGreaterThan(60));
    }

    @Test
    void noSentenceStandsForTwoIntents() {
        Map<String, List<String>> intents = IntentExamples.load().stream().collect(Collectors.groupingBy(Example::text,
                Collectors.mapping(Example::intent, Collectors.collectingAndThen(Collectors.toSet(), List::copyOf))));
        assertThat(intents).allSatisfy((text, found) -> assertThat(found).as(text).hasSize(1));
    }

    @Test
    void aFolderAddsSentences() throws IOException {
        write("en/metric.txt", "# ours\n\nhow many widgets did we ship\r\n");
        write("de/metric.txt", "\uFEFFwie viele Muster haben wir verschickt");
        assertThat(IntentExamples.load(folder, warnings::add)).containsAll(IntentExamples.load())
                .contains(new Example("how many widgets did we ship", "metric"), new Example("wie viele Muster haben wir verschickt", "metric"))
                .hasSize(IntentExamples.load().size() + 2);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "metric.txt", "en/metric.txt~", "en/metric.txt.bak", "en/warranty.txt", "xx/metric.txt", "en/old/metric.txt"})
    void aFileOutsideTheLayoutIsSkippedAndNamed(String name) throws IOException {
        write(name, "how many crates did we send");
        assertThat(added()).isEmpty();
        assertThat(warnings).singleElement().asString().contains(folder.resolve(name) + " is skipped", "LANGUAGE/INTENT.txt");
    }

    @Test
    void aFileThatIsNotUtf8IsSkippedAndNamed() throws IOException {
        Path file = folder.resolve("de/metric.txt");
        Files.createDirectories(file.getParent());
        Files.write(file, "Umsatz für März".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(added()).isEmpty();
        assertThat(warnings).singleElement().asString().contains("metric.txt is not UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            how much did {acount} buy | {acount}
            ??? | holds no words
            """)
    void aLineOfNoUseIsSkippedAndNamed(String line, String problem) throws IOException {
        write("en/metric.txt", "how many crates did we send\n" + line + "\nhow many pallets did we send");
        assertThat(added()).extracting(Example::text).containsExactly("how many crates did we send", "how many pallets did we send");
        assertThat(warnings).singleElement().asString().contains("line 2 of", "metric.txt", problem);
    }

    @Test
    void aLineTooLongForASentenceIsSkippedAndNamed() throws IOException {
        write("en/metric.txt", "how many crates did we send\n" + "x".repeat(401));
        assertThat(added()).hasSize(1);
        assertThat(warnings).singleElement().asString().contains("line 2", "401 characters");
    }

    @Test
    void aFolderFullOfSlipsStillLeavesAClassifier() throws IOException {
        write("README.md", "our own examples");
        write("en/metric.txt", "how much did {acount} buy");
        assertThat(BackgroundClassifier.start(Path.of("target/sentence-vectors"), folder).apply("won revenue this year").inScope()).isTrue();
    }

    @Test
    void slotsAreFilledWithStandInsAndWithInventedNames() {
        List<String> wordings = new Wordings().of("did {person} win {deal} or did {person}");
        assertThat(wordings).hasSize(2).noneMatch(wording -> wording.contains("{"));
        assertThat(wordings.getFirst()).isEqualTo("did Alex Smith win OPP-1000 or did Alex Smith");
    }

    private List<Example> added() {
        List<Example> all = IntentExamples.load(folder, warnings::add);
        return all.subList(IntentExamples.load().size(), all.size());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
