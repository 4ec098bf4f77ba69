package com.nexusflow.copilot.agents.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures the classifier of the product, as it stands, on CLINC150: 150 intents and sentences that belong to none.
 * Needs clinc150/data_full.json under the folder of system property {@code copilot.data}.
 */
@Tag("bench")
class ClincBenchTest {

    private static JsonNode parts;
    private static IntentClassifier classifier;

    @BeforeAll
    static void trainOnTheTrainingPart() throws IOException {
        Path file = Path.of(System.getProperty("copilot.data", "../../shared/data")).resolve("clinc150/data_full.json").toAbsolutePath().normalize();
        String missing = "SKIPPED: CLINC150 is not measured because " + file + " does not exist; set -Dcopilot.data=FOLDER";
        if (!Files.exists(file)) {
            System.out.println(missing);
        }
        assumeTrue(Files.exists(file), missing);
        parts = new ObjectMapper().readTree(file.toFile());
        List<Example> examples = new ArrayList<>(examples("train"));
        examples.addAll(examples("oos_train"));
        long start = System.nanoTime();
        classifier = IntentClassifier.train(examples, SentenceVectors.uncached());
        say("CLINC150: trained on %d sentences in %d s", examples.size(), Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    @Test
    void atOneSettingInScopeAccuracyAndOutOfScopeRecallReachTheirTargets() {
        report("validation part", share("val"), share("oos_val"));
        double inScope = share("test");
        double outOfScope = share("oos_test");
        report("test part", inScope, outOfScope);
        assertThat(inScope).as("in-scope accuracy").isGreaterThanOrEqualTo(0.94);
        assertThat(outOfScope).as("out-of-scope recall").isGreaterThanOrEqualTo(0.68);
    }

    @Test
    void oneMessageTakesLessThanTenMilliseconds() {
        List<Example> messages = examples("val").subList(0, 500);
        messages.forEach(message -> classifier.classify(message.text()));
        long start = System.nanoTime();
        messages.forEach(message -> classifier.classify(message.text()));
        double each = (System.nanoTime() - start) / 1e6 / messages.size();
        say("CLINC150: %.2f ms a message", each);
        assertThat(each).isLessThan(10);
    }

    /** The share answered rightly: the right intent and in scope, or out of scope where it should be. */
    private static double share(String part) {
        List<Example> examples = examples(part);
        long right = examples.stream().filter(ClincBenchTest::right).count();
        return right / (double) examples.size();
    }

    private static boolean right(Example example) {
        Guess guess = classifier.classify(example.text());
        return example.outOfScope() ? !guess.inScope() : guess.inScope() && guess.intent().equals(example.intent());
    }

    private static List<Example> examples(String part) {
        List<Example> examples = new ArrayList<>();
        for (JsonNode pair : parts.get(part)) {
            String intent = pair.get(1).asText();
            examples.add(new Example(pair.get(0).asText(), intent.equals("oos") ? Example.OUT_OF_SCOPE : intent));
        }
        return examples;
    }

    private static void report(String part, double inScope, double outOfScope) {
        say("CLINC150 %s: in-scope accuracy %.1f %%, out-of-scope recall %.1f %%", part, inScope * 100, outOfScope * 100);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
