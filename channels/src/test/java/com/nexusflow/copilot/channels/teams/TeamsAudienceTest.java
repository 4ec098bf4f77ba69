package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Sent;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.User;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Who may read an answer, and who somebody is. */
class TeamsAudienceTest {

    private static final FakeBotConnector TEAMS = FakeBotConnector.shared();
    private static final String QUESTION = "how many open deals do I have?";
    private final TeamsOffice office = TeamsOffice.open();

    @AfterEach
    void nothingWasSentThatTeamsWouldRefuse() {
        assertThat(TEAMS.mistakes()).isEmpty();
    }

    @Test
    void whereSomebodySeesLessTheAnswerGoesToTheAskerAlone() {
        Room group = TEAMS.room(office.app(), "groupChat", List.of(office.rep(), office.manager(), office.stranger()));
        office.bring(TEAMS.message(group, office.rep(), QUESTION));
        List<Sent> alone = TEAMS.messages(office.chat(office.rep()), 2);
        assertThat(alone.get(0).text()).startsWith("Only you see this answer");
        assertThat(alone.get(1).text()).containsIgnoringCase("open deal");
        assertThat(TEAMS.messages(group, 1)).singleElement().satisfies(said -> assertThat(said.text()).contains("to you alone").doesNotContainPattern("\\d"));
    }

    @Test
    void whereAllSeeItTheAnswerIsForAll() {
        Room group = TEAMS.room(office.app(), "groupChat", List.of(office.rep(), office.manager()));
        office.bring(TEAMS.message(group, office.rep(), QUESTION));
        assertThat(TEAMS.messages(group, 1).getFirst().text()).containsIgnoringCase("open deal");
    }

    @Test
    void whileTeamsIsTooBusyToSayWhoReadsAlongTheAnswerWaits() {
        Room group = TEAMS.room(office.app(), "groupChat", List.of(office.rep(), office.manager()));
        for (int i = 0; i < 5; i++) {
            TEAMS.failRoster(group, 429, "1");
        }
        office.bring(TEAMS.message(group, office.rep(), QUESTION));
        assertThat(TEAMS.messages(group, 1).getFirst().text()).containsIgnoringCase("open deal");
    }

    @Test
    void aGuestSeesNothingEvenWithTheAddressOfAManager() {
        User guest = User.of(office.app(), "Guest", office.manager().email()).guestFrom(office.app().tenant());
        Room group = TEAMS.room(office.app(), "groupChat", List.of(office.rep(), guest));
        office.bring(TEAMS.message(group, office.rep(), QUESTION));
        assertThat(TEAMS.messages(office.chat(office.rep()), 2).get(1).text()).containsIgnoringCase("open deal");
        assertThat(TEAMS.messages(group, 1).getFirst().text()).contains("to you alone");
    }

    @Test
    void theRosterIsReadPageByPageAndKeptForAMinute() {
        Room group = TEAMS.room(office.app(), "channel", List.of(office.rep(), office.manager(), User.of(office.app(), "A", "a@x.example"), User.of(office.app(), "B", "b@x.example"), office.stranger()));
        office.bring(TEAMS.message(group, office.rep(), QUESTION));
        TEAMS.messages(group, 1);
        office.bring(TEAMS.message(group, office.rep(), QUESTION));
        TEAMS.messages(group, 2);
        assertThat(TEAMS.rosterCalls(group)).isEqualTo(1);
    }

    @Test
    void peopleWhoTalkToEachOtherAreNotInterrupted() {
        Room group = TEAMS.room(office.app(), "groupChat", List.of(office.rep(), office.manager()));
        ObjectNode among = TEAMS.message(group, office.rep(), "lunch?");
        among.remove("entities");
        among.put("text", "lunch?");
        office.bring(among);
        office.bring(TEAMS.message(group, office.rep(), "help"));
        assertThat(TEAMS.messages(group, 1)).singleElement().satisfies(said -> assertThat(said.text()).contains("for instance"));
    }

    @Test
    void aStrangerGetsAOneTimeLinkInThePersonalChatOnly() {
        User unknown = User.of(office.app(), "New Hire", "new.hire@" + UUID.randomUUID() + ".example");
        assertThat(office.ask(unknown, QUESTION).text()).startsWith("I do not know yet who you are here");
        Room group = TEAMS.room(office.app(), "groupChat", List.of(office.rep(), unknown));
        office.bring(TEAMS.message(group, unknown, QUESTION));
        assertThat(TEAMS.messages(group, 1).getFirst().text()).startsWith("I do not know yet who you are here").doesNotContain("/link/");
    }

    @Test
    void theCopilotSaysHelloOnceWhereItWasAdded() {
        Room chat = office.chat(office.rep());
        for (int i = 0; i < 2; i++) {
            ObjectNode update = TEAMS.activity(chat, office.rep(), "conversationUpdate");
            update.putArray("membersAdded").addObject().put("id", FakeBotConnector.bot(chat));
            office.bring(update);
        }
        office.bring(TEAMS.message(chat, office.rep(), "help"));
        assertThat(TEAMS.messages(chat, 2)).extracting(Sent::text).satisfiesExactly(hello -> assertThat(hello).startsWith("Hello!"), help -> assertThat(help).contains("for instance"));
    }

    @Test
    void aFileIsDeclinedInWords() {
        Room chat = office.chat(office.rep());
        ObjectNode message = TEAMS.message(chat, office.rep(), "");
        message.putArray("attachments").addObject().put("contentType", "application/vnd.microsoft.teams.file.download.info").put("name", "deals.csv")
                .putObject("content").put("downloadUrl", "https://example.sharepoint.com/x").put("fileType", "csv");
        office.bring(message);
        assertThat(TEAMS.messages(chat, 1).getFirst().text()).contains("cannot read files").contains("Import");
    }
}
