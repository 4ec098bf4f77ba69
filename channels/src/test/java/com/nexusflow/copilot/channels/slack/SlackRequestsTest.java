package com.nexusflow.copilot.channels.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.SecretBox;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What is not Slack's own for this very connection is refused, in the same way whatever the reason, and has no effect. */
class SlackRequestsTest {

    private static final String JSON = "application/json";

    private final Office office = new Office();
    private final FakeWorkspace slack = office.slack;

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "genuine, 200, 1",
        "signature missing, 401, 0",
        "signature of another secret, 401, 0",
        "signature of another body, 401, 0",
        "signature of another time, 401, 0",
        "signature empty, 401, 0",
        "time missing, 401, 0",
        "time no number, 401, 0",
        "six minutes old, 401, 0",
        "six minutes ahead, 401, 0",
        "four minutes old, 200, 1",
        "another workspace, 401, 0",
        "another app, 401, 0",
        "another tenant's connection, 401, 0",
        "unknown connection, 401, 0",
        "no connection, 401, 0",
        "malformed, 400, 0",
        "an array, 401, 0",
        "no event, 400, 0",
        "oversized, 413, 0"
    })
    void aRequestHasTheStatusAndTheEffectOfItsKind(String kind, int status, int inInbox) {
        Map<String, Object> callback = slack.callback(slack.message(office.ritasId, slack.direct(office.ritasId), "", "how is my pipeline?"));
        switch (kind) {
            case "another workspace" -> callback.put("team_id", "T0OTHER");
            case "another app" -> callback.put("api_app_id", "A0OTHER");
            case "no event" -> callback.remove("event");
            default -> { }
        }
        String body = switch (kind) {
            case "malformed" -> "{\"type\": \"event_call";
            case "an array" -> "[1, 2]";
            case "oversized" -> SlackJson.write(callback) + " ".repeat(300_000);
            default -> SlackJson.write(callback);
        };
        long second = Instant.now().getEpochSecond() + switch (kind) {
            case "six minutes old" -> -360;
            case "six minutes ahead" -> 360;
            case "four minutes old" -> -240;
            default -> 0;
        };
        String time = kind.equals("time no number") ? "soon" : String.valueOf(second);
        String signature = switch (kind) {
            case "signature missing" -> null;
            case "signature of another secret" -> FakeWorkspace.found().sign(time, body);
            case "signature of another body" -> slack.sign(time, body + " ");
            case "signature of another time" -> slack.sign(String.valueOf(second - 1), body);
            case "signature empty" -> "";
            default -> slack.sign(time, body);
        };
        switch (kind) {
            case "another tenant's connection" -> slack.connected(new Office().connection.id());
            case "unknown connection" -> slack.connected(UUID.randomUUID());
            default -> { }
        }
        HttpResponse<String> answer = kind.equals("no connection")
                ? at("/doors/slack/none/events", body)
                : slack.post("/events", JSON, body, 0, kind.equals("time missing") ? null : time, signature);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(office.inInbox()).isEqualTo(inInbox);
        if (status == 401) {
            assertThat(answer.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/commands", "/interactions"})
    void commandsAndButtonsOfAnotherWorkspaceHaveNoEffect(String path) {
        String body = path.equals("/commands")
                ? FakeWorkspace.form(Map.of("team_id", "T0OTHER", "api_app_id", slack.app(), "user_id", office.ritasId, "text", "help", "trigger_id", "1.1"))
                : FakeWorkspace.form(Map.of("payload", "{\"type\":\"block_actions\",\"team\":{\"id\":\"T0OTHER\"},\"api_app_id\":\"" + slack.app() + "\"}"));
        assertThat(slack.post(path, "application/x-www-form-urlencoded", body, 0).statusCode()).isEqualTo(401);
        assertThat(office.inInbox()).isZero();
    }

    @Test
    void theAddressIsVerifiedWithTheChallengeOnlyWhenItIsSigned() {
        String body = "{\"token\":\"legacy\",\"challenge\":\"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P\",\"type\":\"url_verification\"}";
        assertThat(slack.post("/events", JSON, body, 0).body()).contains("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P");
        assertThat(slack.post("/events", JSON, body, 0, "1", "v0=00").statusCode()).isEqualTo(401);
    }

    @Test
    void aReplayWithinTheWindowHasNoSecondEffect() {
        String body = SlackJson.write(slack.callback(slack.message(office.ritasId, slack.direct(office.ritasId), "", "how is my pipeline?")));
        String time = String.valueOf(Instant.now().getEpochSecond());
        for (int i = 0; i < 3; i++) {
            assertThat(slack.post("/events", JSON, body, 0, time, slack.sign(time, body)).statusCode()).isEqualTo(200);
        }
        assertThat(slack.await(slack.direct(office.ritasId), 1)).hasSize(1);
        assertThat(office.inInbox()).isEqualTo(1);
    }

    @Test
    void withoutTheDatabaseSlackIsAskedToComeAgain() throws Exception {
        TenantDatabase gone = new TenantDatabase(new AbstractDataSource() {
            @Override
            public java.sql.Connection getConnection() throws SQLException {
                throw new SQLException("gone", "08001");
            }

            @Override
            public java.sql.Connection getConnection(String name, String password) throws SQLException {
                return getConnection();
            }
        });
        Connections connections = new Connections(gone, new SecretBox(new byte[SecretBox.KEY_BYTES]), Clock.systemUTC());
        SlackController controller = new SlackController(connections, new SlackSignatures(Clock.systemUTC()), RunningCopilot.bean(SlackIntake.class));
        MockMvc door = MockMvcBuilders.standaloneSetup(controller).build();
        int status = door.perform(MockMvcRequestBuilders.post("/doors/slack/" + UUID.randomUUID() + "/events").content("{}")).andReturn().getResponse().getStatus();
        assertThat(status).isEqualTo(503);
    }

    private HttpResponse<String> at(String path, String body) {
        String time = String.valueOf(Instant.now().getEpochSecond());
        try {
            return HttpClient.newHttpClient().send(
                    HttpRequest.newBuilder(URI.create(RunningCopilot.address() + path))
                            .header("X-Slack-Request-Timestamp", time)
                            .header("X-Slack-Signature", slack.sign(time, body))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
