package com.nexusflow.copilot.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InProcessMemoryTest implements SharedMemoryContract {

    private final MovedClock clock = new MovedClock();
    private final InProcessMemory memory = new InProcessMemory(clock);

    @Override
    public SharedMemory memory() {
        return memory;
    }

    @Override
    public void after(Duration time, Runnable assertion) {
        clock.move(time);
        assertion.run();
    }

    @Test
    void theWaitEndsToTheMillisecondWhenTheOldestUseLeavesTheWindow() {
        MemoryKey key = SharedMemoryContract.key();
        Limit limit = Limit.ofReads(2, MINUTE);
        memory.take(key, limit);
        clock.move(Duration.ofSeconds(20));
        memory.take(key, limit);
        assertThat(memory.take(key, limit).retryAfter()).hasSeconds(40);
        clock.move(Duration.ofSeconds(40).minusMillis(1));
        assertThat(memory.take(key, limit).retryAfter()).hasMillis(1);
        clock.move(Duration.ofMillis(1));
        assertThat(memory.take(key, limit).isGranted()).isTrue();
        assertThat(memory.take(key, limit).retryAfter()).hasSeconds(20);
    }

    @Test
    void valuesNeverGrowWithoutBoundAndTheLatestStay() {
        MemoryKey first = MemoryKey.beforeSignIn("test", "first");
        memory.remember(first, "first", MINUTE);
        IntStream.range(0, 10_000).forEach(i -> memory.remember(MemoryKey.beforeSignIn("test", i), "value", MINUTE));
        assertThat(memory.recall(first)).isEmpty();
        assertThat(memory.recall(MemoryKey.beforeSignIn("test", 0))).isPresent();
    }

    @Test
    void countersNeverGrowWithoutBoundAndThoseInUseStay() {
        Limit once = Limit.ofReads(1, MINUTE);
        MemoryKey used = MemoryKey.beforeSignIn("test", "used");
        MemoryKey left = MemoryKey.beforeSignIn("test", "left");
        memory.take(used, once);
        memory.take(left, once);
        IntStream.range(0, 49_999).forEach(i -> {
            memory.take(MemoryKey.beforeSignIn("test", i), once);
            memory.look(used, once);
        });
        assertThat(memory.look(used, once).isGranted()).isFalse();
        assertThat(memory.look(left, once).isGranted()).isTrue();
    }

    @Test
    void aHoldThatNobodyClosesEnds() {
        MemoryKey key = SharedMemoryContract.key();
        Hold lost = memory.hold(key, Duration.ZERO).orElseThrow();
        clock.move(SharedMemory.LONGEST_HOLD);
        assertThat(memory.hold(key, Duration.ZERO)).isPresent();
        lost.close();
        assertThat(memory.hold(key, Duration.ZERO)).isEmpty();
    }
}
