package com.nexusflow.copilot.channels.access;

import com.nexusflow.copilot.core.memory.Allowance;
import com.nexusflow.copilot.core.memory.Limit;
import com.nexusflow.copilot.core.memory.MemoryKey;
import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Duration;
import java.util.function.Supplier;

/** How much one person may ask for in a minute, through all doors of all nodes together. Every door asks here before it works. */
public final class AskLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SharedMemory memory;
    private final Limit questions;
    private final Limit decisions;

    public AskLimit(SharedMemory memory, int questionsPerMinute, int decisionsPerMinute) {
        this.memory = memory;
        this.questions = Limit.ofReads(questionsPerMinute, MINUTE);
        this.decisions = Limit.ofWrites(decisionsPerMinute, MINUTE);
    }

    /** Counts a question of the bound person; one too many is a {@link TooManyRequests}. */
    public void question() {
        count("questions", questions, () -> TooManyRequests.Kind.QUESTIONS);
    }

    /** Counts a decision of the bound person on a proposed change; one too many, or one that cannot be counted, is a {@link TooManyRequests}. */
    public void decision() {
        count("decisions", decisions, () -> memory.state() == SharedMemory.State.AWAY ? TooManyRequests.Kind.UNCOUNTED_DECISIONS : TooManyRequests.Kind.DECISIONS);
    }

    private void count(String purpose, Limit limit, Supplier<TooManyRequests.Kind> kind) {
        Allowance allowance = memory.take(MemoryKey.of(purpose, TenantScope.currentPerson()), limit);
        if (!allowance.isGranted()) {
            throw new TooManyRequests(kind.get(), allowance.retryAfter());
        }
    }
}
