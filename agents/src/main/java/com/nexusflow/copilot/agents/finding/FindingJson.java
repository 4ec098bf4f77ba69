package com.nexusflow.copilot.agents.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Findings and tool arguments as JSON: what a model reads and writes. */
public final class FindingJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonMapper STRICT =
            MAPPER.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private FindingJson() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static Finding read(String json) {
        return MAPPER.readValue(json, Finding.class);
    }

    /** Whether two findings say the same, whenever they were found. */
    public static boolean isSame(Finding one, Finding other) {
        return timeless(one).equals(timeless(other));
    }

    private static String timeless(Finding finding) {
        return write(finding).replaceAll("\"asOf\":\"[^\"]*\"", "\"asOf\":\"\"");
    }

    /** Reads the arguments of a tool; anything malformed or unknown is an IllegalArgumentException that says what. */
    public static <T> T arguments(String json, Class<T> type) {
        try {
            return STRICT.readValue(json.isBlank() ? "{}" : json, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The arguments do not fit: " + e.getOriginalMessage(), e);
        }
    }
}
