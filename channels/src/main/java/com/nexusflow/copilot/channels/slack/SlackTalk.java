package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.Heard;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers what somebody says in Slack, where it was said and to whom it may be told. */
final class SlackTalk {

    private static final int TITLE = 60;

    private final SlackPeople people;
    private final Talk talk;
    private final SlackStrangers strangers;
    private final Outbox outbox;
    private final DoorSettings doors;
    private final SlackApi api;

    SlackTalk(SlackPeople people, Talk talk, SlackStrangers strangers, Outbox outbox, DoorSettings doors, SlackApi api) {
        this.people = people;
        this.talk = talk;
        this.strangers = strangers;
        this.outbox = outbox;
        this.doors = doors;
        this.api = api;
    }

    /** @param note what stands in front of the answer, when others would not know what it answers */
    List<Outgoing> answer(Received message, Connection connection, SlackPlace place, String text, String note) {
        SlackLetters letters = new SlackLetters(connection.id(), message.id().toString(), place.channel());
        Optional<Speaker> known = people.speaker(connection, place.user());
        if (known.isEmpty()) {
            return strangers.wayIn(connection, letters, place);
        }
        Locale locale = talk.locale();
        if (place.streams()) {
            showThinking(connection, place, locale);
            SlackStream stream = new SlackStream(letters, connection, place, outbox);
            return streamed(letters, place, talk.answer(heard(message, connection, place, known.get(), text), stream), locale, text, stream);
        }
        Moment moment = new Moment(() -> outbox.send(place.canBeEdited() ? List.of(oneMoment(letters, place, locale)) : List.of()));
        try {
            return said(letters, place, talk.answer(heard(message, connection, place, known.get(), text), step -> {}), locale, note);
        } finally {
            moment.pass();
        }
    }

    private Heard heard(Received message, Connection connection, SlackPlace place, Speaker speaker, String text) {
        TenantScope readers = place.isRead() ? people.readers(connection, speaker, place.channel()) : null;
        String thread = place.isRead() ? place.channel() + ":" + place.thread() : "";
        return new Heard(message.id(), connection.id(), speaker, thread, text, Turn.Surface.CHAT, readers);
    }

    /** In a thread of the assistant: the end of the stream, whatever did not fit, and a title for the thread. */
    private List<Outgoing> streamed(SlackLetters letters, SlackPlace place, Reply reply, Locale locale, String question, SlackStream stream) {
        SlackBlocks blocks = new SlackBlocks(locale, doors, letters.pictureKey());
        List<SlackMessage> messages = blocks.messages(reply, "");
        List<Outgoing> letter = new ArrayList<>(letters.pictures(blocks.charts(), locale));
        letter.add(letters.streamStop(messages.getFirst(), place.channel(), place.thread(), stream.said(reply.text()), blocks.text(reply.text()).size()));
        letter.addAll(letters.posts(messages, place.channel(), place.thread()).stream().skip(1).toList());
        letter.add(letters.once("title:" + place.channel() + ":" + place.thread()).courtesy("first", "assistant.threads.setTitle",
                object("channel_id", place.channel(), "thread_ts", place.thread(), "title", SlackText.cut(question, TITLE))));
        return letter;
    }

    private List<Outgoing> said(SlackLetters letters, SlackPlace place, Reply reply, Locale locale, String note) {
        boolean whisper = place.isRead() && reply.forAskerOnly();
        SlackBlocks blocks = new SlackBlocks(locale, doors, letters.pictureKey());
        List<SlackMessage> messages = blocks.messages(reply, whisper ? DoorWords.of(locale).get("private") : note);
        List<Outgoing> letter = new ArrayList<>(letters.pictures(blocks.charts(), locale));
        if (whisper) {
            letter.addAll(letters.whispers(messages, place.channel(), place.thread(), place.user()));
        } else if (place.responseUrl().isEmpty()) {
            letter.addAll(letters.posts(messages, place.channel(), place.thread()));
        } else {
            letter.addAll(letters.responses(messages, place));
        }
        return letter;
    }

    private static Outgoing oneMoment(SlackLetters letters, SlackPlace place, Locale locale) {
        String words = DoorWords.of(locale).get("moment");
        SlackMessage message = new SlackMessage(SlackText.entities(words), List.of(object("type", "section", "text", SlackBlocks.plainText(words))));
        return place.responseUrl().isEmpty()
                ? letters.moment(message.arguments(place.channel(), place.thread()))
                : letters.momentThere(place, message.text());
    }

    private void showThinking(Connection connection, SlackPlace place, Locale locale) {
        String status = SlackWords.of(locale).get("assistant.status");
        Thread.ofVirtual().start(() -> api.call(connection.secret(SlackDoor.BOT_TOKEN), "assistant.threads.setStatus",
                object("channel_id", place.channel(), "thread_ts", place.thread(), "status", status)));
    }
}
