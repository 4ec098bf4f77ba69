package com.nexusflow.copilot.core.people;

/** A log-in, a password or a role cannot be as asked; the message says why and what to do. */
public final class LogInRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What stood in the way. */
    public enum Reason {
        NOT_ALLOWED,
        UNKNOWN_PERSON,
        LOGIN_TAKEN,
        BAD_LOGIN,
        BAD_PASSWORD,
        WRONG_PASSWORD,
        TOO_MANY_ATTEMPTS,
        OWN_LOG_IN,
        LAST_ADMINISTRATOR
    }

    private final Reason reason;

    public LogInRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
