package com.nexusflow.copilot.channels.slack;

import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.inbox.Inbox;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes what Slack brings, signed or through a socket, puts into the inbox what the copilot has to do something about, and answers at once.
 * Runs in the background scope of the connection's tenant.
 */
final class SlackIntake {

    /** How something came. */
    enum Way {
        EVENT,
        COMMAND,
        INTERACTION
    }

    /** What Slack is answered. */
    sealed interface Taken {

        /** @param answer what Slack is told, or null for nothing but that we have it */
        record Done(@Nullable Object answer) implements Taken {}

        /** It is about another workspace or another app. */
        record Foreign() implements Taken {}

        /** It lacks what Slack always sends. */
        record Unreadable() implements Taken {}
    }

    private static final Taken DONE = new Taken.Done(null);
    /** A message that is more than its text is still a message; all other subtypes tell of joins, edits, deletions and the like. */
    private static final Set<String> MESSAGES = Set.of("", "file_share", "thread_broadcast");

    private final Inbox inbox;
    private final Connections connections;
    private final SlackPeople people;
    private final FollowedThreads threads;
    private final SlackForms forms;

    SlackIntake(Inbox inbox, Connections connections, SlackPeople people, FollowedThreads threads, SlackForms forms) {
        this.inbox = inbox;
        this.connections = connections;
        this.people = people;
        this.threads = threads;
        this.forms = forms;
    }

    Taken take(Connection connection, Way way, JsonNode payload) {
        if (way == Way.EVENT && SlackJson.text(payload, "/type").equals("url_verification")) {
            return new Taken.Done(Map.of("challenge", SlackJson.text(payload, "/challenge")));
        }
        String team = SlackJson.text(payload, way == Way.INTERACTION ? "/team/id" : "/team_id");
        if (!Workspace.of(connection).is(team, SlackJson.text(payload, "/api_app_id"))) {
            return new Taken.Foreign();
        }
        connections.heard(connection.id());
        return switch (way) {
            case EVENT -> event(connection, payload);
            case COMMAND -> command(connection, payload);
            case INTERACTION -> interaction(connection, payload);
        };
    }

    private Taken event(Connection connection, JsonNode payload) {
        JsonNode event = payload.at("/event");
        String id = SlackJson.text(payload, "/event_id");
        String type = SlackJson.text(event, "/type");
        if (id.isEmpty() || type.isEmpty()) {
            return new Taken.Unreadable();
        }
        switch (type) {
            case "app_mention", "message" -> message(connection, payload, event);
            case "app_home_opened" -> {
                if (SlackJson.text(event, "/tab").equals("home")) {
                    inbox.accept(connection.id(), "event:" + id, "home:" + SlackJson.text(event, "/user"), SlackDoor.EVENT, SlackJson.write(event));
                }
            }
            case "assistant_thread_started", "assistant_thread_context_changed" -> inbox.accept(
                    connection.id(), "event:" + id, SlackJson.text(event, "/assistant_thread/channel_id"), SlackDoor.EVENT, SlackJson.write(event));
            case "link_shared" -> {
                if (isEnabled(connection, SlackJson.text(event, "/channel"))) {
                    inbox.accept(connection.id(), "event:" + id, "links:" + SlackJson.text(event, "/channel"), SlackDoor.EVENT, SlackJson.write(event));
                }
            }
            case "app_uninstalled", "tokens_revoked" -> inbox.accept(connection.id(), "event:" + id, "workspace", SlackDoor.EVENT, SlackJson.write(event));
            default -> { }
        }
        return DONE;
    }

    /** A mention comes as app_mention and as message, in any order: both have the same mark, and whichever is first is answered. */
    private void message(Connection connection, JsonNode payload, JsonNode event) {
        String user = SlackJson.text(event, "/user");
        String channel = SlackJson.text(event, "/channel");
        String ts = SlackJson.text(event, "/ts");
        String text = SlackJson.text(event, "/text");
        boolean isPersons = !user.isEmpty() && SlackJson.text(event, "/bot_id").isEmpty() && MESSAGES.contains(SlackJson.text(event, "/subtype"));
        if (!isPersons || channel.isEmpty() || !ts.matches("\\d{1,11}\\.\\d{1,6}")) {
            return;
        }
        boolean direct = SlackJson.text(event, "/channel_type").equals("im") || channel.startsWith("D");
        String thread = SlackJson.text(event, "/thread_ts").isEmpty() ? ts : SlackJson.text(event, "/thread_ts");
        String self = self(connection, payload);
        if (user.equals(self) || !direct && !isForUs(connection, event, self, channel, thread)) {
            return;
        }
        inbox.accept(connection.id(), "message:" + channel + ":" + ts, direct ? channel : channel + ":" + thread, SlackDoor.MESSAGE, SlackJson.write(SlackJson.object(
                "user", user, "channel", channel, "ts", ts, "text", text, "self", self, "direct", direct,
                "thread_ts", SlackJson.text(event, "/thread_ts"), "files", SlackDrops.kept(event))));
    }

