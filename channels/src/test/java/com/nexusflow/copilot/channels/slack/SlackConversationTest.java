package com.nexusflow.copilot.channels.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.slack.FakeWorkspace.Said;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People talk to the copilot in Slack. */
class SlackConversationTest {

    private final Office office = new Office();
    private final FakeWorkspace slack = office.slack;

    @Test
    void aMentionIsAnsweredOnceInItsThreadThoughItComesAsTwoEvents() {
        String channel = slack.channel(office.ritasId);
        assertThat(slack.mentions(office.ritasId, channel, "what stage is Initech rollout in?").statusCode()).isEqualTo(200);
        Said answer = slack.await(channel, 1).getFirst();
        assertThat(answer.words()).contains("Prospecting");
        assertThat(answer.thread).isNotEmpty();
        assertThat(office.inInbox()).isEqualTo(1);
        assertThat(slack.said()).hasSize(1);
    }

    @Test
    void aRepeatedEventIsAnsweredOnceHoweverOftenItComes() {
        Map<String, Object> event = slack.message(office.ritasId, slack.direct(office.ritasId), "", "what stage is Initech rollout in?");
        String body = SlackJson.write(slack.callback(event));
        for (int retry = 0; retry <= 3; retry++) {
            assertThat(slack.post("/events", "application/json", body, retry).statusCode()).isEqualTo(200);
        }
        slack.await(slack.direct(office.ritasId), 1);
        slack.writes(office.ritasId, "who owns it?");
        List<Said> said = slack.await(slack.direct(office.ritasId), 2);
        assertThat(said).hasSize(2);
        assertThat(said.get(1).words()).contains("Rita Quist");
    }
}
