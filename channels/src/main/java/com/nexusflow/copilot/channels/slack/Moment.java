package com.nexusflow.copilot.channels.slack;

import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says "one moment" when an answer takes longer than people wait in silence. */
final class Moment {

    static final Duration PATIENCE = Duration.ofMillis(2_500);
    private static final Logger LOG = LoggerFactory.getLogger(Moment.class);

    private final Thread timer;
    private boolean over;

    Moment(Runnable words) {
        TenantScope scope = TenantScope.current();
        this.timer = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(PATIENCE);
            } catch (InterruptedException e) {
                return;
            }
            scope.run(() -> say(words));
        });
    }

    private synchronized void say(Runnable words) {
        if (!over) {
            try {
                words.run();
            } catch (RuntimeException e) {
                LOG.warn("Nobody was told to wait a moment", e);
            }
        }
    }

    /** Nothing is said from now on. */
    synchronized void pass() {
        over = true;
        timer.interrupt();
    }
}
