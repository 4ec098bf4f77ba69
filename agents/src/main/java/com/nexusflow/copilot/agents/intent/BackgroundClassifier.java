package com.nexusflow.copilot.agents.intent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The classifier of the product's own examples, trained in the background from the start on; the first question may wait for it. Its
 * thread inherits the class loader that finds the sentence model inside the executable jar; those of a common pool do not.
 */
public final class BackgroundClassifier implements Function<String, Guess> {

    private final CompletableFuture<IntentClassifier> trained;

    private BackgroundClassifier(CompletableFuture<IntentClassifier> trained) {
        this.trained = trained;
    }

    /**
     * @param cache the folder for sentence vectors that are computed once
     * @param extra a folder of the installation's own examples; need not exist
     */
    public static BackgroundClassifier start(Path cache, Path extra) {
        return new BackgroundClassifier(CompletableFuture.supplyAsync(() -> {
            List<Example> examples = Files.isDirectory(extra) ? IntentExamples.load(extra) : IntentExamples.load();
            return IntentClassifier.train(examples, SentenceVectors.cachedIn(cache));
        }, work -> Thread.ofPlatform().name("classifier").daemon().start(work)));
    }

    @Override
    public Guess apply(String message) {
        return trained.join().classify(message);
    }
}
