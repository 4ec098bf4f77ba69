package com.nexusflow.copilot.core.memory;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * The connection to Redis. One command that fails or is late ends it, and nobody waits for Redis again until a fresh connection has
 * answered. It is sought in the background, because a connection that is half open never recovers by itself.
 */
final class RedisLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration CONNECTING = Duration.ofSeconds(1);
    private static final int WAITING_COMMANDS = 10_000;
    private static final int THREADS = 2;

    private final ClientResources resources = ClientResources.builder().ioThreadPoolSize(THREADS).computationThreadPoolSize(THREADS).build();
    private final RedisClient client = RedisClient.create(resources);
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("redis-watch").factory());
    private final RedisURI uri;
    private final Timing timing;
    private final Consumer<RedisAsyncCommands<String, String>> catchUp;
    private final AtomicReference<@Nullable StatefulRedisConnection<String, String>> connection = new AtomicReference<>();
    private boolean saidAway;

    /** @param catchUp sends, without waiting, what Redis missed while it was away; called often while it is there */
    RedisLink(RedisURI uri, Timing timing, Consumer<RedisAsyncCommands<String, String>> catchUp) {
        this.uri = RedisURI.builder(uri).withTimeout(CONNECTING).build();
        this.timing = timing;
        this.catchUp = catchUp;
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .requestQueueSize(WAITING_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECTING).keepAlive(true).build())
                .build());
    }

    /** Connects, and looks after the connection from now on. */
    void open() {
        watch();
        every(timing.watch(), this::watch);
    }

    /** Repeats work on the thread that looks after the connection. */
    void every(Duration pause, Runnable work) {
        Future<?> unused = watcher.scheduleWithFixedDelay(() -> guarded(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Looking after Redis failed; it is tried again", e);
        }
    }

    boolean isUp() {
        StatefulRedisConnection<String, String> used = connection.get();
        return used != null && used.isOpen();
    }

    /** Redis' answer, or what is done instead when it is away. */
    <T, R> R ask(Function<RedisAsyncCommands<String, String>, RedisFuture<T>> command, Function<T, R> answer, Supplier<R> away) {
        StatefulRedisConnection<String, String> used = connection.get();
        if (used == null) {
            return away.get();
        }
        T told;
        try {
            told = command.apply(used.async()).get(timing.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return away.get();
        } catch (ExecutionException | TimeoutException | RedisException | CancellationException e) {
            lose(used, e);
            return away.get();
        }
        return answer.apply(told);
    }

    private void watch() {
        StatefulRedisConnection<String, String> used = connection.get();
        if (used == null) {
            connect();
        } else if (ask(RedisAsyncCommands::ping, pong -> true, () -> false)) {
            catchUp.accept(used.async());
        }
    }

    private void connect() {
        CompletableFuture<StatefulRedisConnection<String, String>> connecting = client.connectAsync(StringCodec.UTF8, uri).toCompletableFuture();
        try {
            StatefulRedisConnection<String, String> fresh = connecting.get(2 * CONNECTING.toMillis(), TimeUnit.MILLISECONDS);
            catchUp.accept(fresh.async());
            fresh.async().ping().get(timing.answer().toMillis(), TimeUnit.MILLISECONDS);
            sayBack();
            connection.set(fresh);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            drop(connecting);
        } catch (ExecutionException | TimeoutException | RedisException | CancellationException e) {
            drop(connecting);
            sayAway(e);
        }
    }

    private void lose(StatefulRedisConnection<String, String> lost, Exception why) {
        if (connection.compareAndSet(lost, null)) {
            CompletableFuture<Void> unused = lost.closeAsync();
            sayAway(why);
        }
    }

    /** Closes a connection that is not wanted any more, also one that comes about too late. */
    private static void drop(CompletableFuture<StatefulRedisConnection<String, String>> connecting) {
        CompletableFuture<Void> unused = connecting.thenCompose(StatefulRedisConnection::closeAsync);
    }

    private synchronized void sayAway(Exception why) {
        if (!saidAway) {
            saidAway = true;
            LOG.warn(
                    "Redis at {}:{} cannot be used ({}); this node goes on with its own memory until Redis is back, and limits on decisions refuse. "
                            + "Start Redis, or correct COPILOT_REDIS_URL",
                    uri.getHost(), uri.getPort(), reason(why));
        }
    }

    private static String reason(Exception why) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(why);
        if (cause instanceof TimeoutException) {
            return "no answer in time";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private synchronized void sayBack() {
        if (saidAway) {
            saidAway = false;
            LOG.info("Redis at {}:{} is back; memory is shared again", uri.getHost(), uri.getPort());
        }
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        client.shutdown(Duration.ZERO, CONNECTING);
        resources.shutdown(0, CONNECTING.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(CONNECTING.toMillis());
    }
}
