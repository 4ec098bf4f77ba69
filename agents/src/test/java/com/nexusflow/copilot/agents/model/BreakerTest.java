package com.nexusflow.copilot.agents.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Breaker breaker = new Breaker(now::get);

    @Test
    void failuresInARowOpenItAndItSaysWhy() {
        fail(Breaker.FAILURES - 1);
        assertThat(breaker.refusal()).isEmpty();
        breaker.failed(Excuse.OVERLOADED);
        assertThat(breaker.refusal()).hasValue(Excuse.OVERLOADED);
    }

    @Test
    void anAnswerInBetweenKeepsItClosed() {
        fail(Breaker.FAILURES - 1);
        breaker.answered();
        fail(Breaker.FAILURES - 1);
        assertThat(breaker.refusal()).isEmpty();
    }

    @Test
    void answersThatAreNoneDoNotOpenIt() {
        for (int i = 0; i < 10; i++) {
            breaker.failed(Excuse.UNUSABLE);
        }
        assertThat(breaker.refusal()).isEmpty();
    }

    @Test
    void afterItsRestOneTriesAndTheOthersDoNotWait() {
        fail(Breaker.FAILURES);
        now.addAndGet(Breaker.REST.toNanos());
        assertThat(breaker.refusal()).isEmpty();
        assertThat(breaker.refusal()).hasValue(Excuse.SLOW);
    }

    @Test
    void aTrialThatFailsLetsItRestAgain() {
        fail(Breaker.FAILURES);
        now.addAndGet(Breaker.REST.toNanos());
        breaker.refusal();
        breaker.failed(Excuse.SLOW);
        assertThat(breaker.refusal()).hasValue(Excuse.SLOW);
        now.addAndGet(Breaker.REST.toNanos());
        assertThat(breaker.refusal()).isEmpty();
    }

    @Test
    void aTrialThatSucceedsClosesIt() {
        fail(Breaker.FAILURES);
        now.addAndGet(Breaker.REST.toNanos());
        breaker.refusal();
        breaker.answered();
        assertThat(breaker.refusal()).isEmpty();
        assertThat(breaker.refusal()).isEmpty();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(Excuse.SLOW);
        }
    }
}
