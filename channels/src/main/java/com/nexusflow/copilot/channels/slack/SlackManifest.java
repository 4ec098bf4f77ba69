package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.text.Texts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The manifest from which an administrator makes the app in Slack: over HTTP where this copilot can be reached from outside, else over a socket. */
final class SlackManifest {

    static final String OVER_HTTP = "slack-manifest.json";
    static final String OVER_SOCKET = "slack-manifest-socket-mode.json";
    static final List<String> FILES = List.of(OVER_HTTP, OVER_SOCKET);

    /** What the copilot must be allowed to do. */
    static final List<String> SCOPES = List.of(
            "app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands", "files:read", "files:write", "groups:history", "groups:read",
            "im:history", "im:read", "im:write", "links:read", "links:write", "mpim:history", "mpim:read", "users:read", "users:read.email");

    private static final List<String> EVENTS = List.of(
            "app_home_opened", "app_mention", "app_uninstalled", "assistant_thread_context_changed", "assistant_thread_started", "link_shared",
            "message.channels", "message.groups", "message.im", "message.mpim", "tokens_revoked");
    private static final JsonMapper PRETTY = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DoorSettings doors;
    private final Texts words;

    SlackManifest(DoorSettings doors, Locale locale) {
        this.doors = doors;
        this.words = SlackWords.of(locale);
    }

    byte[] file(String name, Connection connection) {
        if (!FILES.contains(name)) {
            throw new IllegalArgumentException("There is no file " + name + "; there are " + FILES);
        }
        boolean socket = name.equals(OVER_SOCKET) || !doors.isReachable();
        return PRETTY.writeValueAsString(manifest(socket, SlackDoor.PATH + connection.id())).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> manifest(boolean socket, String path) {
        return object(
                "_metadata", object("major_version", 2, "minor_version", 1),
                "display_information", object("name", "NexusFlow Copilot", "description", words.get("manifest.description"), "background_color", "#1d2939"),
                "features", features(socket, path),
                "oauth_config", object("scopes", object("bot", SCOPES)),
                "settings", object(
                        "event_subscriptions", object("request_url", socket ? null : doors.address(path + "/events"), "bot_events", EVENTS),
                        "interactivity", object("is_enabled", true, "request_url", socket ? null : doors.address(path + "/interactions")),
                        "org_deploy_enabled", false,
                        "socket_mode_enabled", socket,
                        "token_rotation_enabled", false));
    }

    private Map<String, Object> features(boolean socket, String path) {
        return object(
                "app_home", object("home_tab_enabled", true, "messages_tab_enabled", true, "messages_tab_read_only_enabled", false),
                "assistant_view", object("assistant_description", words.get("manifest.description"), "suggested_prompts", List.of()),
                "bot_user", object("display_name", "Copilot", "always_online", true),
                "shortcuts", List.of(
                        object("name", words.get("form.log"), "type", "message", "callback_id", SlackForms.LOG, "description", words.get("manifest.log")),
                        object("name", words.get("form.ask"), "type", "global", "callback_id", SlackForms.ASK, "description", words.get("manifest.ask"))),
                "slash_commands", List.of(object("command", "/copilot", "description", words.get("manifest.command"), "usage_hint", words.get("manifest.command.hint"),
                        "should_escape", true, "url", socket ? null : doors.address(path + "/commands"))),
                "unfurl_domains", doors.isReachable() ? List.of(URI.create(doors.publicUrl()).getHost()) : null);
    }
}