    private boolean isForUs(Connection connection, JsonNode event, String self, String channel, String thread) {
        if (!isEnabled(connection, channel)) {
            return false;
        }
        String user = SlackJson.text(event, "/user");
        String ts = SlackJson.text(event, "/ts");
        String text = SlackJson.text(event, "/text");
        if (SlackJson.text(event, "/type").equals("app_mention") || SlackText.mentions(text, self)) {
            threads.mentioned(connection.id(), channel + ":" + thread, user, ts);
            return true;
        }
        return !thread.equals(ts) && threads.isForUs(connection.id(), channel + ":" + thread, user, ts, SlackText.mentionsSomebody(text));
    }

    /** An administrator may name the channels in which the copilot listens; without names it listens wherever it is invited. */
    private static boolean isEnabled(Connection connection, String channel) {
        List<String> enabled = Arrays.stream(connection.setting(SlackDoor.CHANNELS).split("[,;\\s]+")).filter(name -> !name.isEmpty()).toList();
        return enabled.isEmpty() || enabled.contains(channel);
    }

    /** Slack says along with an event for which bot it is. */
    private String self(Connection connection, JsonNode payload) {
        JsonNode authorization = payload.at("/authorizations/0");
        return SlackJson.flag(authorization, "/is_bot") ? SlackJson.text(authorization, "/user_id") : people.self(connection);
    }

    private Taken command(Connection connection, JsonNode command) {
        String trigger = SlackJson.text(command, "/trigger_id");
        String user = SlackJson.text(command, "/user_id");
        if (trigger.isEmpty() || user.isEmpty()) {
            return new Taken.Unreadable();
        }
        inbox.accept(connection.id(), "command:" + trigger, "command:" + user, SlackDoor.COMMAND, SlackJson.write(SlackJson.object(
                "user", user, "channel", SlackJson.text(command, "/channel_id"), "text", SlackJson.text(command, "/text"),
                "response_url", SlackJson.text(command, "/response_url"))));
        return DONE;
    }

    private Taken interaction(Connection connection, JsonNode payload) {
        return switch (SlackJson.text(payload, "/type")) {
            case "block_actions" -> action(connection, payload);
            case "view_submission" -> forms.submitted(connection, payload);
            case "shortcut", "message_action" -> {
                forms.open(connection, payload);
                yield DONE;
            }
            case "view_closed" -> DONE;
            default -> new Taken.Unreadable();
        };
    }

    private Taken action(Connection connection, JsonNode payload) {
        String name = SlackJson.text(payload, "/actions/0/action_id");
        String mark = SlackJson.text(payload, "/trigger_id") + ":" + SlackJson.text(payload, "/actions/0/action_ts");
        if (name.isEmpty() || SlackJson.text(payload, "/user/id").isEmpty()) {
            return new Taken.Unreadable();
        }
        if (name.equals(SlackCards.EDIT)) {
            forms.open(connection, payload);
        } else if (SlackCards.ACTIONS.contains(name) || name.startsWith(SlackBlocks.ASK) || name.startsWith(SlackBlocks.PROPOSE)) {
            String lane = SlackJson.text(payload, "/channel/id").isEmpty() ? "home:" + SlackJson.text(payload, "/user/id") : SlackJson.text(payload, "/channel/id");
            inbox.accept(connection.id(), "action:" + mark, lane, SlackDoor.ACTION, SlackJson.write(SlackJson.object(
                    "user", payload.at("/user/id"),
                    "action", payload.at("/actions/0"),
                    "channel", SlackJson.text(payload, "/channel/id"),
                    "ts", SlackJson.text(payload, "/container/message_ts"),
                    "thread_ts", SlackJson.text(payload, "/container/thread_ts").isEmpty() ? SlackJson.text(payload, "/message/thread_ts") : SlackJson.text(payload, "/container/thread_ts"),
                    "ephemeral", SlackJson.flag(payload, "/container/is_ephemeral"),
                    "home", SlackJson.text(payload, "/container/type").equals("view"),
                    "response_url", SlackJson.text(payload, "/response_url"),
                    "state", payload.at("/state").isMissingNode() ? null : payload.at("/state"))));
        }
        return DONE;
    }
}
