package com.nexusflow.copilot.channels.access;

import com.nexusflow.copilot.core.text.Texts;
import java.time.Duration;
import java.util.Locale;

/** A person has asked for too much in too little time, or for a decision while nobody can count them. */
public final class TooManyRequests extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What there was too much of. */
    enum Kind {
        QUESTIONS,
        DECISIONS,
        UNCOUNTED_DECISIONS
    }

    private final Kind kind;
    private final Duration wait;

    TooManyRequests(Kind kind, Duration wait) {
        this.kind = kind;
        this.wait = wait;
    }

    /** How many seconds to wait before trying again, at least one. */
    public long retryAfterSeconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** What to say to the person. */
    public String words(Locale language) {
        return Texts.of("messages.web", language).get("limit." + kind.name().toLowerCase(Locale.ROOT), retryAfterSeconds());
    }

    @Override
    public String getMessage() {
        return words(Locale.ENGLISH);
    }
}
