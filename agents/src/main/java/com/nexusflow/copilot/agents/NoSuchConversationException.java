package com.nexusflow.copilot.agents;

import java.util.UUID;

/** The person has no conversation with this id: it never was, was deleted, or is somebody else's. */
public final class NoSuchConversationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchConversationException(UUID id) {
        super("There is no conversation " + id + "; leave conversationId out to begin one");
    }
}
