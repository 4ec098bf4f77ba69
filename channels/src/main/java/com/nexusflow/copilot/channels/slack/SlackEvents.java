package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What happens in a workspace besides messages: the Home tab is opened, the assistant is opened, a link of ours is shared, the app is removed. */
final class SlackEvents {

    private static final int PROMPTS = 4;

    private final SlackPeople people;
    private final SlackStrangers strangers;
    private final SlackHome home;
    private final SlackUnfurls unfurls;
    private final Talk talk;
    private final Connections connections;

    SlackEvents(SlackPeople people, SlackStrangers strangers, SlackHome home, SlackUnfurls unfurls, Talk talk, Connections connections) {
        this.people = people;
        this.strangers = strangers;
        this.home = home;
        this.unfurls = unfurls;
        this.talk = talk;
        this.connections = connections;
    }

    List<Outgoing> event(Received message, Connection connection, JsonNode event) {
        return switch (SlackJson.text(event, "/type")) {
            case "app_home_opened" -> homeOpened(message, connection, SlackJson.text(event, "/user"));
            case "assistant_thread_started", "assistant_thread_context_changed" -> List.of(prompts(message, connection, event.at("/assistant_thread")));
            case "link_shared" -> unfurls.unfurl(message, connection, event);
            case "app_uninstalled", "tokens_revoked" -> {
                connections.failed(connection.id(), Trouble.of(SlackWords.BUNDLE, "slack.problem.token").text());
                yield List.of();
            }
            default -> List.of();
        };
    }

    private List<Outgoing> homeOpened(Received message, Connection connection, String user) {
        SlackLetters letters = new SlackLetters(connection.id(), message.id().toString(), user);
        Optional<Speaker> speaker = people.speaker(connection, user);
        return List.of(speaker.isPresent()
                ? home.publish(letters, speaker.get(), user, "")
                : home.publish(letters, user, strangers.words(connection, user).blocks()));
    }

    private Outgoing prompts(Received message, Connection connection, JsonNode thread) {
        Texts words = SlackWords.of(talk.locale());
        List<Map<String, Object>> prompts = new ArrayList<>();
        for (int i = 1; i <= PROMPTS; i++) {
            String question = words.get("assistant.prompt." + i);
            prompts.add(object("title", question, "message", question));
        }
        String channel = SlackJson.text(thread, "/channel_id");
        return new SlackLetters(connection.id(), message.id().toString(), channel).courtesy("prompts", "assistant.threads.setSuggestedPrompts", object(
                "channel_id", channel, "thread_ts", SlackJson.text(thread, "/thread_ts"), "title", words.get("assistant.title"), "prompts", prompts));
    }
}
