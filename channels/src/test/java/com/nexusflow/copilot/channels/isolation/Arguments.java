package com.nexusflow.copilot.channels.isolation;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Arguments for a tool, made from the JSON schema that a model is given: one text is the attacker's, the rest is harmless. */
final class Arguments {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a model would write there; a text that is not named here is only written when it is attacked. */
    private static final Map<String, Object> HARMLESS = Map.of(
            "metrics", List.of("open_deals"), "metric", "open_deals", "by", List.of("person"), "dimension", "stage_type", "values", List.of("open"), "of", "amount",
            "text", "Common Ground", "said", "Common", "options", List.of("one"), "original", "Which one?");
    private static final Map<String, Object> MORE_HARMLESS = Map.of(
            "reason", "out_of_scope", "name", "Common Ground", "kind", "call", "subject", "Common call", "title", "Call back", "body", "Common words");

    private Arguments() {}

    /** The paths of all texts in the schema, for instance [filters, values]. */
    static List<List<String>> texts(JsonObjectSchema schema) {
        List<List<String>> texts = new ArrayList<>();
        collect(schema, List.of(), texts::add);
        return texts;
    }

    /** The schema's enumerated properties, each with its values: every one leads a tool elsewhere. */
    static Stream<Map<String, String>> variants(JsonObjectSchema schema) {
        List<Map<String, String>> variants = new ArrayList<>();
        schema.properties().forEach((name, element) -> {
            if (element instanceof JsonEnumSchema choices && schema.required() != null && name.equals("kind")) {
                choices.enumValues().forEach(value -> variants.add(Map.of(name, value)));
            }
        });
        return variants.isEmpty() ? Stream.of(Map.of()) : variants.stream();
    }

    /** The arguments with a value at a path; an empty path attacks nothing. */
    static String of(JsonObjectSchema schema, Map<String, String> variant, List<String> path, String value) {
        return JSON.writeValueAsString(object(schema, variant, path, value));
    }

    private static void collect(JsonSchemaElement element, List<String> path, Consumer<List<String>> texts) {
        switch (element) {
            case JsonObjectSchema object -> object.properties().forEach((name, part) -> collect(part, Stream.concat(path.stream(), Stream.of(name)).toList(), texts));
            case JsonArraySchema array -> collect(array.items(), path, texts);
            case JsonStringSchema text -> texts.accept(path);
            case JsonEnumSchema choice -> {}
            case JsonIntegerSchema number -> {}
            case JsonNumberSchema number -> {}
            case JsonBooleanSchema flag -> {}
            default -> throw new AssertionError("The tests do not know " + element + " at " + path + "; teach it to Arguments.collect");
        }
    }

    private static Map<String, Object> object(JsonObjectSchema schema, Map<String, String> variant, List<String> path, String value) {
        Map<String, Object> values = new LinkedHashMap<>();
        schema.properties().forEach((name, element) -> {
            boolean attacked = !path.isEmpty() && path.getFirst().equals(name);
            Object written = attacked ? attacked(element, path.subList(1, path.size()), value) : variant.containsKey(name) ? variant.get(name) : harmless(schema, name, path);
            if (written != null) {
                values.put(name, written);
            }
        });
        return values;
    }

    private static Object attacked(JsonSchemaElement element, List<String> rest, String value) {
        return switch (element) {
            case JsonArraySchema array -> List.of(attacked(array.items(), rest, value));
            case JsonObjectSchema object -> pair(object, rest, value);
            default -> value;
        };
    }

    /** "region:West" fills a filter's dimension and value; other texts stand alone. */
    private static Map<String, Object> pair(JsonObjectSchema object, List<String> rest, String value) {
        int colon = value.indexOf(':');
        return object.properties().containsKey("dimension") && rest.equals(List.of("values")) && colon > 0
                ? Map.of("dimension", value.substring(0, colon), "values", List.of(value.substring(colon + 1)))
                : object(object, Map.of(), rest, value);
    }

    private static @Nullable Object harmless(JsonObjectSchema schema, String name, List<String> path) {
        boolean spoken = schema.properties().get(name) instanceof JsonStringSchema || schema.properties().get(name) instanceof JsonArraySchema;
        boolean byId = name.equals("name") && path.equals(List.of("id"));
        return !spoken || byId ? null : HARMLESS.getOrDefault(name, MORE_HARMLESS.get(name));
    }
}
