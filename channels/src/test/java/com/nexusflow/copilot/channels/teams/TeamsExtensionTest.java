package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.User;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Searching from the field where one writes. */
class TeamsExtensionTest {

    private static final FakeBotConnector TEAMS = FakeBotConnector.shared();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TeamsOffice OFFICE = TeamsOffice.open();
    private static final TeamsOffice OTHER = TeamsOffice.open();

    @Test
    void accountsAreFoundAndPostedByNameOnly() {
        JsonNode found = searched(OFFICE, OFFICE.rep(), "accounts", "bergstrom");
        JsonNode first = found.path("attachments").path(0);
        assertThat(found.path("type").asString()).isEqualTo("result");
        assertThat(first.path("preview").path("content").path("title").asString()).isEqualTo("Bergström Logistik");
        assertThat(first.path("preview").path("content").path("text").asString()).contains("Logistics");
        assertThat(CardRules.mistakes(first.path("content"))).isEmpty();
        assertThat(first.path("content").toString()).contains("Bergström Logistik").doesNotContain("Logistics").doesNotContain("SE\"");
    }

    @Test
    void nobodyFindsWhatOnlyOthersMaySee() {
        String own = mine(OFFICE);
        assertThat(searched(OFFICE, OFFICE.rep(), "deals", own).toString()).contains(own);
        assertThat(searched(OFFICE, OFFICE.stranger(), "deals", own).toString()).doesNotContain("\"title\":\"" + own + "\"");
        String theirs = "Zebulon " + UUID.randomUUID().toString().substring(0, 6);
        com.nexusflow.copilot.channels.testkit.RunningCopilot.sql(OTHER.sample().scope(), "update account set name = '" + theirs + "' where name = 'Polar Energy'");
        assertThat(searched(OFFICE, OFFICE.rep(), "accounts", theirs).toString()).doesNotContain("\"title\":\"" + theirs);
    }

    @Test
    void whoeverIsNotKnownIsAskedToSignIn() {
        User unknown = User.of(OFFICE.app(), "New Hire", "new.hire@" + UUID.randomUUID() + ".example");
        assertThat(searched(OFFICE, unknown, "deals", "rollout").path("type").asString()).isIn("auth", "message");
        assertThat(searched(OFFICE, unknown, "deals", "rollout").toString()).doesNotContain("attachments");
    }

    @Test
    void emptyUnknownAndMissingAreSaidInWords() {
        assertThat(searched(OFFICE, OFFICE.rep(), "deals", " ").path("text").asString()).isEqualTo("Type a part of the name.");
        assertThat(searched(OFFICE, OFFICE.rep(), "deals", "qqqqqq zzzzz").path("text").asString()).contains("qqqqqq zzzzz");
        assertThat(searched(OFFICE, OFFICE.rep(), "cards", "anything").path("text").asString()).contains("no battle cards");
    }

    private static String mine(TeamsOffice office) {
        return office.sample().scope().call(() -> com.nexusflow.copilot.channels.testkit.RunningCopilot.bean(com.nexusflow.copilot.core.tenant.TenantDatabase.class)
                .read(jdbc -> jdbc.sql("select name from opportunity where owner_id = '" + office.sample().rep().person().id() + "' order by name limit 1").query(String.class).single()));
    }

    private static JsonNode searched(TeamsOffice office, User user, String command, String text) {
        Room chat = office.chat(user);
        ObjectNode value = JSON.createObjectNode().put("commandId", command);
        value.putArray("parameters").addObject().put("name", "q").put("value", text);
        value.putObject("queryOptions").put("skip", 0).put("count", 25);
        return JSON.readTree(office.bring(TEAMS.invoke(chat, user, "composeExtension/query", value)).body()).path("composeExtension");
    }
}
