package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people know that an answer is being worked on when it takes longer; the answer then takes the place of that message. */
final class Waiting implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    private final Outbox outbox;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("teams-waiting").factory());

    Waiting(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Does the work; when that takes long the message is sent meanwhile, and never once the work is done. */
    <T> T during(Outgoing message, Supplier<T> work) {
        Wait wait = new Wait(message, TenantScope.current());
        ScheduledFuture<?> later = clock.schedule(wait::say, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            later.cancel(false);
            wait.end();
        }
    }

    private final class Wait {

        private final Outgoing message;
        private final TenantScope tenant;
        private boolean over;

        Wait(Outgoing message, TenantScope tenant) {
            this.message = message;
            this.tenant = tenant;
        }

        synchronized void say() {
            if (over) {
                return;
            }
            try {
                tenant.run(() -> outbox.send(List.of(message)));
            } catch (RuntimeException e) {
                LOG.warn("Nobody could be told to wait", e);
            }
        }

        synchronized void end() {
            over = true;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
