package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Sent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Talking to the copilot in Teams, over the wire. */
class TeamsTalkTest {

    private static final FakeBotConnector TEAMS = FakeBotConnector.shared();
    private final TeamsOffice office = TeamsOffice.open();

    @AfterEach
    void nothingWasSentThatTeamsWouldRefuse() {
        assertThat(TEAMS.mistakes()).isEmpty();
    }

    @Test
    void aQuestionIsAnsweredToWhomTheDirectoryNames() {
        Sent answer = office.ask(office.rep(), "how many open deals do I have?");
        assertThat(answer.text()).containsPattern("\\d+").containsIgnoringCase("open deal");
        assertThat(answer.activity().path("replyToId").asString("")).isNotEmpty();
        assertThat(answer.activity().path("textFormat").asString("")).isEqualTo("plain");
    }

    @Test
    void aRepeatedActivityIsAnsweredOnce() {
        Room chat = office.chat(office.rep());
        ObjectNode message = TEAMS.message(chat, office.rep(), "help");
        assertThat(office.bring(message).statusCode()).isEqualTo(202);
        assertThat(office.bring(message).statusCode()).isEqualTo(202);
        office.bring(TEAMS.message(chat, office.rep(), "how many open deals do I have?"));
        TEAMS.await(chat, sent -> sent.text().contains("open deal"));
        assertThat(TEAMS.messagesNow(chat)).filteredOn(sent -> sent.text().contains("for instance")).hasSize(1);
    }

    @Test
    void inAChannelTheMentionIsNoPartOfTheQuestion() {
        Room channel = TEAMS.room(office.app(), "channel", List.of(office.manager(), office.rep()));
        office.bring(TEAMS.message(channel, office.rep(), "how many open deals do I have?"));
        assertThat(TEAMS.messages(channel, 1).getFirst().text()).containsIgnoringCase("open deal");
    }
}
