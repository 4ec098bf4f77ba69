package com.nexusflow.copilot.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SharedMemory} promises. */
interface SharedMemoryContract {

    Duration MOMENT = Duration.ofMillis(300);
    Duration MINUTE = Duration.ofMinutes(1);

    SharedMemory memory();

    /** Lets time pass, on a clock or for real, until the assertion holds. */
    void after(Duration time, Runnable assertion);

    static MemoryKey key() {
        return MemoryKey.beforeSignIn("test", UUID.randomUUID());
    }

    @Test
    default void aLimitGrantsItsUsesAndThenSaysHowLongToWait() {
        MemoryKey key = key();
        Limit limit = Limit.ofReads(3, MINUTE);
        assertThat(IntStream.range(0, 3).mapToObj(i -> memory().take(key, limit))).allMatch(Allowance::isGranted);
        assertThat(memory().take(key, limit).retryAfter()).isPositive().isLessThanOrEqualTo(MINUTE);
    }

    @Test
    default void aLimitThatGuardsWritesGrantsItsUsesToo() {
        MemoryKey key = key();
        Limit limit = Limit.ofWrites(1, MINUTE);
        assertThat(memory().take(key, limit).isGranted()).isTrue();
        assertThat(memory().take(key, limit).isGranted()).isFalse();
    }

    @Test
    default void lookingUsesNothing() {
        MemoryKey key = key();
        Limit limit = Limit.ofReads(1, MINUTE);
        assertThat(memory().look(key, limit).isGranted()).isTrue();
        assertThat(memory().look(key, limit).isGranted()).isTrue();
        assertThat(memory().take(key, limit).isGranted()).isTrue();
        assertThat(memory().look(key, limit).isGranted()).isFalse();
    }

    @Test
    default void aUseCountsUntilItHasLeftTheWindow() {
        MemoryKey key = key();
        Limit limit = Limit.ofReads(2, MOMENT);
        memory().take(key, limit);
        memory().take(key, limit);
        after(MOMENT, () -> assertThat(memory().take(key, limit).isGranted()).isTrue());
    }

    @Test
    default void manyAtOnceAreNeverGrantedMoreThanTheLimit() throws Exception {
        MemoryKey key = key();
        Limit limit = Limit.ofReads(25, MINUTE);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> uses = threads.invokeAll(IntStream.range(0, 100)
                    .<java.util.concurrent.Callable<Boolean>>mapToObj(i -> () -> memory().take(key, limit).isGranted())
                    .toList());
            int granted = 0;
            for (Future<Boolean> use : uses) {
                granted += use.get() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(25);
        }
    }

    @Test
    default void whatIsForgottenCountsAnew() {
        MemoryKey key = key();
        Limit limit = Limit.ofReads(1, MINUTE);
        memory().take(key, limit);
        memory().forget(key);
        assertThat(memory().take(key, limit).isGranted()).isTrue();
    }

    @Test
    default void aValueIsRecalledUntilItsLifeEnds() {
        MemoryKey key = key();
        memory().remember(key, "für kurze Zeit", MOMENT);
        assertThat(memory().recall(key)).contains("für kurze Zeit");
        after(MOMENT, () -> assertThat(memory().recall(key)).isEmpty());
    }

    @Test
    default void aNewerValueTakesTheOldOnesPlace() {
        MemoryKey key = key();
        memory().remember(key, "old", MOMENT);
        memory().remember(key, "new", MINUTE);
        assertThat(memory().recall(key)).contains("new");
    }

    @Test
    default void aForgottenValueIsGone() {
        MemoryKey key = key();
        memory().remember(key, "value", MINUTE);
        memory().forget(key);
        assertThat(memory().recall(key)).isEmpty();
    }

    @Test
    default void aValueThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> memory().remember(key(), "x".repeat(SharedMemory.LONGEST_VALUE + 1), MINUTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8193");
    }

    @Test
    default void oneTenantNeverRecallsWhatAnotherRemembered() {
        TenantScope one = TenantScope.background(UUID.randomUUID());
        TenantScope other = TenantScope.background(UUID.randomUUID());
        one.run(() -> memory().remember(MemoryKey.of("test", "the same"), "one's", MINUTE));
        assertThat(other.call(() -> memory().recall(MemoryKey.of("test", "the same")))).isEmpty();
        assertThat(one.call(() -> memory().recall(MemoryKey.of("test", "the same")))).contains("one's");
    }

    @Test
    default void whatIsHeldIsNotHeldTwice() {
        MemoryKey key = key();
        Hold hold = memory().hold(key, Duration.ZERO).orElseThrow();
        assertThat(memory().hold(key, Duration.ofMillis(50))).isEmpty();
        assertThat(memory().hold(key(), Duration.ZERO)).isPresent();
        hold.close();
        assertThat(memory().hold(key, Duration.ZERO)).isPresent();
    }

    @Test
    default void whoeverWaitsGetsTheHoldWhenItIsClosed() throws Exception {
        MemoryKey key = key();
        Hold hold = memory().hold(key, Duration.ZERO).orElseThrow();
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Future<Optional<Hold>> waiting = threads.submit(() -> memory().hold(key, MINUTE));
            hold.close();
            assertThat(waiting.get()).isPresent();
        }
    }

    @Test
    default void closingAHoldTwiceDoesNotEndTheNextOnes() {
        MemoryKey key = key();
        Hold first = memory().hold(key, Duration.ZERO).orElseThrow();
        first.close();
        Hold second = memory().hold(key, Duration.ZERO).orElseThrow();
        first.close();
        assertThat(memory().hold(key, Duration.ZERO)).isEmpty();
        second.close();
    }

    @Test
    default void holdsKeepWorkersOneAfterTheOther() throws Exception {
        MemoryKey key = key();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<Boolean>> works = threads.invokeAll(IntStream.range(0, 6)
                    .<java.util.concurrent.Callable<Boolean>>mapToObj(i -> () -> {
                        Hold hold = memory().hold(key, MINUTE).orElseThrow();
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.yield();
                        inside.decrementAndGet();
                        hold.close();
                        return true;
                    })
                    .toList());
            for (Future<Boolean> work : works) {
                assertThat(work.get()).isTrue();
            }
        }
        assertThat(most).hasValue(1);
    }
}
