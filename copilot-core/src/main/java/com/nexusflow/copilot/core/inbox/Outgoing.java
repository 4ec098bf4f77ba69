package com.nexusflow.copilot.core.inbox;

import java.util.UUID;

/**
 * One message to send through a door, in one call to the platform.
 *
 * @param key what it is; the same key is sent once
 * @param lane messages of one lane are sent one after the other
 * @param kind what the body is, in the door's own words
 * @param body for the door to read
 * @param attempt 1 when it is sent for the first time
 */
public record Outgoing(UUID connectionId, String key, String lane, String kind, String body, int attempt) {

    public Outgoing(UUID connectionId, String key, String lane, String kind, String body) {
        this(connectionId, key, lane, kind, body, 1);
    }

    @Override
    public String toString() {
        return "Outgoing[connectionId=" + connectionId + ", key=" + key + ", kind=" + kind + ", attempt=" + attempt + "]";
    }
}
