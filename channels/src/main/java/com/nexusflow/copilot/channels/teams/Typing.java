package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.channels.teams.Places.Place;
import com.nexusflow.copilot.core.connection.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows that the copilot is typing; nothing waits for it and nothing is lost without it. */
final class Typing {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Logger LOG = LoggerFactory.getLogger(Typing.class);

    private final Connector connector;

    Typing(Connector connector) {
        this.connector = connector;
    }

    /** Shown once for each message. */
    void show(Connection connection, Place place, int attempt) {
        if (attempt > 1) {
            return;
        }
        ObjectNode typing = JSON.createObjectNode().put("type", "typing");
        typing.putObject("from").put("id", place.bot());
        typing.putObject("conversation").put("id", place.conversation());
        Thread.ofVirtual().name("teams-typing").start(() -> {
            try {
                connector.post(connection, place.service(), place.conversation(), null, typing);
            } catch (RuntimeException e) {
                LOG.debug("Typing could not be shown", e);
            }
        });
    }
}
