package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Sent;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.util.List;
import java.util.Locale;
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
    void twoChatsMayUseTheSameActivityId() {
        Room first = office.chat(office.rep());
        Room second = office.chat(office.manager());
        ObjectNode one = TEAMS.message(first, office.rep(), "help");
        ObjectNode other = TEAMS.message(second, office.manager(), "help").put("id", one.path("id").asString(""));
        office.bring(one);
        office.bring(other);
        assertThat(TEAMS.messages(first, 1)).hasSize(1);
        assertThat(TEAMS.messages(second, 1)).hasSize(1);
    }

    @Test
    void aShortCommandAsksForTheWholeRecord() {
        assertThat(office.ask(office.rep(), "account Acme Industrial Group").text()).startsWith("Acme Industrial Group").contains("open deals");
    }

    @Test
    void aCommandThatNamesNothingVisibleStaysAsItIs() {
        Commands commands = new Commands(RunningCopilot.bean(RecordSearch.class));
        String deal = office.sample().scope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql(
                "select name from opportunity where owner_id = '" + office.sample().rep().person().id() + "' order by name limit 1").query(String.class).single()));
        office.sample().scope().run(() -> assertThat(commands.question("Deal: " + deal, Locale.ENGLISH)).isEqualTo(deal));
        office.sample().stranger().scope().run(() -> assertThat(commands.question("deal " + deal, Locale.ENGLISH)).isNotEqualTo(deal));
        office.sample().scope().run(() -> assertThat(commands.question("account owners by region", Locale.ENGLISH)).isEqualTo("account owners by region"));
        office.sample().scope().run(() -> assertThat(commands.question("deals in Negotiation", Locale.ENGLISH)).isEqualTo("deals in Negotiation"));
    }

    @Test
    void inAChannelTheMentionIsNoPartOfTheQuestion() {
        Room channel = TEAMS.room(office.app(), "channel", List.of(office.manager(), office.rep()));
        office.bring(TEAMS.message(channel, office.rep(), "how many open deals do I have?"));
        assertThat(TEAMS.messages(channel, 1).getFirst().text()).containsIgnoringCase("open deal");
    }
}
