package com.nexusflow.copilot.channels.doors;

import com.nexusflow.copilot.channels.doors.Operation.Form;
import com.nexusflow.copilot.channels.doors.Parameter.Place;
import com.nexusflow.copilot.channels.testkit.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The operations of REST as the application's own OpenAPI document tells them. */
public final class Documented {

    private final JsonNode document = Api.nobody().json("/api-docs");

    public static List<Operation> operations() {
        return new Documented().read();
    }

    private List<Operation> read() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> operations.addAll(operations(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    /** One for each form in which it takes what it takes. */
    private List<Operation> operations(String method, String path, JsonNode description) {
        String where = method + " " + path;
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : description.path("parameters")) {
            Place place = Place.valueOf(parameter.get("in").asString().toUpperCase(Locale.ROOT));
            parameters.add(Parameter.of(parameter.get("name").asString(), place, parameter.path("required").asBoolean(false), parameter.get("schema"), where));
        }
        JsonNode content = description.path("requestBody").path("content");
        if (content.isMissingNode()) {
            return List.of(new Operation(method, path, List.copyOf(parameters), Form.NONE));
        }
        return content.propertyNames().stream().map(type -> {
            List<Parameter> all = new ArrayList<>(parameters);
            resolved(content.get(type).get("schema")).get("properties").properties()
                    .forEach(property -> all.add(Parameter.of(property.getKey(), Place.FIELD, false, resolved(property.getValue()), where)));
            return new Operation(method, path, List.copyOf(all), form(type, where));
        }).toList();
    }

    private static Form form(String type, String where) {
        return switch (type) {
            case "application/json" -> Form.JSON;
            case "multipart/form-data" -> Form.FILES;
            default -> throw new AssertionError(where + " takes a " + type + "; teach it to Documented.form");
        };
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asString().substring(1)) : schema;
    }
}
