package com.nexusflow.copilot.core.inbox;

import java.util.UUID;

/**
 * Something that came in through a door and was verified.
 *
 * @param id ours, the same each time it is handled
 * @param event the platform's mark of it, the same each time it is delivered
 * @param lane messages of one lane are handled one after the other
 * @param kind what the body is, in the door's own words
 * @param body as it came, for the door to read
 * @param attempt 1 when it is handled for the first time
 */
public record Received(UUID id, UUID connectionId, String event, String lane, String kind, String body, int attempt) {

    @Override
    public String toString() {
        return "Received[id=" + id + ", connectionId=" + connectionId + ", kind=" + kind + ", attempt=" + attempt + "]";
    }
}
