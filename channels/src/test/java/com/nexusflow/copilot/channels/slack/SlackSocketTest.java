package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.slack.FakeWorkspace.Said;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.connection.Connections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where Slack cannot reach the copilot, the copilot holds a socket to Slack. */
class SlackSocketTest {

    private final FakeWorkspace slack = FakeWorkspace.found();
    private final Office office = new Office(slack, Map.of(), Map.of("app_token", slack.appToken()));

    @Test
    void whatComesThroughTheSocketIsAcknowledgedAndAnsweredOnce() {
        String direct = slack.direct(office.ritasId);
        Map<String, Object> callback = slack.callback(slack.message(office.ritasId, direct, "", "what stage is Initech rollout in?"));
        slack.throughSocket("events_api", callback);
        assertThat(office.inInbox()).isEqualTo(1);
        slack.throughSocket("events_api", callback);
        assertThat(slack.await(direct, 1).getFirst().words()).contains("Prospecting");
        assertThat(office.inInbox()).isEqualTo(1);
    }

    @Test
    void aFormIsAnsweredThroughTheSocketAndASocketThatClosesIsOpenedAgain() {
        String direct = slack.direct(office.ritasId);
        slack.throughSocket("events_api", slack.callback(slack.message(office.ritasId, direct, "", "set Initech to 45k")));
        Said card = slack.await(direct, 1).getFirst();
        slack.closeSockets();
        slack.awaited(slack::sockets, count -> count > 0);
        JsonNode empty = slack.throughSocket("interactive", object("type", "view_submission", "team", object("id", slack.team()), "api_app_id", slack.app(),
                "user", object("id", office.ritasId), "view", object("id", "V1", "hash", "1", "callback_id", SlackForms.ASK, "private_metadata", "{}",
                        "state", object("values", object("what", object("value", object("type", "plain_text_input", "value", " ")))))));
        assertThat(SlackJson.text(empty, "/payload/response_action")).isEqualTo("errors");
        slack.throughSocket("interactive", slack.press(office.ritasId, card, "approve", null));
        slack.awaited(card::words, words -> words.contains("Done"));
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 4500000 2026-06-01");
    }

    @Test
    void aSocketEndsWithItsConnection() {
        slack.awaited(slack::sockets, count -> count > 0);
        office.tenant.run(() -> RunningCopilot.bean(Connections.class).disconnect("slack"));
        slack.awaited(slack::sockets, count -> count == 0);
        assertThat(slack.sockets()).isZero();
    }
}
