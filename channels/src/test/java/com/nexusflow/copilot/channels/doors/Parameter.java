package com.nexusflow.copilot.channels.doors;

import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What an operation takes under a name.
 *
 * @param choices the values it is limited to, if it is
 */
public record Parameter(String name, Place place, Meaning meaning, boolean required, List<String> choices) {

    /** Where it stands in a request. */
    public enum Place {
        PATH,
        QUERY,
        FIELD
    }

    /** What its values mean, and a value that does no harm. */
    public enum Meaning {
        ID(""),
        NAME("Common Ground"),
        QUESTION("Won revenue by rep"),
        RECORD_KIND("account"),
        METRIC("deals"),
        DIMENSION("person"),
        FILTER("stage_type:open"),
        BOUND("amount:1.."),
        HAVING("deals:1.."),
        DATE("2026-04-01"),
        MOMENT("2026-04-01T09:00:00Z"),
        /** As the field of a page writes it, in the time zone of the tenant. */
        MOMENT_THERE("2026-04-01T09:00"),
        ORDER("desc"),
        COMPARE("year_before"),
        NUMBER("1"),
        FLAG("true"),
        CHOICE(""),
        LOG_IN("newcomer"),
        PASSWORD(RunningCopilot.PASSWORD),
        TENANT_NAME("Common Ground"),
        CURRENCY("EUR"),
        LANGUAGE("en"),
        TIME_ZONE("Europe/Berlin"),
        MAPPING("{\"files\": {}}"),
        TRANSCRIPT("[00:01] Pat Both: Hello.\n[00:03] Sam Shared: Good morning, what does it cost?"),
        /** What is said to colleagues: everybody who sees the record reads it, so that nothing is tried there that others must not know. */
        REMARK("Well done"),
        /** The name of something that is to be made: everybody sees it from then on, so that it is never a name that others must not know. Each is another one. */
        NEW_NAME("Fresh Rival"),
        /** Objects in a list; what is wrong with them is tried in tests of their own. */
        ENTRIES(""),
        READERS("everyone"),
        SCORECARD("bant"),
        ELEMENT("budget"),
        MOMENT_OF_CALL("0-01"),
        /** The state of something that was seen; none stands for whatever it is. */
        VERSION(""),
        POSITION("1747299600000000.01890000-0000-7000-8000-000000000000"),
        TIME("08:30"),
        TELEPHONE("+14155550100"),
        /** A platform; none that is connected, for a test must not end a connection that others need. */
        DOOR("nowhere"),
        FILES("");

        private final String usual;

        Meaning(String usual) {
            this.usual = usual;
        }
    }

