package com.nexusflow.copilot.knowledge.index;

/** An index on a server did not answer; a retry may help, and until then another index has to. */
public final class IndexUnavailableException extends RuntimeException {

    public IndexUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
