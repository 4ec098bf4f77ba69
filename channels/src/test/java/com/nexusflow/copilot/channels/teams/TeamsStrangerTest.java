package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DroppedCalls;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.User;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.Visitor;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.tenant.Ids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Becoming known, where the copilot is reached from outside. */
class TeamsStrangerTest {

    private static final FakeBotConnector TEAMS = FakeBotConnector.shared();
    private static final Pattern LINK = Pattern.compile("https://copilot\\.example\\.com/link/([A-Za-z0-9_-]+)");
    private static final DoorSettings REACHABLE = new DoorSettings("https://copilot.example.com", false);

    private final TeamsOffice office = TeamsOffice.open();
    private final User unknown = User.of(office.app(), "New Hire", "new.hire@" + UUID.randomUUID() + ".example");
    private final Conversing conversing = new Conversing(
            RunningCopilot.bean(Talk.class), RunningCopilot.bean(Roster.class), RunningCopilot.bean(Places.class), RunningCopilot.bean(Identities.class), REACHABLE,
            RunningCopilot.bean(Waiting.class), new Typing(RunningCopilot.bean(Connector.class)), RunningCopilot.bean(Files.class),
            new Commands(RunningCopilot.bean(RecordSearch.class)), new Conversing.Drops(RunningCopilot.bean(CallFiles.class), RunningCopilot.bean(DroppedCalls.class)), Clock.systemUTC());

    @Test
    void whoeverFollowsTheLinkOnceIsKnownFromThenOn() {
        Room chat = office.chat(unknown);
        List<Outgoing> said = handled(TEAMS.message(chat, unknown, "how many open deals do I have?"));
        String code = code(said.getFirst());
        office.sample().rep().scope().run(() -> assertThat(RunningCopilot.bean(Identities.class).redeem(code)).isPresent());
        office.sample().rep().scope().run(() -> assertThat(RunningCopilot.bean(Identities.class).redeem(code)).isEmpty());
        assertThat(office.ask(unknown, "how many open deals do I have?").text()).containsIgnoringCase("open deal");
    }

    @Test
    void whoFollowedTheLinkIsToldSoInThePersonalChat() {
        Room chat = office.chat(unknown);
        int before = TEAMS.messagesNow(chat).size();
        String code = code(handled(TEAMS.message(chat, unknown, "how many open deals do I have?")).getFirst());
        assertThat(Visitor.signIn(office.sample().rep()).post("/link/" + code).statusCode()).isEqualTo(200);
        assertThat(TEAMS.messages(chat, before + 1).get(before).text()).startsWith("You are known here now");
    }

    @Test
    void inAGroupTheLinkGoesToThePersonAlone() {
        Room group = TEAMS.room(office.app(), "groupChat", List.of(office.rep(), unknown));
        List<Parcel> said = handled(TEAMS.message(group, unknown, "how many open deals do I have?")).stream().map(message -> Parcel.parse(message.body())).toList();
        assertThat(said).filteredOn(parcel -> parcel.conversation().equals(group.id())).singleElement().satisfies(parcel -> assertThat(parcel.activity().toString()).doesNotContain("/link/"));
        assertThat(said).filteredOn(parcel -> parcel.account().equals(unknown.account())).singleElement().satisfies(parcel -> assertThat(parcel.activity().toString()).containsPattern(LINK));
    }

    @Test
    void theSearchAsksToSignIn() {
        Extension extension = new Extension(
                RunningCopilot.bean(RecordSearch.class), RunningCopilot.bean(Opportunities.class), RunningCopilot.bean(Accounts.class), RunningCopilot.bean(Roster.class),
                RunningCopilot.bean(Identities.class), REACHABLE, conversing);
        ObjectNode value = JsonMapper.builder().build().createObjectNode().put("commandId", "deals");
        value.putArray("parameters").addObject().put("name", "q").put("value", "rollout");
        ObjectNode invoke = TEAMS.invoke(office.chat(unknown), unknown, "composeExtension/query", value);
        JsonNode answer = office.sample().scope().call(() -> extension.answer(office.connection(), new Activity(invoke)));
        assertThat(answer.path("composeExtension").path("type").asString()).isEqualTo("auth");
        assertThat(answer.toString()).containsPattern(LINK).doesNotContain("attachments");
    }

    private List<Outgoing> handled(ObjectNode activity) {
        UUID id = Ids.next();
        Received received = new Received(id, office.connection().id(), id.toString(), "lane", TeamsDoor.MESSAGE, activity.toString(), 1);
        return office.sample().scope().call(() -> conversing.message(office.connection(), received, new Activity(activity)));
    }

    private static String code(Outgoing message) {
        Matcher found = LINK.matcher(message.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