    /** Texts say nothing of what they mean; a new one has to be entered here. */
    private static final Map<String, Meaning> TEXTS = Map.ofEntries(
            Map.entry("q", Meaning.NAME),
            Map.entry("label", Meaning.NAME),
            Map.entry("door", Meaning.DOOR),
            Map.entry("externalId", Meaning.NAME),
            Map.entry("accountName", Meaning.NAME),
            Map.entry("code", Meaning.NAME),
            Map.entry("direction", Meaning.CHOICE),
            Map.entry("consent", Meaning.CHOICE),
            Map.entry("startedAt", Meaning.MOMENT),
            Map.entry("number", Meaning.NAME),
            Map.entry("repNumber", Meaning.TELEPHONE),
            Map.entry("customerNumber", Meaning.TELEPHONE),
            Map.entry("audioDays", Meaning.NUMBER),
            Map.entry("pin", Meaning.NAME),
            Map.entry("name", Meaning.TENANT_NAME),
            Map.entry("currency", Meaning.CURRENCY),
            Map.entry("language", Meaning.LANGUAGE),
            Map.entry("timeZone", Meaning.TIME_ZONE),
            Map.entry("fiscalYearStart", Meaning.NUMBER),
            Map.entry("login", Meaning.LOG_IN),
            Map.entry("password", Meaning.PASSWORD),
            Map.entry("oldPassword", Meaning.PASSWORD),
            Map.entry("newPassword", Meaning.PASSWORD),
            Map.entry("repeatedPassword", Meaning.PASSWORD),
            Map.entry("text", Meaning.QUESTION),
            Map.entry("transcript", Meaning.TRANSCRIPT),
            Map.entry("status", Meaning.CHOICE),
            Map.entry("readers", Meaning.READERS),
            Map.entry("body", Meaning.REMARK),
            Map.entry("reason", Meaning.REMARK),
            Map.entry("positioning", Meaning.REMARK),
            Map.entry("pricing", Meaning.REMARK),
            Map.entry("questions", Meaning.REMARK),
            Map.entry("traps", Meaning.REMARK),
            Map.entry("strengths", Meaning.REMARK),
            Map.entry("weaknesses", Meaning.REMARK),
            Map.entry("competitor", Meaning.NEW_NAME),
            Map.entry("moment", Meaning.MOMENT_OF_CALL),
            Map.entry("card", Meaning.SCORECARD),
            Map.entry("element", Meaning.ELEMENT),
            Map.entry("suggestion", Meaning.NAME),
            Map.entry("before", Meaning.POSITION),
            Map.entry("kind", Meaning.RECORD_KIND),
            Map.entry("metric", Meaning.METRIC),
            Map.entry("by", Meaning.DIMENSION),
            Map.entry("filter", Meaning.FILTER),
            Map.entry("not", Meaning.FILTER),
            Map.entry("bound", Meaning.BOUND),
            Map.entry("having", Meaning.HAVING),
            Map.entry("from", Meaning.DATE),
            Map.entry("to", Meaning.DATE),
            Map.entry("order", Meaning.ORDER),
            Map.entry("compare", Meaning.COMPARE),
            Map.entry("limit", Meaning.NUMBER),
            Map.entry("offset", Meaning.NUMBER),
            Map.entry("signature", Meaning.NAME),
            Map.entry("value", Meaning.NAME),
            Map.entry("mapping", Meaning.MAPPING));

    /** A text whose name says what it means. */
    static Meaning text(String name, String where) {
        if (name.equals("externalId") && where.equals("POST /api/v1/calls")) {
            return Meaning.REMARK; // kept with the call and read by everybody who sees it
        }
        if (name.equals("name") && where.contains("/collections")) {
            return Meaning.NEW_NAME;
        }
        if (name.equals("startedAt") && where.startsWith("POST /calls/")) {
            return Meaning.MOMENT_THERE;
        }
        Meaning meaning = TEXTS.get(name);
        if (meaning == null) {
            throw new AssertionError("Nobody knows what \"" + name + "\" of " + where + " means; enter it in Parameter.TEXTS, so that the tests try other people's values there");
        }
        return meaning;
    }

    /** Reads a schema of the OpenAPI document. */
    static Parameter of(String name, Place place, boolean required, JsonNode schema, String where) {
        JsonNode plain = "array".equals(schema.path("type").asString("")) ? schema.get("items") : schema;
        List<String> choices = Stream.iterate(0, i -> i + 1).limit(plain.path("enum").size()).map(i -> plain.get("enum").get(i).asString()).toList();
        return new Parameter(name, place, choices.isEmpty() ? meaning(name, plain, where) : Meaning.CHOICE, required, choices);
    }

    private static Meaning meaning(String name, JsonNode schema, String where) {
        if (schema.has("$ref")) {
            return Meaning.ENTRIES;
        }
        return switch (schema.path("type").asString("") + " " + schema.path("format").asString("")) {
            case "string uuid" -> Meaning.ID;
            case "string date" -> Meaning.DATE;
            case "string date-time" -> Meaning.MOMENT;
            case "string binary" -> Meaning.FILES;
            case "integer int32", "integer int64" -> Meaning.NUMBER;
            case "boolean " -> Meaning.FLAG;
            case "string " -> text(name, where);
            default -> throw new AssertionError("\"" + name + "\" of " + where + " is of a kind the tests do not know: " + schema + "; teach it to Parameter.meaning");
        };
    }

    public String usual() {
        if (meaning == Meaning.NEW_NAME) {
            return meaning.usual + " " + UUID.randomUUID().toString().replaceAll("\\d", "x");
        }
        return choices.isEmpty() ? meaning.usual : choices.getFirst();
    }
}
