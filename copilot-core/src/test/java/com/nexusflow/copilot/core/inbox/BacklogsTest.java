package com.nexusflow.copilot.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BacklogsTest {

    private static final int PLACES = 24;
    private static final int CALLS = 300;

    private final TenantScope tenant = TestDatabase.newTenant();
    private final Connections connections = new Connections(TestDatabase.database(), new SecretBox(new byte[32]), Clock.systemUTC());
    private final UUID connection = tenant.call(() -> connections.connect("fake", "W1", "Fake", Map.of(), Map.of("token", "t")).id());
    private final FakeDoor door = new FakeDoor();
    private final Calls calls = new Calls();

    @Test
    void howeverManyCallsWaitAMessageIsTakenAtOnceAndTheSchedulerKnowsOfNoMoreThanThereArePlaces() {
        try (Post post = post()) {
            post.open(List.of(door));
            await(() -> calls.begun.size() == PLACES);
            tenant.run(() -> post.inbox().accept(connection, "E1", "talk", "text", "hello"));
            await(() -> !door.handled.isEmpty());
            assertThat(calls.done).as("while all places are taken").isEmpty();
            assertThat(scheduled("scheduled_backlogs")).isEqualTo(PLACES);
            assertThat(scheduled("scheduled_tasks")).as("no lane but that of the message").isLessThanOrEqualTo(1);
            calls.mayEnd.countDown();
        }
    }

    @Test
    void aPlaceThatIsFreeGoesToWhoeverIsNextThen() {
        calls.mayEnd.countDown();
        try (Post post = post(); Post other = post()) {
            post.open(List.of(door));
            other.open(List.of(door));
            await(() -> calls.done.size() == CALLS);
        }
        assertThat(calls.begun).hasSize(CALLS);
        assertThat(calls.twiceAtOnce).as("on two nodes").isEmpty();
    }

    @Test
    void aDeadNodesCallGoesOnElsewhere() {
        Lane lane = calls.lanes.getLast();
        TestDatabase.database().withoutTenant(jdbc -> jdbc.sql("""
                        insert into scheduled_backlogs (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                        values ('test calls', :lane, now() - interval '10 seconds', true, 'a dead node', now() - interval '10 seconds', 1)""")
                .param("lane", lane.toString())
                .update());
        calls.mayEnd.countDown();
        try (Post post = post()) {
            post.open(List.of(door));
            await(() -> calls.done.contains(lane));
        }
        assertThat(calls.twiceAtOnce).isEmpty();
    }

    private int scheduled(String table) {
        return TestDatabase.database().withoutTenant(jdbc -> jdbc.sql("select count(*) from " + table + " where task_instance like :tenant")
                .param("tenant", tenant.tenantId() + "/%").query(Integer.class).single());
    }

    private Post post() {
        return new Post(TestDatabase.pool(), TestDatabase.database(), connections, List.of(calls), Clock.systemUTC());
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(condition::getAsBoolean);
    }

    /** Calls that end when the test says so. */
    private final class Calls implements Backlog {

        private final List<Lane> lanes = IntStream.range(0, CALLS).mapToObj(n -> new Lane(tenant.tenantId(), new UUID(1, n), "")).toList();
        private final Set<Lane> begun = ConcurrentHashMap.newKeySet();
        private final Set<Lane> underWay = ConcurrentHashMap.newKeySet();
        private final Set<Lane> twiceAtOnce = ConcurrentHashMap.newKeySet();
        private final Set<Lane> done = ConcurrentHashMap.newKeySet();
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @Override
        public String name() {
            return "test calls";
        }

        @Override
        public int places() {
            return PLACES;
        }

        @Override
        public void work(Lane lane) {
            if (!lanes.contains(lane)) {
                return;
            }
            begun.add(lane);
            if (!underWay.add(lane)) {
                twiceAtOnce.add(lane);
            }
            try {
                mayEnd.await();
                done.add(lane);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                underWay.remove(lane);
            }
        }

        @Override
        public List<Lane> next(int most) {
            Set<String> inHand = Set.copyOf(TestDatabase.database().withoutTenant(
                    jdbc -> jdbc.sql("select task_instance from scheduled_backlogs").query(String.class).list()));
            return lanes.stream().filter(lane -> !done.contains(lane) && !inHand.contains(lane.toString())).limit(most).toList();
        }
    }
}
