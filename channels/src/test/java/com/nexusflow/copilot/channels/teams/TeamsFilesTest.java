package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Sent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tables as files. */
class TeamsFilesTest {

    private static final FakeBotConnector TEAMS = FakeBotConnector.shared();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final TeamsOffice office = TeamsOffice.open();
    private final Room chat = office.chat(office.manager());

    @AfterEach
    void nothingWasSentThatTeamsWouldRefuse() {
        assertThat(TEAMS.mistakes()).isEmpty();
    }

    @Test
    void aTableThatIsCutIsOfferedAndSentAsAFileOnce() {
        Sent offer = offered();
        assertThat(offer.activity().path("attachments").path(0).path("content").path("sizeInBytes").asInt()).isPositive();
        String name = UUID.randomUUID().toString();
        ObjectNode accepted = consent(offer, "accept", TEAMS.uploadUrl(name));
        assertThat(office.bring(accepted).statusCode()).isEqualTo(200);
        assertThat(office.bring(accepted).statusCode()).isEqualTo(200);
        Sent info = TEAMS.await(chat, sent -> type(sent).endsWith("file.info"));
        assertThat(info.activity().path("attachments").path(0).path("content").path("uniqueId").asString()).isEqualTo("u1");
        List<String> lines = new String(TEAMS.uploaded(name), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst()).contains("deal");
        assertThat(lines.size()).isGreaterThan(11);
        office.bring(TEAMS.message(chat, office.manager(), "help"));
        TEAMS.await(chat, sent -> sent.text().contains("for instance"));
        assertThat(TEAMS.messagesNow(chat)).filteredOn(sent -> type(sent).endsWith("file.info")).hasSize(1);
    }

    @Test
    void aFileIsPutNowhereButWhereTeamsKeepsFiles() {
        Sent offer = offered();
        office.bring(consent(offer, "accept", "https://evil.example/upload"));
        assertThat(TEAMS.await(chat, sent -> sent.text().contains("could not be sent")).text()).contains("browser");
        ObjectNode forged = consent(offer, "accept", TEAMS.uploadUrl("forged"));
        forged.withObject("/value/context").put("rows", "metric=nothing_like_that");
        office.bring(forged);
        TEAMS.messages(chat, TEAMS.messagesNow(chat).size() + 1);
        assertThat(TEAMS.uploaded("forged")).isNull();
    }

    @Test
    void whoeverDeclinesIsLeftAlone() {
        Sent offer = offered();
        int before = TEAMS.messagesNow(chat).size();
        assertThat(office.bring(consent(offer, "decline", TEAMS.uploadUrl("declined"))).statusCode()).isEqualTo(200);
        office.bring(TEAMS.message(chat, office.manager(), "help"));
        TEAMS.await(chat, sent -> sent.text().contains("for instance"));
        assertThat(TEAMS.messagesNow(chat)).hasSize(before + 1);
    }

    private Sent offered() {
        office.bring(TEAMS.message(chat, office.manager(), "list all deals"));
        return TEAMS.await(chat, sent -> type(sent).endsWith("file.consent"));
    }

    private static String type(Sent sent) {
        return sent.activity().path("attachments").path(0).path("contentType").asString("");
    }

    private ObjectNode consent(Sent offer, String action, String uploadUrl) {
        JsonNode content = offer.activity().path("attachments").path(0).path("content");
        ObjectNode value = JSON.createObjectNode().put("type", "fileUpload").put("action", action);
        value.set("context", content.path(action + "Context"));
        if (action.equals("accept")) {
            value.putObject("uploadInfo").put("uploadUrl", uploadUrl).put("contentUrl", "https://acme-my.sharepoint.com/deals.csv").put("name", "deals.csv").put("uniqueId", "u1").put("fileType", "csv");
        }
        return TEAMS.invoke(chat, office.manager(), "fileConsent/invoke", value);
    }
}
