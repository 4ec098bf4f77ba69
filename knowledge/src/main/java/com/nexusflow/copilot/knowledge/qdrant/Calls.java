package com.nexusflow.copilot.knowledge.qdrant;

import com.google.common.util.concurrent.ListenableFuture;
import com.nexusflow.copilot.knowledge.index.IndexUnavailableException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the server's answers. */
final class Calls {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Calls() {}

    static <T> T answer(String what, ListenableFuture<T> call) {
        try {
            return call.get(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexUnavailableException("Waiting for Qdrant to " + what + " was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IndexUnavailableException("Qdrant did not " + what + " (" + e.getMessage() + "); see that the server runs and can be reached", e);
        }
    }
}
