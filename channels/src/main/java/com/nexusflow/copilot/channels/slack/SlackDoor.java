package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.Platform;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.inbox.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Slack: what came in is given to whoever answers such things, what goes out to the sender. */
final class SlackDoor implements Platform {

    static final String NAME = "slack";
    static final String PATH = "/doors/" + NAME + "/";
    static final String BOT_TOKEN = "bot_token";
    static final String SIGNING_SECRET = "signing_secret";
    static final String APP_TOKEN = "app_token";
    static final String CHANNELS = "channels";

    static final String MESSAGE = "message";
    static final String COMMAND = "command";
    static final String ACTION = "action";
    static final String FORM = "form";
    static final String EDITED = "edited";
    static final String EVENT = "event";

    private final Connections connections;
    private final SlackTalk talk;
    private final SlackCommands commands;
    private final SlackDecisions decisions;
    private final SlackEvents events;
    private final SlackSender sender;
    private final SlackSetup setup;
    private final Voice voice;

    /** What a message of our own needs, and who takes what is no question. */
    record Voice(Talk talk, SlackPeople people, DoorSettings doors, SlackDrops drops) {}

    SlackDoor(Connections connections, SlackTalk talk, SlackCommands commands, SlackDecisions decisions, SlackEvents events, SlackSender sender,
            SlackSetup setup, Voice voice) {
        this.connections = connections;
        this.talk = talk;
        this.commands = commands;
        this.decisions = decisions;
        this.events = events;
        this.sender = sender;
        this.setup = setup;
        this.voice = voice;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Outgoing> handle(Received message) {
        return connections.arrivalAt(message.connectionId()).map(arrival -> handle(message, arrival.connection(), SlackJson.read(message.body()))).orElse(List.of());
    }

    private List<Outgoing> handle(Received message, Connection connection, JsonNode body) {
        return switch (message.kind()) {
            case MESSAGE -> said(message, connection, place(body), body, plain(connection, body));
            case COMMAND -> commands.command(message, connection, body);
            case FORM -> commands.form(message, connection, body);
            case EDITED -> decisions.edited(message, connection, body);
            case ACTION -> decisions.action(message, connection, body);
            case EVENT -> events.event(message, connection, body);
            default -> throw new IllegalStateException("Nobody handles messages of the kind " + message.kind());
        };
    }

    private List<Outgoing> said(Received message, Connection connection, SlackPlace place, JsonNode body, String words) {
        return voice.drops().answer(message, connection, place, body, words).orElseGet(() -> talk.answer(message, connection, place, words, ""));
    }

    private String plain(Connection connection, JsonNode body) {
        return SlackText.plain(SlackJson.text(body, "/text"), SlackJson.text(body, "/self"), user -> voice.people().name(connection, user));
    }

    private static SlackPlace place(JsonNode body) {
        boolean direct = SlackJson.flag(body, "/direct");
        String thread = SlackJson.text(body, "/thread_ts");
        return new SlackPlace(
                SlackJson.text(body, "/channel"), direct || !thread.isEmpty() ? thread : SlackJson.text(body, "/ts"), SlackJson.text(body, "/user"), !direct, "");
    }

    /** Only who asked is told that there will be no answer. */
    @Override
    public List<Outgoing> giveUp(Received message) {
        JsonNode body = SlackJson.read(message.body());
        String channel = SlackJson.text(body, "/channel");
        String user = SlackJson.text(body, "/user");
        if (message.kind().equals(EVENT) || user.isEmpty()) {
            return List.of();
        }
        String words = DoorWords.of(voice.talk().locale()).get("failed", message.id().toString());
        SlackMessage excuse = new SlackMessage(SlackText.entities(words), List.of(object("type", "section", "text", SlackBlocks.plainText(words))));
        SlackLetters letters = new SlackLetters(message.connectionId(), message.id().toString(), channel.isEmpty() ? user : channel);
        if (!SlackJson.text(body, "/response_url").isEmpty()) {
            return letters.responses(List.of(excuse), new SlackPlace(channel, "", user, false, SlackJson.text(body, "/response_url")));
        }
        boolean isRead = !channel.isEmpty() && !channel.startsWith("D");
        return isRead
                ? letters.whispers(List.of(excuse), channel, place(body).thread(), user)
                : letters.posts(List.of(excuse), channel.isEmpty() ? user : channel, SlackJson.text(body, "/thread_ts"));
    }

    @Override
    public Sent send(Outgoing message) {
        return connections.find(message.connectionId()).map(connection -> sender.send(connection, message))
                .orElseGet(() -> new Sent.Refused(Trouble.of(Outbox.WORDS, "sent.disconnected")));
    }

    @Override
    public List<Field> fields() {
        return SlackSetup.FIELDS;
    }

    @Override
    public Check check(Map<String, String> settings, Map<String, String> secrets) {
        return setup.check(secrets);
    }

    @Override
    public List<String> files() {
        return SlackManifest.FILES;
    }

    @Override
    public byte[] file(String name, Connection connection) {
        return new SlackManifest(voice.doors(), voice.talk().locale()).file(name, connection);
    }

    @Override
    public List<Outgoing> tell(Connection connection, String externalId, String key, Reply reply) {
        SlackLetters letters = new SlackLetters(connection.id(), key, externalId);
        SlackBlocks blocks = new SlackBlocks(voice.talk().locale(), voice.doors(), letters.pictureKey());
        List<SlackMessage> messages = blocks.messages(reply, "");
        List<Outgoing> told = new ArrayList<>(letters.pictures(blocks.charts(), voice.talk().locale()));
        told.addAll(letters.posts(messages, externalId, ""));
        return told;
    }
}
