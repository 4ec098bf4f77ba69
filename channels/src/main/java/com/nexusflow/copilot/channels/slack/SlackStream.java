package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.reply.Progress;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Outbox;
import java.util.List;
import java.util.function.Consumer;

/** Sends an answer's sentences as they come. */
final class SlackStream implements Consumer<Progress> {

    private final SlackLetters letters;
    private final Connection connection;
    private final SlackPlace place;
    private final Outbox outbox;
    private final StringBuilder said = new StringBuilder();
    private int sentences;

    SlackStream(SlackLetters letters, Connection connection, SlackPlace place, Outbox outbox) {
        this.letters = letters;
        this.connection = connection;
        this.place = place;
        this.outbox = outbox;
    }

    @Override
    public void accept(Progress progress) {
        if (progress instanceof Progress.Sentence sentence) {
            String words = SlackText.markdown(sentence.text());
            outbox.send(List.of(sentences == 0
                    ? letters.streamStart(object("channel", place.channel(), "thread_ts", place.thread(), "markdown_text", words,
                            "recipient_user_id", place.user(), "recipient_team_id", Workspace.of(connection).team()))
                    : letters.streamAppend(sentences, place.channel(), " " + words)));
            said.append(sentences == 0 ? "" : " ").append(sentence.text());
            sentences++;
        }
    }

    /** Whether all of the text was sent; after a crash it was not, or nobody knows. */
    boolean said(String text) {
        return said.toString().equals(text);
    }
}
