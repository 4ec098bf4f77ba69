package com.nexusflow.copilot.core.change;

/** A change that cannot be proposed: what it is about is unknown, not the person's to change, already so, or no possible value. */
public final class ChangeRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why it was refused. */
    public enum Reason {
        UNKNOWN_RECORD,
        NOT_YOURS,
        ALREADY_SO,
        BAD_VALUE,
        BAD_AMOUNT,
        SEVERAL_PEOPLE,
        TOO_MANY
    }

    private final Reason reason;
    private final String about;

    /** @param about the record's or the value's name, for the person */
    public ChangeRefused(Reason reason, String about) {
        super(reason + ": " + about);
        this.reason = reason;
        this.about = about;
    }

    public Reason reason() {
        return reason;
    }

    public String about() {
        return about;
    }
}
