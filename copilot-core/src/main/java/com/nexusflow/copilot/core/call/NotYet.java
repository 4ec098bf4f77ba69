package com.nexusflow.copilot.core.call;

import java.time.Duration;

/** A stage waits for something else; that is no failure. */
final class NotYet extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    NotYet(Duration pause) {
        super("Waiting for " + pause, null, false, false);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}
