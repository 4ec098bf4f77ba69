package com.nexusflow.copilot.core.call;

import java.time.Duration;

/** A recording is not to be had at the moment; that is no failure for as long as it may still come. */
public final class NotThereYet extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /** @param pause after which it is asked for again */
    public NotThereYet(Duration pause) {
        super("To be asked for again in " + pause, null, false, false);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}
