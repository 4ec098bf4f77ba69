package com.nexusflow.copilot.agents.model;

import com.nexusflow.copilot.core.tenant.TenantScope;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The remote model, if one is configured, and the time it is given. */
public final class Models implements AutoCloseable {

    private final @Nullable ChatModel remote;
    private final String label;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Models(@Nullable ChatModel remote, String label, Duration patience) {
        this.remote = remote;
        this.label = label;
        this.patience = patience;
    }

    public static Models of(ModelSettings settings) {
        return new Models(settings.isOffline() ? null : RemoteModels.of(settings), settings.label(), settings.timeout());
    }

    /** For a model that is already built. */
    public static Models of(ChatModel remote, String label, Duration patience) {
        return new Models(remote, label, patience);
    }

    public Optional<ChatModel> remote() {
        return Optional.ofNullable(remote);
    }

    /** The model's name in replies and in the banner. */
    public String label() {
        return label;
    }

    /** Runs the work of a whole turn in the current scope; fails when it takes longer than the model is given. */
    public <T> T within(Supplier<T> work) {
        TenantScope scope = TenantScope.current();
        Future<T> future = threads.submit(() -> scope.call(work));
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new IllegalStateException("The model " + label + " took longer than " + patience.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The turn was interrupted", e);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
