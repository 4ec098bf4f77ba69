package com.nexusflow.copilot.channels.teams;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The published rules of Adaptive Cards 1.5 for the elements and actions that are known here: which properties each has, which it must have, and which values
 * they take. What is not known here is a mistake, so that nothing goes out unchecked.
 */
final class CardRules {

    private static final Pattern TEXT = Pattern.compile("(?s).*");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|data:image/(png|gif|jpeg);base64,[A-Za-z0-9+/=]+");
    private static final Pattern SPACING = Pattern.compile("(?i)default|none|small|medium|large|extraLarge|padding");
    private static final Pattern ALIGN = Pattern.compile("(?i)left|center|right");
    private static final Pattern STYLE = Pattern.compile("(?i)default|emphasis|good|attention|warning|accent");

    /** @param properties the plain properties with the pattern of their values */
    private record Kind(Set<String> required, Map<String, Pattern> properties) {}

    private static final Map<String, Pattern> COMMON = Map.of("id", TEXT, "spacing", SPACING, "separator", BOOLEAN, "isVisible", BOOLEAN, "height", Pattern.compile("(?i)auto|stretch"));
    private static final Map<String, Kind> ELEMENTS = Map.ofEntries(
            Map.entry("TextBlock", kind(Set.of("text"), Map.of("text", Pattern.compile("(?s).+"), "wrap", BOOLEAN, "isSubtle", BOOLEAN,
                    "weight", Pattern.compile("(?i)default|lighter|bolder"), "size", Pattern.compile("(?i)default|small|medium|large|extraLarge"),
                    "color", Pattern.compile("(?i)default|dark|light|accent|good|warning|attention"), "horizontalAlignment", ALIGN, "maxLines", Pattern.compile("\\d+")))),
            Map.entry("Image", kind(Set.of("url"), Map.of("url", ADDRESS, "altText", TEXT, "size", Pattern.compile("(?i)auto|stretch|small|medium|large")))),
            Map.entry("Container", kind(Set.of("items"), Map.of("style", STYLE, "bleed", BOOLEAN))),
            Map.entry("ActionSet", kind(Set.of("actions"), Map.of("horizontalAlignment", ALIGN))),
            Map.entry("FactSet", kind(Set.of("facts"), Map.of())),
            Map.entry("Table", kind(Set.of(), Map.of("firstRowAsHeader", BOOLEAN, "showGridLines", BOOLEAN, "gridStyle", STYLE, "horizontalCellContentAlignment", ALIGN))),
            Map.entry("TableRow", kind(Set.of(), Map.of("style", STYLE))),
            Map.entry("TableCell", kind(Set.of("items"), Map.of("style", STYLE))),
            Map.entry("Input.Text", kind(Set.of("id"), Map.of("label", TEXT, "value", TEXT, "placeholder", TEXT, "isRequired", BOOLEAN, "errorMessage", TEXT, "isMultiline", BOOLEAN, "maxLength", Pattern.compile("\\d+")))),
            Map.entry("Input.Date", kind(Set.of("id"), Map.of("label", TEXT, "value", Pattern.compile("\\d{4}-\\d\\d-\\d\\d"), "isRequired", BOOLEAN, "errorMessage", TEXT))),
            Map.entry("Input.Toggle", kind(Set.of("id", "title"), Map.of("title", TEXT, "value", TEXT, "valueOn", TEXT, "valueOff", TEXT, "wrap", BOOLEAN, "label", TEXT))));
    private static final Map<String, Kind> ACTIONS = Map.of(
            "Action.Execute", action(Set.of(), Map.of("verb", TEXT)),
            "Action.Submit", action(Set.of(), Map.of()),
            "Action.OpenUrl", action(Set.of("url"), Map.of("url", Pattern.compile("https?://\\S+"))),
            "Action.ShowCard", action(Set.of("card"), Map.of()));
    private static final Set<String> CARD = Set.of("type", "$schema", "version", "fallbackText", "speak", "lang", "body", "actions", "refresh", "msteams", "selectAction");
    private static final int MOST_ACTIONS = 6;

    private final List<String> mistakes = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private CardRules() {}

    /** What is wrong with the card, in words; none when nothing is. */
    static List<String> mistakes(JsonNode card) {
        CardRules rules = new CardRules();
        rules.card(card, "card", true);
        return rules.mistakes;
    }

    private void card(JsonNode card, String at, boolean outermost) {
        need(card.isObject(), at + " is no object");
        need("AdaptiveCard".equals(card.path("type").asString("")), at + " is of no type AdaptiveCard");
        need(!outermost || "1.5".equals(card.path("version").asString("")), at + " has no version 1.5");
        need(!outermost || !card.path("fallbackText").asString("").isBlank(), at + " says nothing to whom it is not shown");
        card.propertyNames().forEach(name -> need(CARD.contains(name), at + " has the unknown property " + name));
        need(card.path("body").isArray(), at + " has no body");
        elements(card.path("body"), at + ".body");
        need(card.path("actions").size() <= MOST_ACTIONS, at + " has more than " + MOST_ACTIONS + " actions");
        for (JsonNode action : card.path("actions")) {
            action(action, at + ".actions");
        }
        if (card.has("refresh")) {
            refresh(card.path("refresh"), at + ".refresh");
        }
    }

