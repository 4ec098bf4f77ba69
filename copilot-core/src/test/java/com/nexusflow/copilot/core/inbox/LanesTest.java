package com.nexusflow.copilot.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Instant START = Instant.parse("2026-05-15T08:00:00Z");

    private final TenantScope tenant = TestDatabase.newTenant();
    private final Connections connections = new Connections(TestDatabase.database(), new SecretBox(new byte[32]), Clock.systemUTC());
    private final UUID connection = tenant.call(() -> connections.connect("fake", "W1", "Fake", Map.of(), Map.of("token", "t")).id());
    private final FakeDoor door = new FakeDoor();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private Instant now = START;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final Outbox outbox = new Outbox(TestDatabase.database(), id -> Optional.of(door), new Outbox.Watcher() {
        @Override
        public void delivered(UUID id, Instant begun) {}

        @Override
        public void failed(UUID id, Trouble why) {
            problems.add(why.reason());
        }
    }, clock);
    private final Inbox inbox = new Inbox(TestDatabase.database(), outbox, id -> Optional.of(door), clock);
    private final Lane lane = new Lane(tenant.tenantId(), connection, "talk");

    @Test
    void aRepeatIsKeptAndHandledOnce() {
        assertThat(accept("E1", "hello")).isTrue();
        assertThat(accept("E1", "hello")).isFalse();
        inbox.work(lane);
        assertThat(accept("E1", "hello")).isFalse();
        inbox.work(lane);
        assertThat(door.handled).extracting(Received::body).containsExactly("hello");
    }

    @Test
    void whatWasSaidIsForgottenOnceItWasHandledAndSent() {
        door.answering = received -> List.of(outgoing("answer", "secret answer"));
        accept("E1", "secret question");
        inbox.work(lane);
        outbox.work(lane);
        List<String> bodies = tenant.call(() -> TestDatabase.database().read(
                jdbc -> jdbc.sql("select body from inbox_message union all select body from outbox_message").query(String.class).list()));
        assertThat(bodies).containsExactly("", "");
    }

    @Test
    void aMessageThatFailsHoldsBackItsLaneIsTriedAgainLaterAndThenGivenUp() {
        door.answering = received -> {
            if (received.event().equals("E1")) {
                throw new IllegalStateException("no database");
            }
            return List.of();
        };
        accept("E1", "first");
        accept("E2", "second");
        for (int attempt = 1; attempt < Inbox.ATTEMPTS; attempt++) {
            assertThat(inbox.work(lane)).isAfter(now);
            assertThat(door.handled).hasSize(attempt).allMatch(received -> received.event().equals("E1"));
            now = now.plus(Duration.ofMinutes(3));
        }
        assertThat(inbox.work(lane)).isNull();
        assertThat(door.givenUp).hasSize(1);
        assertThat(door.handled.getLast().event()).isEqualTo("E2");
        outbox.work(lane);
        assertThat(door.sent).extracting(Outgoing::body).containsExactly("sorry");
    }

    @Test
    void aCrashAfterTheEffectAndBeforeItIsKeptIsHandledAgainUnderTheSameId() {
        accept("E1", "hello");
        door.answering = received -> {
            throw new Crash();
        };
        assertThatThrownBy(() -> inbox.work(lane)).isInstanceOf(Crash.class);
        door.answering = received -> List.of(outgoing("answer:" + received.id(), "hi"));
        inbox.work(lane);
        assertThat(door.handled).extracting(Received::id).hasSize(2).containsOnly(door.handled.getFirst().id());
        outbox.work(lane);
        assertThat(door.sent).hasSize(1);
    }

    @Test
    void aMessageThatCrashesItsNodeEachTimeIsGivenUpAndTheNextOneIsHandled() {
        door.answering = received -> {
            if (received.event().equals("E1")) {
                throw new Crash();
            }
            return List.of();
        };
        accept("E1", "poison");
        accept("E2", "second");
        for (int attempt = 1; attempt <= Inbox.ATTEMPTS; attempt++) {
            assertThatThrownBy(() -> inbox.work(lane)).isInstanceOf(Crash.class);
        }
        assertThat(inbox.work(lane)).isNull();
        assertThat(door.givenUp).hasSize(1);
        assertThat(door.handled.getLast().event()).isEqualTo("E2");
        isExcused();
    }

    @Test
    void aTextThatOverflowsTheStackIsGivenUpLikeAnyOtherFailure() {
        door.answering = received -> {
            throw new StackOverflowError();
        };
        accept("E1", "nested");
        for (int attempt = 1; attempt < Inbox.ATTEMPTS; attempt++) {
            assertThat(inbox.work(lane)).isAfter(now);
            now = now.plus(Duration.ofMinutes(3));
        }
        assertThat(inbox.work(lane)).isNull();
        assertThat(door.givenUp).hasSize(1);
        isExcused();
    }

    @Test
    void aBusyPlatformThatHasToBeAskedFirstIsWaitedForMinutesAndAskedWhenItSaysSo() {
        Instant free = START.plus(Duration.ofMinutes(8));
        door.answering = received -> {
            if (now.isBefore(free)) {
                throw new NotNow("Teams is busy", Duration.ofSeconds(20));
            }
            return List.of();
        };
        accept("E1", "hello");
        assertThat(inbox.work(lane)).isEqualTo(START.plusSeconds(20));
        while (now.isBefore(free)) {
            now = now.plusSeconds(20);
            inbox.work(lane);
        }
        assertThat(inbox.work(lane)).isNull();
        assertThat(door.givenUp).isEmpty();
    }

    @Test
    void aPlatformThatStaysBusyIsNotWaitedForForever() {
        door.answering = received -> {
            throw new NotNow("Teams is busy", Duration.ofSeconds(20));
        };
        accept("E1", "hello");
        inbox.work(lane);
        now = now.plus(Duration.ofMinutes(10));
        assertThat(inbox.work(lane)).isNull();
        assertThat(door.givenUp).hasSize(1);
        isExcused();
    }

    @Test
    void anOutageOfHoursLosesNothing() {
        Instant back = START.plus(Duration.ofHours(20));
        door.sending = outgoing -> now.isBefore(back) ? new Sent.Later(null, Trouble.of(Outbox.WORDS, "sent.unreachable")) : new Sent.Delivered("x");
        tenant.run(() -> outbox.send(List.of(outgoing("a", "one"))));
        while (now.isBefore(back)) {
            assertThat(outbox.work(lane)).isNotNull();
            now = now.plus(Duration.ofMinutes(15));
        }
        assertThat(outbox.work(lane)).isNull();
        assertThat(tenant.call(() -> outbox.reference(connection, "a"))).contains("x");
    }

    @Test
    void aMessageIsWorthSendingForADay() {
        door.sending = outgoing -> new Sent.Later(null, Trouble.of(Outbox.WORDS, "sent.unreachable"));
        tenant.run(() -> outbox.send(List.of(outgoing("a", "one"))));
        outbox.work(lane);
        now = now.plus(Outbox.PATIENCE).plusSeconds(1);
        assertThat(outbox.work(lane)).isNull();
        assertThat(problems).last().isEqualTo("sent.unreachable");
    }

    @Test
    void aMessageThatAloneIsNotTakenHoldsBackItsLaneForMinutesOnly() {
        door.sending = outgoing -> outgoing.key().equals("a") ? new Sent.Later(null, Trouble.of(Outbox.WORDS, "sent.unreachable")) : new Sent.Delivered("x");
        tenant.run(() -> outbox.send(List.of(outgoing("a", "one"), outgoing("b", "two"))));
        Lane other = new Lane(tenant.tenantId(), connection, "other talk");
        for (int attempt = 1; attempt <= Outbox.ATTEMPTS; attempt++) {
            tenant.run(() -> outbox.send(List.of(new Outgoing(connection, "other " + now, other.name(), "text", "hello"))));
            outbox.work(other);
            outbox.work(lane);
            now = now.plus(Duration.ofMinutes(2));
        }
        assertThat(tenant.call(() -> outbox.reference(connection, "b"))).contains("x");
    }

    @Test
    void aMessageThatOurOwnDoorCannotSendHoldsBackItsLaneForMinutesOnly() {
        door.sending = outgoing -> {
            if (outgoing.key().equals("a")) {
                throw new IllegalStateException("an error of ours");
            }
            return new Sent.Delivered("x");
        };
        tenant.run(() -> outbox.send(List.of(outgoing("a", "one"), outgoing("b", "two"))));
        for (int attempt = 1; attempt <= Outbox.ATTEMPTS; attempt++) {
            outbox.work(lane);
            now = now.plus(Duration.ofMinutes(2));
        }
        assertThat(tenant.call(() -> outbox.reference(connection, "b"))).contains("x");
    }

    @Test
    void whatIsPutTwiceUnderOneKeyIsSentOnce() {
        tenant.run(() -> outbox.send(List.of(outgoing("same", "one"), outgoing("same", "two"))));
        outbox.work(lane);
        assertThat(door.sent).extracting(Outgoing::body).containsExactly("one");
        assertThat(tenant.call(() -> outbox.reference(connection, "same"))).contains("ref-same");
    }

    @Test
    void aPlatformThatWantsAPauseGetsItAndTheOrderStays() {
        AtomicInteger calls = new AtomicInteger();
        door.sending = outgoing -> calls.getAndIncrement() == 0 ? new Sent.Later(Duration.ofSeconds(30), Trouble.of(Outbox.WORDS, "sent.unreachable")) : new Sent.Delivered("x");
        tenant.run(() -> outbox.send(List.of(outgoing("a", "one"), outgoing("b", "two"))));
        assertThat(outbox.work(lane)).isEqualTo(START.plusSeconds(30));
        assertThat(problems).containsExactly("sent.unreachable");
        now = now.plusSeconds(29);
        outbox.work(lane);
        assertThat(door.sent).hasSize(1);
        now = now.plusSeconds(1);
        assertThat(outbox.work(lane)).isNull();
        assertThat(door.sent).extracting(Outgoing::body).containsExactly("one", "one", "two");
    }

    @Test
    void aPlatformThatNeverTakesAMessageDoesNotHoldBackTheOthers() {
        door.sending = outgoing -> outgoing.key().equals("a") ? new Sent.Refused(Trouble.of(Outbox.WORDS, "sent.disconnected")) : new Sent.Delivered("x");
        tenant.run(() -> outbox.send(List.of(outgoing("a", "one"), outgoing("b", "two"))));
        assertThat(outbox.work(lane)).isNull();
        assertThat(door.sent).hasSize(2);
        assertThat(problems).containsExactly("sent.disconnected");
    }

    @Test
    void crashesInTheMiddleOfSendingCostOneVisibleRepeatAtMost() {
        door.sending = outgoing -> {
            throw new Crash();
        };
        tenant.run(() -> outbox.send(List.of(outgoing("a", "one"))));
        assertThatThrownBy(() -> outbox.work(lane)).isInstanceOf(Crash.class);
        assertThatThrownBy(() -> outbox.work(lane)).isInstanceOf(Crash.class);
        assertThat(outbox.work(lane)).isNull();
        assertThat(door.sent).hasSize(2);
    }

    @Test
    void twoNodesHandleEachMessageOnceAndInTheOrderOfItsConversation() {
        Map<String, List<String>> order = new ConcurrentHashMap<>();
        door.answering = received -> {
            order.computeIfAbsent(received.lane(), name -> new CopyOnWriteArrayList<>()).add(received.body());
            return List.of(new Outgoing(received.connectionId(), "re:" + received.id(), received.lane(), "text", received.body()));
        };
        try (Post one = post(); Post other = post()) {
            one.open(List.of(door));
            other.open(List.of(door));
            for (int i = 0; i < 240; i++) {
                Inbox box = (i % 2 == 0 ? one : other).inbox();
                String event = "M" + i;
                String name = "conversation " + i % 12;
                tenant.run(() -> box.accept(connection, event, name, "text", event));
                tenant.run(() -> box.accept(connection, event, name, "text", event));
            }
            await(() -> door.sent.size() >= 240);
        }
        assertThat(door.handled).hasSize(240);
        assertThat(door.sent).hasSize(240);
        for (int lane = 0; lane < 12; lane++) {
            int first = lane;
            assertThat(order.get("conversation " + lane)).containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(n -> "M" + (first + 12 * n)).toList());
        }
    }

    @Test
    void aDeadNodesConversationGoesOnElsewhereWithinSeconds() {
        accept("E1", "hello");
        TestDatabase.database().withoutTenant(jdbc -> jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                        values ('inbox', :lane, now() - interval '10 seconds', true, 'a dead node', now() - interval '10 seconds', 1)""")
                .param("lane", lane.toString())
                .update());
        Instant begin = Instant.now();
        try (Post post = post()) {
            post.open(List.of(door));
            await(() -> !door.handled.isEmpty());
        }
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void whatWasPutThereWithoutWakingAnybodyIsFound() {
        accept("E1", "hello");
        try (Post post = post()) {
            post.open(List.of(door));
            await(() -> !door.handled.isEmpty());
        }
        assertThat(door.handled).hasSize(1);
    }

    @Test
    void anotherTenantsConnectionTakesNothing() {
        TenantScope other = TestDatabase.newTenant();
        assertThatThrownBy(() -> other.call(() -> inbox.accept(connection, "E1", "talk", "text", "hello"))).hasMessageContaining("inbox_message_connection_exists");
        assertThat(connections.tenantOf(connection)).contains(tenant);
        assertThat(connections.tenantOf(UUID.randomUUID())).isEmpty();
    }

    private void isExcused() {
        outbox.work(lane);
        assertThat(door.sent).extracting(Outgoing::body).contains("sorry");
    }

    private boolean accept(String event, String body) {
        return tenant.call(() -> inbox.accept(connection, event, "talk", "text", body));
    }

    private Outgoing outgoing(String key, String body) {
        return new Outgoing(connection, key, "talk", "text", body);
    }

    private Post post() {
        return new Post(TestDatabase.pool(), TestDatabase.database(), connections, List.of(), Clock.systemUTC());
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(condition::getAsBoolean);
    }

    /** What ends a thread as a dying process would: nothing catches it. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }
}
