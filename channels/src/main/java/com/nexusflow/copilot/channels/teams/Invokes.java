package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.core.connection.Connection;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Teams wants an answer to at once: pressed buttons, searches, and consent to files. */
final class Invokes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Pressed pressed;
    private final Extension extension;

    Invokes(Pressed pressed, Extension extension) {
        this.pressed = pressed;
        this.extension = extension;
    }

    /** Empty for what is not known. Runs in the background scope. */
    Optional<JsonNode> answer(Connection connection, Activity activity) {
        return switch (activity.name()) {
            case "adaptiveCard/action" -> Optional.of(pressed.answer(connection, activity));
            case "composeExtension/query" -> Optional.of(extension.answer(connection, activity));
            default -> Optional.empty();
        };
    }

    static JsonNode empty() {
        return JSON.createObjectNode();
    }
}
