package com.nexusflow.copilot.channels.doors;

import com.nexusflow.copilot.channels.doors.Parameter.Meaning;
import com.nexusflow.copilot.channels.doors.Parameter.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** One thing a door can be asked to do, and how it is asked. */
public record Operation(String method, String path, List<Parameter> parameters, Form form) {

    /** Before a value of an address that is encoded already, however badly. */
    static final String RAW = "raw:";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What its body is. */
    public enum Form {
        NONE,
        JSON,
        FIELDS,
        FILES
    }

    public boolean isRead() {
        return method.equals("GET");
    }

    /** Whether what it is asked for is gone afterwards. */
    public boolean takesAway() {
        return method.equals("DELETE") || path.endsWith("/erase") || path.endsWith("/delete");
    }

    public boolean takesFiles() {
        return parameters.stream().anyMatch(parameter -> parameter.meaning() == Meaning.FILES);
    }

    /** A request with a harmless value for all that is required, and with the given values. */
    public Call with(Map<String, String> given) {
        Map<String, String> values = new HashMap<>();
        parameters.stream()
                .filter(parameter -> parameter.required() || parameter.place() == Place.FIELD && parameter.meaning() != Meaning.ID && parameter.meaning() != Meaning.ENTRIES)
                .forEach(parameter -> values.put(parameter.name(), parameter.usual()));
        values.putAll(given);
        String address = path;
        for (Parameter parameter : parameters) {
            if (parameter.place() == Place.PATH) {
                address = address.replace("{" + parameter.name() + "}", encoded(values.get(parameter.name())));
            }
        }
        String query = pairs(values, Place.QUERY);
        return new Call(method, query.isEmpty() ? address : address + "?" + query, type(), body(values));
    }

    public Call with(String name, String value) {
        return with(Map.of(name, value));
    }

    private String type() {
        return switch (form) {
            case JSON -> "application/json";
            case FIELDS -> "application/x-www-form-urlencoded";
            case NONE, FILES -> "";
        };
    }

    private String body(Map<String, String> values) {
        return switch (form) {
            case NONE, FILES -> "";
            case FIELDS -> pairs(values, Place.FIELD);
            case JSON -> JSON.writeValueAsString(parameters.stream()
                    .filter(parameter -> parameter.place() == Place.FIELD && values.containsKey(parameter.name()))
                    .collect(Collectors.toMap(Parameter::name, parameter -> values.get(parameter.name()))));
        };
    }

    private String pairs(Map<String, String> values, Place place) {
        return parameters.stream()
                .filter(parameter -> parameter.place() == place && values.containsKey(parameter.name()))
                .map(parameter -> parameter.name() + "=" + encoded(values.get(parameter.name())))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return value.startsWith(RAW) ? value.substring(RAW.length()) : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
