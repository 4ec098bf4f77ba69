package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A link of ours shows what it leads to, but only what all who read it may see. */
class SlackUnfurlTest {

    private static final String HOME = "https://copilot.example.com";

    private final Office office = new Office();
    private final FakeWorkspace slack = office.slack;
    private final SlackUnfurls unfurls = new SlackUnfurls(
            RunningCopilot.bean(SlackPeople.class), new DoorSettings(HOME, false), RunningCopilot.bean(Opportunities.class), RunningCopilot.bean(Accounts.class),
            RunningCopilot.bean(Tenants.class));

    @Test
    void aDealIsShownToThoseWhoMayAllSeeIt() {
        assertThat(shown(slack.channel(office.ritasId, office.marasId), office.ritasId, HOME + deal())).contains("Initech rollout").contains("Prospecting").contains("€1,000");
    }

    @Test
    void aDealThatOneReaderMayNotSeeIsNotShown() {
        assertThat(shown(slack.channel(office.ritasId, office.ottosId), office.ritasId, HOME + deal())).isEmpty();
    }

    @Test
    void aStrangersLinkAndALinkThatOnlyLooksLikeOursShowNothing() {
        String channel = slack.channel(office.ritasId);
        assertThat(shown(channel, slack.member("sam", null), HOME + deal())).isEmpty();
        assertThat(shown(channel, office.ritasId, HOME + ".evil.example" + deal())).isEmpty();
        assertThat(shown(channel, office.ritasId, HOME + "/deals/" + UUID.randomUUID())).isEmpty();
        assertThat(shown(channel, office.ritasId, HOME + "/settings")).isEmpty();
    }

    private String deal() {
        return "/deals/" + office.text("select id::text from opportunity where name = 'Initech rollout'");
    }

    private String shown(String channel, String user, String address) {
        String event = SlackJson.write(object("user", user, "channel", channel, "message_ts", "1716900014.001400", "links", List.of(object("domain", "copilot.example.com", "url", address))));
        List<Outgoing> letters = office.tenant.call(() -> unfurls.unfurl(new Received(UUID.randomUUID(), office.connection.id(), "e", "l", "event", event, 1), office.connection, SlackJson.read(event)));
        return letters.stream().map(Outgoing::body).findFirst().orElse("");
    }
}
