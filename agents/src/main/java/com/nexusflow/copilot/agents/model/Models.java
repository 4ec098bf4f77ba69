package com.nexusflow.copilot.agents.model;

import com.nexusflow.copilot.core.tenant.TenantScope;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Duration;
import java.util.Optional;
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
    private final Breaker breaker = new Breaker(System::nanoTime);
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

    /**
     * Runs the work of a whole turn in the current scope. A {@link ModelFailedException} says why there is no answer, at once when the
     * model has just failed several times.
     */
    public <T> T within(Supplier<T> work) {
        breaker.refusal().ifPresent(excuse -> {
            throw new ModelFailedException("The model " + label + " is left alone after failing several times in a row", excuse, null);
        });
        TenantScope scope = TenantScope.current();
        Future<T> future = threads.submit(() -> scope.call(work));
        try {
            T result = future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            breaker.answered();
            return result;
        } catch (TimeoutException e) {
            future.cancel(true);
            throw failed("The model " + label + " took longer than " + patience.toMillis() + " ms", Excuse.SLOW, e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw failed("The turn was interrupted", Excuse.UNUSABLE, e);
        } catch (ExecutionException e) {
            throw failed("The model " + label + " failed", Excuse.of(e.getCause()), e.getCause());
        }
    }

    private ModelFailedException failed(String message, Excuse excuse, @Nullable Throwable cause) {
        breaker.failed(excuse);
        return new ModelFailedException(message, excuse, cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
