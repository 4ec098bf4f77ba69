package com.nexusflow.copilot.core.call;

import java.util.Locale;

/** What is to be done with a call next; each stage is kept together with the next one, so that a crash repeats one at most. */
enum CallStage {
    FETCH(CallStatus.RECEIVED, 0),
    CHECK(CallStatus.RECEIVED, 5),
    TRANSCRIBE(CallStatus.TRANSCRIBING, 10),
    REDACT(CallStatus.TRANSCRIBING, 75),
    REVIEW(CallStatus.REVIEWING, 80),
    FILE(CallStatus.REVIEWING, 95),
    SILENCE(CallStatus.REVIEWED, 100);

    private final CallStatus status;
    private final int progress;

    CallStage(CallStatus status, int progress) {
        this.status = status;
        this.progress = progress;
    }

    static CallStage of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How far a call has come while the stage is made. */
    CallStatus status() {
        return status;
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
