package com.nexusflow.copilot.core.call;

/** A recording of which nothing can be made, and why. Trying again does not help. */
public final class UnusableRecording extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Remark why;

    public UnusableRecording(Remark why) {
        super("The recording cannot be used: " + why.code());
        this.why = why;
    }

    public Remark why() {
        return why;
    }
}
