package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.channels.door.DroppedCalls;
import com.nexusflow.copilot.channels.door.DroppedCalls.Dropped;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Recordings in messages. */
final class SlackDrops {

    private static final int MOST = 5;

    private final SlackPeople people;
    private final SlackStrangers strangers;
    private final DroppedCalls calls;
    private final Talk voice;

    SlackDrops(SlackPeople people, SlackStrangers strangers, DroppedCalls calls, Talk voice) {
        this.people = people;
        this.strangers = strangers;
        this.calls = calls;
        this.voice = voice;
    }

    /** What the inbox keeps of a message's files: enough to ask Slack for them later. */
    static List<Map<String, Object>> kept(JsonNode event) {
        return event.at("/files").valueStream().limit(MOST)
                .filter(file -> SlackJson.text(file, "/id").matches("[A-Z0-9]{1,40}"))
                .map(file -> object("id", SlackJson.text(file, "/id"), "name", SlackText.cut(SlackJson.text(file, "/name"), 200), "mimetype", SlackText.cut(SlackJson.text(file, "/mimetype"), 100),
                        "size", file.at("/size").asLong(0)))
                .toList();
    }

    /** Empty when there is no recording among the files. */
    Optional<List<Outgoing>> answer(Received message, Connection connection, SlackPlace place, JsonNode body, String words) {
        List<Dropped> sounds = body.at("/files").valueStream().map(file -> dropped(connection, body, file)).filter(Dropped::isSound).toList();
        if (sounds.isEmpty()) {
            return Optional.empty();
        }
        SlackLetters letters = new SlackLetters(connection.id(), message.id().toString(), place.channel());
        Optional<Speaker> speaker = people.speaker(connection, place.user());
        if (speaker.isEmpty()) {
            return Optional.of(strangers.wayIn(connection, letters, place));
        }
        String said = sounds.stream().map(file -> calls.take(speaker.get(), file, words, voice.locale())).collect(Collectors.joining("\n\n"));
        List<SlackMessage> answer = List.of(SlackDecisions.words(said));
        // What the call is taken to be about is for the person alone, whoever else reads the channel.
        return Optional.of(place.isRead() ? letters.whispers(answer, place.channel(), place.thread(), place.user()) : letters.posts(answer, place.channel(), place.thread()));
    }

    private static Dropped dropped(Connection connection, JsonNode body, JsonNode file) {
        String id = SlackJson.text(file, "/id");
        return new Dropped(CallSource.SLACK, id, SlackJson.text(file, "/name"), SlackJson.text(file, "/mimetype"), file.at("/size").asLong(0),
                SlackCallFiles.origin(connection, id), Instant.ofEpochSecond(Long.parseLong(SlackJson.text(body, "/ts").split("\\.")[0])));
    }
}
