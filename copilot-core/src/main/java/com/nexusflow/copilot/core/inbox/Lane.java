package com.nexusflow.copilot.core.inbox;

import java.util.UUID;

/** A queue of messages that are worked on one after the other: those of one conversation, or to one channel. */
record Lane(UUID tenant, UUID connection, String name) {

    static Lane parse(String text) {
        String[] parts = text.split("/", 3);
        return new Lane(UUID.fromString(parts[0]), UUID.fromString(parts[1]), parts[2]);
    }

    @Override
    public String toString() {
        return tenant + "/" + connection + "/" + name;
    }
}
