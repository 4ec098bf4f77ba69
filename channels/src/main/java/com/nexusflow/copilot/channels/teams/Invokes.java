package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.text.Texts;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Teams wants an answer to at once: pressed buttons, searches, and consent to files. */
final class Invokes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Pressed pressed;
    private final Extension extension;
    private final Conversing conversing;

    Invokes(Pressed pressed, Extension extension, Conversing conversing) {
        this.pressed = pressed;
        this.extension = extension;
        this.conversing = conversing;
    }

    /** Empty for what is not known. Runs in the background scope. */
    Optional<JsonNode> answer(Connection connection, Activity activity) {
        return switch (activity.name()) {
            case "adaptiveCard/action" -> Optional.of(pressed.answer(connection, activity));
            case "composeExtension/query" -> Optional.of(extension.answer(connection, activity));
            case "task/fetch", "task/submit" -> Optional.of(dialog(activity));
            default -> Optional.empty();
        };
    }

    /** We open no dialogs; whoever asks for one is told so. */
    private JsonNode dialog(Activity activity) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("task").put("type", "message").put("value", Texts.of("messages.teams", conversing.locale(activity)).get("pressed.unknown"));
        return answer;
    }
}
