package com.nexusflow.copilot.core.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to send through a door, in one call to the platform.
 *
 * @param key what it is; the same key is sent once
 * @param lane messages of one lane are sent one after the other
 * @param kind what the body is, in the door's own words
 * @param body for the door to read
 * @param notBefore the moment it may be sent, or null for at once
 * @param attempt 1 when it is sent for the first time
 */
public record Outgoing(UUID connectionId, String key, String lane, String kind, String body, @Nullable Instant notBefore, int attempt) {

    public Outgoing(UUID connectionId, String key, String lane, String kind, String body) {
        this(connectionId, key, lane, kind, body, null, 1);
    }

    /** The same message, to be sent at that moment, in the order of those for that moment and without holding back what is sent now. */
    public Outgoing at(Instant moment) {
        return new Outgoing(connectionId, key, "later/" + lane + "/" + moment.toEpochMilli(), kind, body, moment, attempt);
    }

    @Override
    public String toString() {
        return "Outgoing[connectionId=" + connectionId + ", key=" + key + ", kind=" + kind + ", attempt=" + attempt + "]";
    }
}
