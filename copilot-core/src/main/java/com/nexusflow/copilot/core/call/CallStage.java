package com.nexusflow.copilot.core.call;

import java.util.Locale;

/** What is to be done with a call next; each stage is kept together with the next one, so that a crash repeats one at most. */
enum CallStage {
    REVIEW(50),
    FILE(90);

    private final int progress;

    CallStage(int progress) {
        this.progress = progress;
    }

    static CallStage of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The percentage that is done when the stage begins. */
    int progress() {
        return progress;
    }

    /** What a call says when the stage could not be done. */
    String problem() {
        return code() + "_failed";
    }
}
