package com.nexusflow.copilot.channels.slack;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Slack's published rules for blocks; what breaks one is refused with the words of Slack and the rule. */
final class BlockKit {

    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message);
        }
    }

    private static final Map<String, Set<String>> KEYS = Map.ofEntries(
            Map.entry("section", Set.of("type", "block_id", "text", "fields", "accessory", "expand")),
            Map.entry("header", Set.of("type", "block_id", "text")),
            Map.entry("context", Set.of("type", "block_id", "elements")),
            Map.entry("actions", Set.of("type", "block_id", "elements")),
            Map.entry("divider", Set.of("type", "block_id")),
            Map.entry("image", Set.of("type", "block_id", "image_url", "slack_file", "alt_text", "title")),
            Map.entry("rich_text", Set.of("type", "block_id", "elements")),
            Map.entry("input", Set.of("type", "block_id", "label", "element", "optional", "hint", "dispatch_action")),
            Map.entry("button", Set.of("type", "action_id", "text", "value", "url", "style", "confirm", "accessibility_label")),
            Map.entry("checkboxes", Set.of("type", "action_id", "options", "initial_options", "confirm", "focus_on_load")),
            Map.entry("plain_text_input", Set.of("type", "action_id", "initial_value", "multiline", "min_length", "max_length", "placeholder", "focus_on_load")),
            Map.entry("datepicker", Set.of("type", "action_id", "initial_date", "placeholder", "confirm", "focus_on_load")),
            Map.entry("plain_text", Set.of("type", "text", "emoji")),
            Map.entry("mrkdwn", Set.of("type", "text", "verbatim")));

    private final Predicate<String> isFile;
    private final boolean isView;
    private final Set<String> blockIds = new HashSet<>();
    private final Set<String> actionIds = new HashSet<>();

    private BlockKit(Predicate<String> isFile, boolean isView) {
        this.isFile = isFile;
        this.isView = isView;
    }

    static void checkMessage(JsonNode blocks, Predicate<String> isFile) {
        require(blocks.isArray() && blocks.size() <= 50, "invalid_blocks: no more than 50 items allowed");
        require(blocks.toString().length() <= 13_200, "msg_blocks_too_long");
        BlockKit kit = new BlockKit(isFile, false);
        blocks.forEach(kit::block);
    }

    static void checkView(JsonNode view, Predicate<String> isFile) {
        String type = SlackJson.text(view, "/type");
        JsonNode blocks = view.at("/blocks");
        require(type.equals("modal") || type.equals("home"), "invalid_arguments: type of view");
        require(blocks.isArray() && blocks.size() >= 1 && blocks.size() <= 100, "invalid_arguments: 1 to 100 blocks in a view, has " + blocks.size());
        require(SlackJson.text(view, "/private_metadata").length() <= 3_000, "invalid_arguments: private_metadata");
        if (type.equals("modal")) {
            text(view.at("/title"), "plain_text", 24);
            text(view.at("/submit"), "plain_text", 24);
        }
        BlockKit kit = new BlockKit(isFile, true);
        blocks.forEach(kit::block);
    }

    private void block(JsonNode block) {
        String type = SlackJson.text(block, "/type");
        keys(block, type);
        String id = SlackJson.text(block, "/block_id");
        require(id.isEmpty() || id.length() <= 255 && blockIds.add(id), "invalid_blocks: block_id " + id);
        switch (type) {
            case "section" -> section(block);
            case "header" -> text(block.at("/text"), "plain_text", 150);
            case "context" -> {
                size(block.at("/elements"), 10, "context");
                block.at("/elements").forEach(element -> text(element, null, 3_000));
            }
            case "actions" -> {
                size(block.at("/elements"), 25, "actions");
                block.at("/elements").forEach(this::element);
            }
            case "image" -> image(block);
            case "rich_text" -> {
                size(block.at("/elements"), 100, "rich_text");
                block.at("/elements").forEach(BlockKit::rich);
            }
            case "input" -> {
                require(isView, "invalid_blocks: input outside of a view");
                text(block.at("/label"), "plain_text", 2_000);
                element(block.at("/element"));
            }
            case "divider" -> { }
            default -> throw new Invalid("invalid_blocks: type " + type);
        }
    }

    private void section(JsonNode block) {
        require(block.has("text") || block.has("fields"), "invalid_blocks: section without text");
        if (block.has("text")) {
            text(block.at("/text"), null, 3_000);
        }
        if (block.has("fields")) {
            size(block.at("/fields"), 10, "fields");
            block.at("/fields").forEach(field -> text(field, null, 2_000));
        }
    }

    private void image(JsonNode block) {
        String alt = SlackJson.text(block, "/alt_text");
        require(!alt.isEmpty() && alt.length() <= 2_000, "invalid_blocks: alt_text");
        require(block.has("slack_file") && isFile.test(SlackJson.text(block, "/slack_file/id")), "invalid_blocks: slack_file");
        if (block.has("title")) {
            text(block.at("/title"), "plain_text", 2_000);
        }
    }

    private void element(JsonNode element) {
        String type = SlackJson.text(element, "/type");
        keys(element, type);
        String id = SlackJson.text(element, "/action_id");
        require(!id.isEmpty() && id.length() <= 255 && (isView || actionIds.add(id)), "invalid_blocks: action_id " + id);
        switch (type) {
            case "button" -> {
                text(element.at("/text"), "plain_text", 75);
                require(SlackJson.text(element, "/value").length() <= 2_000, "invalid_blocks: value of a button");
                require(!element.has("style") || Set.of("primary", "danger").contains(SlackJson.text(element, "/style")), "invalid_blocks: style of a button");
            }
            case "checkboxes" -> {
                size(element.at("/options"), 10, "options");
                element.at("/options").forEach(option -> {
                    text(option.at("/text"), null, 75);
                    require(SlackJson.text(option, "/value").length() <= 150, "invalid_blocks: value of an option");
                });
                element.at("/initial_options").forEach(option -> require(contains(element.at("/options"), option), "invalid_blocks: initial_options"));
            }
            case "plain_text_input" -> {
                require(isView && SlackJson.text(element, "/initial_value").length() <= element.at("/max_length").asInt(3_000), "invalid_blocks: initial_value");
                require(element.at("/max_length").asInt(3_000) <= 3_000, "invalid_blocks: max_length");
            }
            case "datepicker" -> require(SlackJson.text(element, "/initial_date").matches("(\\d{4}-\\d{2}-\\d{2})?"), "invalid_blocks: initial_date");
            default -> throw new Invalid("invalid_blocks: element " + type);
        }
    }

    private static void rich(JsonNode section) {
        require(Set.of("rich_text_section", "rich_text_preformatted").contains(SlackJson.text(section, "/type")), "invalid_blocks: rich_text");
        size(section.at("/elements"), 1_000, "rich_text");
        section.at("/elements").forEach(element -> {
            require(SlackJson.text(element, "/type").equals("text") && !SlackJson.text(element, "/text").isEmpty(), "invalid_blocks: empty text in rich_text");
            element.at("/style").forEachEntry((style, value) ->
                    require(Set.of("bold", "italic", "strike", "code").contains(style) && value.isBoolean(), "invalid_blocks: style " + style));
        });
    }

    private static boolean contains(JsonNode options, JsonNode option) {
        for (JsonNode known : options) {
            if (known.equals(option)) {
                return true;
            }
        }
        return false;
    }

    private static void keys(JsonNode object, String type) {
        Set<String> known = KEYS.get(type);
        require(known != null, "invalid_blocks: unknown type " + type);
        object.propertyNames().forEach(name -> require(known.contains(name), "invalid_blocks: " + type + " has no " + name));
    }

    private static void text(JsonNode text, @Nullable String type, int longest) {
        String is = SlackJson.text(text, "/type");
        require(type == null ? is.equals("mrkdwn") || is.equals("plain_text") : is.equals(type), "invalid_blocks: text of type " + is);
        keys(text, is);
        String value = SlackJson.text(text, "/text");
        require(!value.isEmpty() && value.length() <= longest, "invalid_blocks: text of " + value.length() + " characters, may have 1 to " + longest);
    }

    private static void size(JsonNode array, int most, String what) {
        require(array.isArray() && !array.isEmpty() && array.size() <= most, "invalid_blocks: " + what + " has " + array.size() + " items");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new Invalid(message);
        }
    }
}
