package com.nexusflow.copilot.agents.model;

import org.jspecify.annotations.Nullable;

/** The remote model did not answer; says why. */
public final class ModelFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Excuse excuse;

    ModelFailedException(String message, Excuse excuse, @Nullable Throwable cause) {
        super(message, cause);
        this.excuse = excuse;
    }

    public Excuse excuse() {
        return excuse;
    }
}
