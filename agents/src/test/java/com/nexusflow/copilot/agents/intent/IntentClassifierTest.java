package com.nexusflow.copilot.agents.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentClassifierTest {

    private static final SentenceVectors VECTORS = SentenceVectors.cachedIn(Path.of("target/sentence-vectors"));
    private static IntentClassifier classifier;
    private static List<Example> heldOut;

    @BeforeAll
    static void trainOnTheProductsExamples() throws IOException {
        classifier = IntentClassifier.train(IntentExamples.load(), VECTORS);
        try (InputStream stream = Objects.requireNonNull(IntentClassifierTest.class.getResourceAsStream("/intent/held-out.txt"))) {
            heldOut = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> new Example(parts[1], parts[0]))
                    .toList();
        }
    }

    @Test
    void nineOfTenUnseenPhrasesGetTheirIntent() {
        List<Example> inScope = heldOut.stream().filter(example -> !example.outOfScope()).toList();
        assertThat(misjudged(inScope)).hasSizeLessThanOrEqualTo(inScope.size() / 10);
    }

    @Test
    void nineOfTenUnseenPhrasesOfOtherMattersAreOutOfScope() {
        List<Example> others = heldOut.stream().filter(Example::outOfScope).toList();
        assertThat(misjudged(others)).hasSizeLessThanOrEqualTo(others.size() / 10);
    }

    @Test
    void theUnseenPhrasesAreNotAmongTheExamples() {
        assertThat(IntentExamples.load()).extracting(Example::text)
                .doesNotContainAnyElementsOf(heldOut.stream().map(Example::text).toList());
    }

    private static List<String> misjudged(List<Example> examples) {
        return examples.stream().flatMap(example -> {
            Guess guess = classifier.classify(example.text());
            boolean right = example.outOfScope() ? !guess.inScope() : guess.inScope() && guess.intent().equals(example.intent());
            return right ? Stream.empty() : Stream.of(example + " -> " + guess);
        }).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"will it snow in Helsinki this weekend", "write a limerick about cats", "how do I bake bread",
            "which pills help against a cold", "who won the tennis final", "wie backe ich einen Kuchen"})
    void aPlainlyForeignMatterIsOutOfScope(String message) {
        assertThat(classifier.classify(message).inScope()).isFalse();
    }

    @Test
    void theSameExamplesGiveTheSameGuesses() {
        List<Example> some = IntentExamples.load().stream().filter(example -> example.intent().length() < 8 || example.outOfScope()).toList();
        IntentClassifier one = IntentClassifier.train(some, VECTORS);
        IntentClassifier other = IntentClassifier.train(some, VECTORS);
        assertThat(heldOut).allSatisfy(example ->
                assertThat(other.classify(example.text())).isEqualTo(one.classify(example.text())));
    }

    @Test
    void manyThreadsGetTheGuessesOfOne() throws Exception {
        List<Guess> alone = heldOut.stream().map(example -> classifier.classify(example.text())).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Guess>> asked = heldOut.stream().<Callable<Guess>>map(example -> () -> classifier.classify(example.text())).toList();
            List<Guess> together = threads.invokeAll(asked).stream().map(Future::resultNow).toList();
            assertThat(together).isEqualTo(alone);
        }
    }

    static Stream<String> strangeMessages() {
        return Stream.of("who closed the most deals ".repeat(400), "x".repeat(10_000), "\uD83D\uDE80\uD83D\uDE00\uD83D\uDC4D",
                "\u0645\u0627 \u0647\u064A \u0642\u064A\u0645\u0629 \u0627\u0644\u0645\u0628\u064A\u0639\u0627\u062A", "\u202Ewin rate\u202C\u200F", "\u0007win\u0000 rate\u001B[31m",
                "\uD83D broken \uDE00 surrogates", "' OR 1=1; --", "<b onclick=alert(1)>deal</b>", "\u4ECA\u5929\u7684\u9500\u552E\u989D", "* * *", "a");
    }

    @ParameterizedTest
    @MethodSource("strangeMessages")
    void aStrangeMessageIsJudgedLikeAnyOther(String message) {
        assertThat(classifier.classify(message).intent()).isIn(
                IntentExamples.load().stream().map(Example::intent).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \t\n", "?!", "\u0000\u0001\u0002", "\u200B\u200F"})
    void aMessageWithoutWordsIsOutOfScope(String message) {
        assertThat(classifier.classify(message)).isEqualTo(new Guess(Example.OUT_OF_SCOPE, 1, false));
    }

    @Test
    void controlCharactersDoNotChangeTheGuess() {
        assertThat(classifier.classify("\u0007who closed\u0000 the most deals\u001B"))
                .isEqualTo(classifier.classify("who closed the most deals"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Who closed the most deals?", "WHO CLOSED THE MOST DEALS", "  who closed\n the most deals ?!"})
    void caseSpacesAndMarksAroundDoNotChangeTheGuess(String message) {
        assertThat(classifier.classify(message)).isEqualTo(classifier.classify("who closed the most deals"));
    }

    @Test
    void aNameTheClassifierHasNotSeenStandsLikeItsStandIn() {
        assertThat(classifier.classify("who owns the Xanthippe Zwingli deal").intent())
                .isEqualTo(classifier.classify("who owns the " + NameKind.ACCOUNT.standIn() + " deal").intent())
                .isEqualTo("record_fact");
    }

    @Test
    void examplesWithoutOutOfScopeOnesAreRefused() {
        assertThatThrownBy(() -> IntentClassifier.train(List.of(new Example("hello", "greeting"), new Example("help", "help")), VECTORS))
                .hasMessageContaining("[greeting, help]").hasMessageContaining("out_of_scope");
    }
}