    private void refresh(JsonNode refresh, String at) {
        action(refresh.path("action"), at + ".action");
        need("Action.Execute".equals(refresh.path("action").path("type").asString("")), at + " must execute");
        need(refresh.path("userIds").isArray() && !refresh.path("userIds").isEmpty() && refresh.path("userIds").size() <= 60, at + " must name 1 to 60 people");
        refresh.path("userIds").forEach(id -> need(!id.asString("").isBlank(), at + " names nobody"));
    }

    private void elements(JsonNode elements, String at) {
        for (JsonNode element : elements) {
            element(element, at);
        }
    }

    private void element(JsonNode element, String at) {
        String type = element.path("type").asString("");
        Kind kind = ELEMENTS.get(type);
        need(kind != null, at + " has an element of the unknown type \"" + type + "\"");
        if (kind == null) {
            return;
        }
        properties(element, kind, at + "." + type, Set.of("items", "facts", "columns", "rows", "cells", "selectAction", "actions"));
        need(!type.equals("ActionSet") || element.path("actions").size() <= MOST_ACTIONS, at + " has more than " + MOST_ACTIONS + " actions in a row");
        element.path("actions").forEach(action -> action(action, at + "." + type));
        if (type.startsWith("Input.")) {
            need(ids.add(element.path("id").asString("")), at + " uses an id twice");
        }
        elements(element.path("items"), at + "." + type);
        elements(element.path("rows"), at + "." + type);
        elements(element.path("cells"), at + "." + type);
        for (JsonNode fact : element.path("facts")) {
            need(fact.path("title").isString() && fact.path("value").isString() && fact.size() == 2, at + " has a fact without title and value");
        }
        if (type.equals("Table")) {
            table(element, at);
        }
        if (element.has("selectAction")) {
            action(element.path("selectAction"), at);
            need(!"Action.ShowCard".equals(element.path("selectAction").path("type").asString("")), at + " must not show a card when it is selected");
        }
    }

    private void table(JsonNode table, String at) {
        int columns = table.path("columns").size();
        need(columns > 0, at + " has a table without columns");
        for (JsonNode column : table.path("columns")) {
            need(column.path("width").isNumber() || column.path("width").isString(), at + " has a column without a width");
            column.propertyNames().forEach(name -> need(Set.of("width", "horizontalCellContentAlignment", "verticalCellContentAlignment").contains(name), at + " has a column with the unknown property " + name));
        }
        for (JsonNode row : table.path("rows")) {
            need("TableRow".equals(row.path("type").asString("")), at + " has something else than rows in a table");
            need(row.path("cells").size() == columns, at + " has a row of " + row.path("cells").size() + " cells under " + columns + " columns");
        }
    }

    private void action(JsonNode action, String at) {
        String type = action.path("type").asString("");
        Kind kind = ACTIONS.get(type);
        need(kind != null, at + " has an action of the unknown type \"" + type + "\"");
        if (kind == null) {
            return;
        }
        properties(action, kind, at + "." + type, Set.of("data", "card"));
        need(!action.has("data") || action.path("data").isObject() || action.path("data").isString(), at + " has data that are neither object nor text");
        if (action.has("card")) {
            card(action.path("card"), at + ".card", false);
        }
    }

    private void properties(JsonNode node, Kind kind, String at, Set<String> nested) {
        kind.required().forEach(name -> need(node.has(name), at + " lacks " + name));
        for (String name : new TreeSet<>(node.propertyNames())) {
            if (name.equals("type") || nested.contains(name)) {
                continue;
            }
            Pattern pattern = kind.properties().get(name);
            need(pattern != null, at + " has the unknown property " + name);
            need(pattern == null || pattern.matcher(node.path(name).asString("")).matches(), at + "." + name + " has a value it may not have");
        }
    }

    private void need(boolean right, String mistake) {
        if (!right) {
            mistakes.add(mistake);
        }
    }

    private static Kind kind(Set<String> required, Map<String, Pattern> own) {
        Map<String, Pattern> all = new java.util.HashMap<>(COMMON);
        all.putAll(own);
        return new Kind(required, all);
    }

    private static Kind action(Set<String> required, Map<String, Pattern> own) {
        Map<String, Pattern> all = new java.util.HashMap<>(Map.of("id", TEXT, "title", Pattern.compile("(?s).+"), "style", Pattern.compile("(?i)default|positive|destructive"), "tooltip", TEXT));
        all.putAll(own);
        return new Kind(required, all);
    }
}
