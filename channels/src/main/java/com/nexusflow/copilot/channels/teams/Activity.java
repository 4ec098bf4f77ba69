package com.nexusflow.copilot.channels.teams;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Something that happened in Teams, as the Bot Connector tells it. */
record Activity(JsonNode json) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern MENTION = Pattern.compile("</?at[^>]*>");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    /** Where it happened. */
    enum Scope {
        PERSONAL,
        GROUP,
        CHANNEL
    }

    /** The activity, unless the text is none. */
    static Optional<Activity> parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json.isObject() ? Optional.of(new Activity(json)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    String type() {
        return text(json, "type");
    }

    String name() {
        return text(json, "name");
    }

    /** Empty for kinds that have none. */
    String id() {
        return text(json, "id");
    }

    /** What tells it from all others; Teams gives ids that are unique within a conversation only. */
    String key() {
        return conversation() + "/" + id();
    }

    String channel() {
        return text(json, "channelId");
    }

    String serviceUrl() {
        return text(json, "serviceUrl");
    }

    /** The Microsoft tenant in which it happened, empty when it is not said. */
    String tenant() {
        String tenant = text(json.path("channelData").path("tenant"), "id");
        return tenant.isEmpty() ? text(json.path("conversation"), "tenantId") : tenant;
    }

    /** Both places that name the tenant must name the same. */
    boolean isOneTenants() {
        String other = text(json.path("conversation"), "tenantId");
        return other.isEmpty() || other.equals(tenant());
    }

    String conversation() {
        return text(json.path("conversation"), "id");
    }

    Scope scope() {
        return switch (text(json.path("conversation"), "conversationType")) {
            case "channel" -> Scope.CHANNEL;
            case "groupChat" -> Scope.GROUP;
            case "personal", "" -> json.path("conversation").path("isGroup").asBoolean(false) ? Scope.GROUP : Scope.PERSONAL;
            default -> Scope.GROUP;
        };
    }

    boolean isPersonal() {
        return scope() == Scope.PERSONAL;
    }

    /** Teams' own id of whoever did it. */
    String from() {
        return text(json.path("from"), "id");
    }

    String fromName() {
        return text(json.path("from"), "name");
    }

    /** Who did it: the account's id in Microsoft's directory; the emulator knows none. */
    String who() {
        String account = text(json.path("from"), "aadObjectId");
        return account.isEmpty() ? from() : account;
    }

    /** Our own id in the conversation. */
    String bot() {
        return text(json.path("recipient"), "id");
    }

    String replyTo() {
        return text(json, "replyToId");
    }

    JsonNode value() {
        return json.path("value");
    }

    Locale locale() {
        return Locale.forLanguageTag(text(json, "locale"));
    }

    List<JsonNode> attachments() {
        return list(json.path("attachments"));
    }

    List<JsonNode> membersAdded() {
        return list(json.path("membersAdded"));
    }

    /** Whether we were addressed; in a personal chat one always is. */
    boolean isForUs() {
        return isPersonal()
                || list(json.path("entities")).stream().anyMatch(this::mentionsUs)
                || "ask".equals(text(value(), "copilot"));
    }

    /** What was said, without our name in front and without marks. */
    String words() {
        String text = text(json, "text");
        for (JsonNode entity : list(json.path("entities"))) {
            if (mentionsUs(entity)) {
                text = text.replace(text(entity, "text").isEmpty() ? "\0" : text(entity, "text"), " ");
            }
        }
        String plain = HtmlUtils.htmlUnescape(MENTION.matcher(text).replaceAll(" "));
        return BLANKS.matcher(plain).replaceAll(" ").strip();
    }

    private boolean mentionsUs(JsonNode entity) {
        return "mention".equals(text(entity, "type")) && text(entity.path("mentioned"), "id").equals(bot());
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }

    @Override
    public String toString() {
        return "Activity[id=" + id() + ", type=" + type() + "]";
    }
}
