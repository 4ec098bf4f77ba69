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

    /** Who has waited long already is asked again less often, but not more often than asked for. */
    static NotYet after(Duration asked, Duration waited, Duration longest) {
        Duration grown = waited.dividedBy(10);
        Duration most = grown.compareTo(longest) > 0 ? longest : grown;
        return new NotYet(most.compareTo(asked) > 0 ? most : asked);
    }

    Duration pause() {
        return pause;
    }
}
