package com.nexusflow.copilot.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nexusflow.copilot.core.testkit.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Two nodes on a real Redis, which is stopped, started and made to hang in the middle. */
class RedisMemoryTest implements SharedMemoryContract {

    private static final Timing QUICK = new Timing(Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofMillis(1_500));
    private static TestRedis redis;
    private static RedisMemory one;
    private static RedisMemory two;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        one = RedisMemory.at(redis.url(), Clock.systemUTC(), QUICK);
        two = RedisMemory.at(redis.url(), Clock.systemUTC(), QUICK);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        redis.close();
    }

    @BeforeEach
    void listen() {
        log.start();
        logger().setLevel(Level.INFO);
        logger().addAppender(log);
    }

    @AfterEach
    void allIsWellAgain() {
        awaitState(SharedMemory.State.SHARED);
        logger().detachAppender(log);
        logger().setLevel(null);
    }

    @Override
    public SharedMemory memory() {
        return one;
    }

    @Override
    public void after(Duration time, Runnable assertion) {
        await().atMost(time.plusSeconds(5)).untilAsserted(assertion::run);
    }

    @Test
    void twoNodesShareOneLimit() {
        MemoryKey key = SharedMemoryContract.key();
        Limit limit = Limit.ofReads(4, MINUTE);
        for (RedisMemory node : List.of(one, two, one, two)) {
            assertThat(node.take(key, limit).isGranted()).isTrue();
        }
        assertThat(one.take(key, limit).isGranted()).isFalse();
        assertThat(two.look(key, limit).isGranted()).isFalse();
    }

    @Test
    void aValueThatOneNodeRemembersOrForgetsIsTheOthersToo() {
        MemoryKey key = SharedMemoryContract.key();
        one.remember(key, "value", MINUTE);
        assertThat(two.recall(key)).contains("value");
        two.forget(key);
        assertThat(one.recall(key)).isEmpty();
    }

    @Test
    void whatOneNodeHoldsTheOtherGetsWhenItIsClosed() {
        MemoryKey key = SharedMemoryContract.key();
        Hold hold = one.hold(key, Duration.ZERO).orElseThrow();
        assertThat(two.hold(key, Duration.ofMillis(100))).isEmpty();
        hold.close();
        two.hold(key, MINUTE).orElseThrow().close();
    }

    @Test
    void anOpenHoldOutlivesItsLease() {
        MemoryKey key = SharedMemoryContract.key();
        Hold hold = one.hold(key, Duration.ZERO).orElseThrow();
        assertThat(two.hold(key, QUICK.lease().plusMillis(500))).isEmpty();
        hold.close();
    }

    @Test
    void theHoldOfANodeThatDiesEndsByItself() {
        MemoryKey key = SharedMemoryContract.key();
        raw("SET", "copilot:hold:" + key, "a node that was killed", "PX", "500");
        assertThat(one.hold(key, Duration.ZERO)).isEmpty();
        one.hold(key, MINUTE).orElseThrow().close();
    }

    @Test
    void aHoldThatBecameAnothersIsNotReleasedByTheFormerOwner() {
        MemoryKey key = SharedMemoryContract.key();
        Hold former = one.hold(key, Duration.ZERO).orElseThrow();
        raw("SET", "copilot:hold:" + key, "another node", "PX", "60000");
        former.close();
        assertThat(two.hold(key, Duration.ZERO)).isEmpty();
    }

    @Test
    void aHoldSurvivesARedisThatForgotEverything() {
        MemoryKey key = SharedMemoryContract.key();
        Hold hold = one.hold(key, Duration.ZERO).orElseThrow();
        raw("FLUSHALL");
        await().untilAsserted(() -> assertThat(raw("GET", "copilot:hold:" + key)).isNotNull());
        assertThat(two.hold(key, Duration.ZERO)).isEmpty();
        hold.close();
    }

    @Test
    void withoutRedisANodeGoesOnAloneAndComesBackByItself() {
        MemoryKey key = SharedMemoryContract.key();
        Limit limit = Limit.ofReads(2, MINUTE);
        one.remember(key, "shared", MINUTE);
        redis.stop();
        assertThat(one.take(key, limit).isGranted()).isTrue();
        assertThat(one.take(key, limit).isGranted()).isTrue();
        assertThat(one.take(key, limit).isGranted()).isFalse();
        assertThat(one.recall(key)).isEmpty();
        one.remember(key, "one's own", MINUTE);
        assertThat(one.recall(key)).contains("one's own");
        Hold hold = one.hold(key, Duration.ZERO).orElseThrow();
        assertThat(one.hold(key, Duration.ZERO)).isEmpty();
        hold.close();
        assertThat(one.state()).isEqualTo(SharedMemory.State.AWAY);
        redis.startAgain();
        awaitState(SharedMemory.State.SHARED);
        one.remember(key, "shared again", MINUTE);
        assertThat(two.recall(key)).contains("shared again");
    }

    @Test
    void withoutRedisALimitThatGuardsWritesRefuses() {
        MemoryKey key = SharedMemoryContract.key();
        Limit limit = Limit.ofWrites(100, MINUTE);
        redis.stop();
        assertThat(one.take(key, limit).retryAfter()).isPositive();
        assertThat(one.look(key, limit).isGranted()).isFalse();
        redis.startAgain();
        awaitState(SharedMemory.State.SHARED);
        assertThat(one.take(key, limit).isGranted()).isTrue();
    }

    @Test
    void anOutageIsToldOnceInWordsThatHoldNoValue() {
        redis.stop();
        for (int i = 0; i < 20; i++) {
            one.remember(SharedMemoryContract.key(), "a secret value", MINUTE);
            two.recall(SharedMemoryContract.key());
        }
        awaitState(SharedMemory.State.AWAY);
        redis.startAgain();
        awaitState(SharedMemory.State.SHARED);
        List<String> told = log.list.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO)).map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(told).filteredOn(line -> line.contains("cannot be used")).hasSize(2).allMatch(line -> line.contains("goes on with its own memory"));
        assertThat(told).filteredOn(line -> line.contains("shared again")).hasSize(2);
        assertThat(told).hasSize(4).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void whatWasChangedWhileRedisHungDoesNotComeBackInItsOldState() {
        MemoryKey changed = SharedMemoryContract.key();
        MemoryKey forgotten = SharedMemoryContract.key();
        one.remember(changed, "old", MINUTE);
        one.remember(forgotten, "old", MINUTE);
        raw("CLIENT", "PAUSE", "3000");
        one.remember(changed, "new", MINUTE);
        one.forget(forgotten);
        assertThat(one.state()).isEqualTo(SharedMemory.State.AWAY);
        assertThat(one.recall(changed)).contains("new");
        awaitState(SharedMemory.State.SHARED);
        await().untilAsserted(() -> assertThat(List.of(two.recall(changed).isPresent(), two.recall(forgotten).isPresent())).containsOnly(false));
        assertThat(one.recall(changed)).isEmpty();
    }

    @Test
    void aSlowRedisIsWaitedForOnceAndNotByEverybody() {
        raw("CLIENT", "PAUSE", "3000");
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            one.recall(SharedMemoryContract.key());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_500));
    }

    @Test
    void aHalfOpenAddressDelaysTheStartByALittleAndNothingAfterwards() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();
            RedisMemory node = RedisMemory.at("redis://127.0.0.1:" + silent.getLocalPort(), Clock.systemUTC(), QUICK);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            start = System.nanoTime();
            assertThat(node.take(SharedMemoryContract.key(), Limit.ofReads(1, MINUTE)).isGranted()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
            assertThat(node.state()).isEqualTo(SharedMemory.State.AWAY);
            node.close();
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithoutRepeatingItsPassword() {
        assertThatThrownBy(() -> RedisMemory.at("http://:secret@host", Duration.ofSeconds(1), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redis://")
                .satisfies(refusal -> assertThat(refusal.getMessage() + refusal.getCause()).doesNotContain("secret"));
    }

    private static void awaitState(SharedMemory.State state) {
        await().pollDelay(Duration.ZERO).atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(List.of(one.state(), two.state())).containsOnly(state));
    }

    /** Sends a command as a stranger would. */
    private static String raw(String command, String... arguments) {
        RedisClient client = RedisClient.create(redis.url());
        try (StatefulRedisConnection<String, String> stranger = client.connect()) {
            CommandArgs<String, String> rest = new CommandArgs<>(StringCodec.UTF8);
            List.of(arguments).forEach(rest::add);
            return stranger.sync().dispatch(CommandType.valueOf(command), new StatusOutput<>(StringCodec.UTF8), rest);
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(RedisLink.class);
    }
}
