package com.nexusflow.copilot.agents.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentExamplesTest {

    @TempDir
    private Path folder;

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
    void aFolderAddsSentencesAndIntents() throws IOException {
        write("en/metric.txt", "# ours\n\nhow many widgets did we ship\r\n");
        write("de/warranty.txt", "\uFEFFwie lange gilt die Garantie");
        assertThat(IntentExamples.load(folder)).containsAll(IntentExamples.load())
                .contains(new Example("how many widgets did we ship", "metric"), new Example("wie lange gilt die Garantie", "warranty"))
                .hasSize(IntentExamples.load().size() + 2);
    }

    @Test
    void aTenantsIntentIsLearned() throws IOException {
        write("en/warranty.txt", """
                how long is the warranty on the Orion
                is the pump still under warranty
                warranty period of the compressor
                does the warranty cover spare parts
                extend the warranty of unit 7
                when does the warranty run out
                """);
        List<Example> some = IntentExamples.load(folder).stream()
                .filter(example -> Set.of("warranty", "help", "account_brief", Example.OUT_OF_SCOPE).contains(example.intent()))
                .toList();
        IntentClassifier classifier = IntentClassifier.train(some, SentenceVectors.cachedIn(Path.of("target/sentence-vectors")));
        assertThat(classifier.classify("is the compressor under warranty").intent()).isEqualTo("warranty");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> IntentExamples.load(folder.resolve("nowhere"))).hasMessageContaining("nowhere is no folder");
    }

    @Test
    void aFileOutsideTheLayoutIsNamed() throws IOException {
        write("metric.txt", "how many widgets did we ship");
        assertThatThrownBy(() -> IntentExamples.load(folder)).hasMessageContaining("metric.txt is not named LANGUAGE/INTENT.txt");
    }

    @Test
    void aFileThatIsNotUtf8IsNamed() throws IOException {
        Path file = folder.resolve("de/metric.txt");
        Files.createDirectories(file.getParent());
        Files.write(file, "Umsatz für März".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> IntentExamples.load(folder)).hasMessageContaining("metric.txt is not UTF-8 text");
    }

    @Test
    void aLineTooLongForASentenceIsNamed() throws IOException {
        write("en/metric.txt", "how many deals\n" + "x".repeat(401));
        assertThatThrownBy(() -> IntentExamples.load(folder)).hasMessageContaining("line 2").hasMessageContaining("401 characters");
    }

    @Test
    void aSlotOfNoKindOfNameIsNamed() throws IOException {
        write("en/metric.txt", "how much did {acount} buy");
        assertThatThrownBy(() -> IntentExamples.load(folder)).hasMessageContaining("line 1").hasMessageContaining("{acount}")
                .hasMessageContaining("{account}");
    }

    @Test
    void slotsAreFilledWithStandInsAndWithInventedNames() {
        List<String> wordings = new Wordings().of("did {person} win {deal} or did {person}");
        assertThat(wordings).hasSize(2).noneMatch(wording -> wording.contains("{"));
        assertThat(wordings.getFirst()).isEqualTo("did Alex Smith win OPP-1000 or did Alex Smith");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
