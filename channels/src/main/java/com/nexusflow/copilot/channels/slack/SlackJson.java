package com.nexusflow.copilot.channels.slack;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as Slack reads and writes it. */
final class SlackJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SlackJson() {}

    /** Names and values in turn; what is null is left out. */
    static Map<String, Object> object(@Nullable Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null) {
                object.put(String.valueOf(pairs[i]), value);
            }
        }
        return object;
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The text at a JSON pointer, or an empty one. */
    static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString("");
    }

    static boolean flag(JsonNode node, String pointer) {
        return node.at(pointer).asBoolean(false);
    }
}
