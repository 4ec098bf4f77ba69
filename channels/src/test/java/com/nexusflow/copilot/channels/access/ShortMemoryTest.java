package com.nexusflow.copilot.channels.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ShortMemoryTest {

    private Instant now = Instant.parse("2026-05-15T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final ShortMemory<Integer> memory = new ShortMemory<>(Duration.ofMinutes(1), clock);

    @Test
    void aValueIsForgottenAfterItsLife() {
        memory.put("a", 1);
        now = now.plusSeconds(59);
        assertThat(memory.get("a")).hasValue(1);
        now = now.plusSeconds(1);
        assertThat(memory.get("a")).isEmpty();
    }

    @Test
    void itNeverGrowsWithoutBound() {
        for (int i = 0; i < 10_001; i++) {
            memory.put("key " + i, i);
        }
        assertThat(memory.get("key 0")).isEmpty();
        assertThat(memory.get("key 10000")).hasValue(10_000);
    }
}
