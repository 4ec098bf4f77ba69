package com.nexusflow.copilot.agents.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a model says of a call, read from its answer and not believed yet. Entries of another shape are left out. */
record Claims(List<Sentence> summary, List<Step> steps, List<Status> elements) {

    static final Claims NONE = new Claims(List.of(), List.of(), List.of());

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /** Longer answers and more entries are none that were asked for. */
    private static final int LONGEST = 60_000;
    private static final int MOST = 30;

    /** Words and the number of the utterance they are said to stand in. */
    record Cited(int line, String text) {}

    record Sentence(String text, List<Cited> quotes) {

        Sentence {
            quotes = List.copyOf(quotes);
        }
    }

    record Step(String what, String owner, String due, Cited quote) {}

    /** @param element for instance "bant.budget" */
    record Status(String element, String status, Cited quote) {}

    Claims {
        summary = List.copyOf(summary);
        steps = List.copyOf(steps);
        elements = List.copyOf(elements);
    }

    Claims and(Claims other) {
        return new Claims(both(summary, other.summary), both(steps, other.steps), both(elements, other.elements));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** An answer that holds no JSON object is an IllegalArgumentException; words around the object do no harm. */
    static Claims read(String answer) {
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        if (from < 0 || to < from || answer.length() > LONGEST) {
            throw new IllegalArgumentException("The answer of " + answer.length() + " characters holds no JSON object; ask for one of at most " + LONGEST);
        }
        try {
            return of(MAPPER.readTree(answer.substring(from, to + 1)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The answer is no JSON: " + e.getClass().getSimpleName(), e);
        }
    }

    private static Claims of(JsonNode answer) {
        List<Sentence> summary = new ArrayList<>();
        for (JsonNode sentence : entries(answer, "summary")) {
            List<Cited> quotes = new ArrayList<>();
            entries(sentence, "quotes").forEach(quote -> quotes.add(cited(quote)));
            summary.add(new Sentence(text(sentence, "text"), quotes));
        }
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : entries(answer, "next_steps")) {
            steps.add(new Step(text(step, "what"), text(step, "owner").toLowerCase(Locale.ROOT), text(step, "due"), cited(step.path("quote"))));
        }
        List<Status> elements = new ArrayList<>();
        for (JsonNode element : entries(answer, "elements")) {
            elements.add(new Status(text(element, "element"), text(element, "status"), cited(element.path("quote"))));
        }
        return new Claims(summary, steps, elements);
    }

    private static List<JsonNode> entries(JsonNode node, String name) {
        JsonNode list = node.path(name);
        List<JsonNode> entries = new ArrayList<>();
        for (int i = 0; list.isArray() && i < Math.min(MOST, list.size()); i++) {
            entries.add(list.get(i));
        }
        return entries;
    }

    private static Cited cited(JsonNode quote) {
        JsonNode line = quote.path("line");
        return new Cited(line.isInt() ? line.intValue() : -1, text(quote, "text"));
    }

    private static String text(JsonNode node, String name) {
        JsonNode text = node.path(name);
        return text.isString() ? text.stringValue() : "";
    }
}
