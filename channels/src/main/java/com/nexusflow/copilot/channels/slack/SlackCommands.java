package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Commands and forms: both become a question, for the asker's eyes only. */
final class SlackCommands {

    private static final String HELP = "help";
    private static final String ASK = "ask";
    private static final String CALL = "call";
    private static final Set<String> WITHOUT_WORDS = Set.of("digest", CALL);
    private static final Set<String> WITH_WORDS = Set.of(ASK, "deal", "account", "battlecard", CALL, "log");

    private final SlackTalk talk;
    private final Talk voice;
    private final SlackPeople people;

    SlackCommands(SlackTalk talk, Talk voice, SlackPeople people) {
        this.talk = talk;
        this.voice = voice;
        this.people = people;
    }

    List<Outgoing> command(Received message, Connection connection, JsonNode body) {
        String text = SlackText.plain(SlackJson.text(body, "/text"), "", user -> people.name(connection, user));
        String[] parts = text.split("\\s+", 2);
        String name = parts[0].toLowerCase(Locale.ROOT);
        String rest = parts.length > 1 ? parts[1].strip() : "";
        SlackPlace place = new SlackPlace(SlackJson.text(body, "/channel"), "", SlackJson.text(body, "/user"), false, SlackJson.text(body, "/response_url"));
        boolean isSaid = WITHOUT_WORDS.contains(name) || !rest.isEmpty() && !name.equals(HELP);
        return isSaid ? talk.answer(message, connection, place, question(name, rest, text), "") : help(message, connection, place, name);
    }

    /** What was entered in a form is answered in the direct conversation. */
    List<Outgoing> form(Received message, Connection connection, JsonNode body) {
        String user = SlackJson.text(body, "/user");
        String what = SlackJson.text(body, "/what");
        String about = SlackJson.text(body, "/about");
        return talk.answer(message, connection, SlackPlace.direct(user, "", user), about.isEmpty() ? what : words().get("question.log.on", what, about), "");
    }

    /** Who does not begin with the name of a command asks a question all the same. */
    private String question(String name, String rest, String text) {
        if (name.equals(ASK)) {
            return rest;
        }
        if (name.equals(CALL) && rest.isEmpty()) {
            return words().get("question.calls");
        }
        return WITHOUT_WORDS.contains(name) || WITH_WORDS.contains(name) ? words().get("question." + name, rest) : text;
    }

    private List<Outgoing> help(Received message, Connection connection, SlackPlace place, String name) {
        boolean isAsked = name.isEmpty() || name.equals(HELP);
        String words = (isAsked ? "" : words().get("command.unknown") + "\n") + words().get("command.help");
        SlackMessage help = new SlackMessage(SlackText.entities(words), List.of(object("type", "section", "text", SlackBlocks.plainText(words))));
        return new SlackLetters(connection.id(), message.id().toString(), place.channel()).responses(List.of(help), place);
    }

    private Texts words() {
        return SlackWords.of(voice.locale());
    }
}
