package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Outgoing;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The message in which somebody pressed a button, or the Home tab.
 *
 * @param responseUrl what was shown to one person only can be changed through it, and through nothing else
 */
record SlackCard(String user, String channel, String ts, String thread, boolean isEphemeral, boolean isHome, String responseUrl) {

    static SlackCard of(JsonNode body) {
        return new SlackCard(
                SlackJson.text(body, "/user"),
                SlackJson.text(body, "/channel"),
                SlackJson.text(body, "/ts"),
                SlackJson.text(body, "/thread_ts"),
                SlackJson.flag(body, "/ephemeral"),
                SlackJson.flag(body, "/home"),
                SlackJson.text(body, "/response_url"));
    }

    /** Whether others read it too. */
    boolean isPublic() {
        return !isHome && !isEphemeral && !channel.isEmpty() && !channel.startsWith("D");
    }

    String lane() {
        return channel.isEmpty() ? user : channel;
    }

    private SlackPlace place() {
        return new SlackPlace(channel, thread, user, false, responseUrl);
    }

    /** The message as it shall stand there from now on. */
    Outgoing updated(SlackLetters letters, SlackMessage message) {
        return isEphemeral
                ? letters.respond("card", place(), object("replace_original", true, "response_type", "ephemeral", "text", message.text(), "blocks", message.blocks()))
                : letters.call("card", "chat.update", object("channel", channel, "ts", ts, "text", message.text(), "blocks", message.blocks(), "parse", "none", "link_names", "false"));
    }

    /** Something for the eyes of who pressed the button. */
    List<Outgoing> whispered(SlackLetters letters, SlackMessage message) {
        if (isHome || channel.isEmpty()) {
            return letters.posts(List.of(message), user, "");
        }
        return isEphemeral && !responseUrl.isEmpty()
                ? letters.responses(List.of(message), place())
                : letters.whispers(List.of(message), channel, thread, user);
    }

    /** The same at once, without the outbox: for what is of no use a little later. */
    void whisperNow(SlackApi api, Connection connection, SlackMessage message) {
        String token = connection.secret(SlackDoor.BOT_TOKEN);
        if (isHome || channel.isEmpty()) {
            api.call(token, "chat.postMessage", message.arguments(user, ""));
        } else if (isEphemeral) {
            api.respond(responseUrl, object("response_type", "ephemeral", "replace_original", false, "text", message.text(), "blocks", message.blocks()));
        } else {
            api.call(token, "chat.postEphemeral", object("channel", channel, "user", user, "thread_ts", thread.isEmpty() ? null : thread, "text", message.text(), "blocks", message.blocks()));
        }
    }
}
