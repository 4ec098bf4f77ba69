package com.nexusflow.copilot.core.inbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A platform that has to be asked before a message can be handled is busy; the message is handled when it may be asked again. */
public final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Duration pause;

    /** @param pause as long as the platform asks us to wait, or null when it does not say */
    public NotNow(String why, @Nullable Duration pause) {
        super(why);
        this.pause = pause == null || pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    Duration pause() {
        return pause;
    }
}
