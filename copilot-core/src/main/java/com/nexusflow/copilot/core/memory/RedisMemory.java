package com.nexusflow.copilot.core.memory;

import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Memory that nodes share in Redis. While Redis is away, the node's own memory stands in: reads are limited by what this node has seen,
 * limits that guard writes refuse, and what was remembered or forgotten meanwhile is forgotten everywhere when Redis is back, so that an
 * old value cannot come back with it.
 */
public final class RedisMemory implements SharedMemory {

    private static final Duration UNTIL_REDIS_IS_BACK = Duration.ofSeconds(5);
    private static final int MOST_MISSED = 10_000;

    private final InProcessMemory own;
    private final RedisLink link;
    private final RedisHolds holds;
    private final Set<MemoryKey> missed = ConcurrentHashMap.newKeySet();

    private RedisMemory(RedisURI uri, Clock clock, Timing timing) {
        this.own = new InProcessMemory(clock);
        this.link = new RedisLink(uri, timing, this::catchUp);
        this.holds = new RedisHolds(link, timing.lease());
    }

    /**
     * Connects, and goes on without Redis when that fails.
     *
     * @param url redis://[user:password@]host:port[/database], or rediss:// for TLS; anything else is an IllegalArgumentException
     * @param answer how long Redis may take to answer before the node goes on without it
     */
    public static RedisMemory at(String url, Duration answer, Clock clock) {
        return at(url, clock, Timing.usual(answer));
    }

    static RedisMemory at(String url, Clock clock, Timing timing) {
        RedisMemory memory = new RedisMemory(uri(url), clock, timing);
        memory.link.open();
        return memory;
    }

    @SuppressWarnings("UnusedException") // the cause may repeat the url, which may hold a password
    private static RedisURI uri(String url) {
        try {
            return RedisURI.create(url.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The address of Redis is not of the form redis://[user:password@]host:port[/database] or rediss://…");
        }
    }

    @Override
    public Allowance take(MemoryKey key, Limit limit) {
        return ask(key, limit, "1", () -> own.take(key, limit));
    }

    @Override
    public Allowance look(MemoryKey key, Limit limit) {
        return ask(key, limit, "0", () -> own.look(key, limit));
    }

    private Allowance ask(MemoryKey key, Limit limit, String use, Supplier<Allowance> alone) {
        return link.ask(
                redis -> redis.<Long>eval(
                        Scripts.LIMIT, ScriptOutputType.INTEGER, new String[] {uses(key)},
                        Integer.toString(limit.uses()), Long.toString(limit.window().toMillis()), use),
                wait -> new Allowance(Duration.ofMillis(wait)),
                () -> limit.guardsWrites() ? new Allowance(UNTIL_REDIS_IS_BACK) : alone.get());
    }

    @Override
    public void remember(MemoryKey key, String value, Duration life) {
        InProcessMemory.checkLength(value);
        link.ask(redis -> redis.psetex(value(key), life.toMillis(), value), ok -> true, () -> {
            own.remember(key, value, life);
            return missed(key);
        });
    }

    @Override
    public Optional<String> recall(MemoryKey key) {
        return link.ask(redis -> redis.get(value(key)), Optional::ofNullable, () -> own.recall(key));
    }

    @Override
    public void forget(MemoryKey key) {
        link.ask(redis -> redis.del(value(key), uses(key)), gone -> true, () -> {
            own.forget(key);
            return missed(key);
        });
    }

    @Override
    public Optional<Hold> hold(MemoryKey key, Duration patience) {
        long patienceEnds = System.nanoTime() + patience.toNanos();
        return own.hold(key, patience).flatMap(within -> holds.claim("copilot:hold:" + key, within, patienceEnds));
    }

    @Override
    public State state() {
        return link.isUp() ? State.SHARED : State.AWAY;
    }

    /** An outage so long that the list is full leaves some old values in Redis until their life ends. */
    private boolean missed(MemoryKey key) {
        return missed.size() < MOST_MISSED && missed.add(key);
    }

    private void catchUp(RedisAsyncCommands<String, String> redis) {
        own.forgetValues();
        for (MemoryKey key : missed) {
            CompletionStage<Boolean> unused = redis.del(value(key), uses(key)).thenApply(gone -> missed.remove(key));
        }
    }

    private static String value(MemoryKey key) {
        return "copilot:value:{" + key + "}";
    }

    private static String uses(MemoryKey key) {
        return "copilot:uses:{" + key + "}";
    }

    @Override
    public void close() {
        holds.closeAll();
        link.close();
        own.close();
    }
}
