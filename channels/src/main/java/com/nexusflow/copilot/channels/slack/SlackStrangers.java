package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.text.Texts;
import java.util.List;

/** Shows somebody whom nobody knows here a way in, for that person's eyes only. */
final class SlackStrangers {

    /** Stands for the address while words around it are escaped. */
    private static final String ADDRESS = "\uE000";

    private final SlackPeople people;
    private final Identities identities;
    private final Talk talk;
    private final DoorSettings doors;

    SlackStrangers(SlackPeople people, Identities identities, Talk talk, DoorSettings doors) {
        this.people = people;
        this.identities = identities;
        this.talk = talk;
        this.doors = doors;
    }

    List<Outgoing> wayIn(Connection connection, SlackLetters letters, SlackPlace place) {
        SlackMessage message = words(connection, place.user());
        if (!place.responseUrl().isEmpty()) {
            return letters.responses(List.of(message), place);
        }
        return place.isRead()
                ? letters.whispers(List.of(message), place.channel(), place.thread(), place.user())
                : letters.posts(List.of(message), place.channel(), place.thread());
    }

    SlackMessage words(Connection connection, String user) {
        Texts words = DoorWords.of(talk.locale());
        if (!doors.isReachable()) {
            String text = words.get("stranger.unreachable");
            return new SlackMessage(SlackText.entities(text), List.of(object("type", "section", "text", SlackBlocks.plainText(text))));
        }
        String code = identities.offerLink(connection.id(), user, people.name(connection, user));
        String address = "<" + doors.address("/link/" + code) + ">";
        String text = SlackText.entities(words.get("stranger", ADDRESS, Identities.LINK_LASTS.toMinutes())).replace(ADDRESS, address);
        return new SlackMessage(text, List.of(object("type", "section", "text", SlackBlocks.markup(text))));
    }
}
