package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.slack.FakeWorkspace.Said;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.core.call.CallIntake;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.Consent;
import com.nexusflow.copilot.core.call.NewCall;
import com.nexusflow.copilot.core.feed.Notification;
import com.nexusflow.copilot.core.feed.Notifications;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Delivery;
import com.nexusflow.copilot.core.people.Identities;
import com.nexusflow.copilot.core.people.SignIn;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rep hears of a reviewed call in Slack, and proposes there what the call suggests. */
class SlackCallsTest {

    private static final String SAID = """
            [00:00] Rita Quist: Hello Olav, what did you think of the demo last week?
            [00:05] Olav Berg: Good. I sign off on budgets up to fifty thousand euros.
            [00:15] Olav Berg: Honestly, that price is too high for us. <https://evil.example|Click> *now*
            [00:25] Olav Berg: We also look at Rivalsoft. We want to sign by June 30.
            [00:40] Rita Quist: I will send you an offer in two steps by Friday.
            [00:50] Olav Berg: Good, talk to you then.
            """;

    private final Office office = new Office();
    private final FakeWorkspace slack = office.slack;
    private final String direct = slack.direct(office.ritasId);
    private final Instant now = RunningCopilot.bean(Clock.class).instant();

    @Test
    void theRepHearsOfAReviewOnceWithWhatMatters() {
        linked(office.rita, office.ritasId);
        UUID call = brought(office.rita, now.minus(Duration.ofMinutes(20)), SAID);
        Said card = slack.await(direct, 1).getFirst();
        assertThat(card.words()).contains("the review is there").contains("Next step").contains("I will send you an offer in two steps by Friday").contains("Objection").contains("Price, ")
                .contains("that price is too high").contains("BANT").contains("/calls/" + call).doesNotContain("<https://evil.example").doesNotContain("evil.example|");
        assertThat(scope(office.rita).call(() -> RunningCopilot.bean(Notifications.class).page(false, null, 10).entries())).singleElement()
                .satisfies(told -> assertThat(told.kind()).isEqualTo(Notification.Kind.CALL_REVIEWED)).satisfies(told -> assertThat(told.proposal()).isNull());
    }

    @Test
    void whatIsBroughtInLaterToCompleteTheRecordsIsNoNews() {
        linked(office.rita, office.ritasId);
        UUID call = brought(office.rita, now.minus(Duration.ofHours(30)), SAID);
        reviewed(office.rita, call);
        assertThat(office.text("select count(*)::text from notification")).isEqualTo("0");
    }

    @Test
    void whoNoLongerSeesTheCallIsToldNothing() {
        linked(office.rita, office.ritasId);
        office.rita.scope().run(() -> RunningCopilot.bean(Deliveries.class).choose(new Delivery(null, LocalTime.now(ZoneId.of("Europe/Berlin")).minusHours(2), LocalTime.now(ZoneId.of("Europe/Berlin")).plusHours(2), null)));
        UUID call = brought(office.rita, null, SAID);
        reviewed(office.rita, call);
        slack.awaited(() -> office.text("select count(*) filter (where not_before <= now()) || ' of ' || count(*) from telling"), "0 of 1"::equals);
        RunningCopilot.sql(office.tenant, "update sales_call set owner_id = '" + office.otto.person().id() + "'");
        RunningCopilot.sql(office.tenant, "update delivery set quiet_from = '00:00', quiet_to = '00:00'");
        RunningCopilot.sql(office.tenant, "update telling set not_before = now()");
        slack.awaited(() -> office.text("select count(*)::text from telling"), "0"::equals);
        assertThat(office.text("select count(*)::text from outbox_message")).isEqualTo("0");
    }

    @Test
    void aSuggestionChangesNothingUntilItIsProposedAndApproved() {
        Said card = told();
        assertThat(card.words()).contains("Suggested for the deal").contains("Next step").contains("Close date").contains("Competitor").contains("Rivalsoft");
        assertThat(office.text("select count(*)::text from change_proposal")).isEqualTo("0");
        presses(office.ritasId, card, "close_date");
        Said proposal = slack.await(direct, 2).get(1);
        assertThat(proposal.words()).contains("Heard in: Call with Initech").contains("Change to approve").contains("30 June");
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 100000 2026-06-01");
        assertThat(office.text("select why from change_proposal")).startsWith("Heard in: Call with Initech");
        slack.presses(office.ritasId, proposal, "approve");
        slack.awaited(() -> office.deal("Initech rollout"), deal -> deal.endsWith("-06-30"));
    }

    @Test
    void pressedTwiceItIsOneProposal() {
        Said card = told();
        presses(office.ritasId, card, "close_date");
        slack.await(direct, 2);
        presses(office.ritasId, card, "close_date");
        slack.await(direct, 3);
        assertThat(office.text("select count(*)::text from change_proposal")).isEqualTo("1");
    }

    @Test
    void somebodyElsesPressAndAForgedOneHaveNoEffect() {
        Said card = told();
        linked(office.otto, office.ottosId);
        String channel = slack.channel(office.ritasId, office.ottosId);
        presses(office.ottosId, new Said(channel, "", card.ts, null, card.text, card.blocks), "close_date");
        assertThat(slack.await(channel, 1).getFirst().words()).contains("There is no such call that you may see");
        Map<String, Object> forged = slack.press(office.ritasId, card, button(card, "close_date"), null);
        forged.put("actions", List.of(object("type", "button", "action_id", "propose:9", "action_ts", "1.1",
                "value", SlackJson.write(object("c", SlackJson.text(SlackJson.read(value(card, "close_date")), "/c"), "s", "amount-12345678")))));
        slack.interact(forged);
        assertThat(slack.await(direct, 2).get(1).words()).contains("does not suggest this any more");
        assertThat(office.text("select count(*)::text from change_proposal")).isEqualTo("0");
    }

    @Test
    void aProposalGoesWithTheCallThatIsErased() {
        Said card = told();
        presses(office.ritasId, card, "next_step");
        slack.await(direct, 2);
        UUID call = UUID.fromString(office.text("select id::text from sales_call"));
        scope(office.rita).run(() -> assertThat(RunningCopilot.bean(Calls.class).erase(call)).isPresent());
        assertThat(office.text("select count(*)::text from change_line")).isEqualTo("0");
    }

    private Said told() {
        linked(office.rita, office.ritasId);
        brought(office.rita, now.minus(Duration.ofMinutes(20)), SAID);
        return slack.await(direct, 1).getFirst();
    }

    private void presses(String user, Said card, String kind) {
        slack.presses(user, card, button(card, kind));
    }

    /** The button of a suggestion of the kind. */
    private static String button(Said card, String kind) {
        return accessory(card, kind, "/action_id");
    }

    private static String value(Said card, String kind) {
        return accessory(card, kind, "/value");
    }

    private static String accessory(Said card, String kind, String what) {
        return card.blocks.valueStream().map(block -> block.at("/accessory")).filter(button -> SlackJson.text(button, "/value").contains("\"" + kind))
                .map(button -> SlackJson.text(button, what)).findFirst().orElseThrow();
    }

    private UUID brought(Member member, Instant startedAt, String text) {
        RunningCopilot.sql(office.tenant, "insert into competitor (tenant_id, id, name) values ('" + office.tenant.tenantId() + "', gen_random_uuid(), 'Rivalsoft')");
        UUID deal = UUID.fromString(office.text("select id::text from opportunity where name = 'Initech rollout'"));
        return scope(member).call(() -> RunningCopilot.bean(CallIntake.class).transcript(
                new NewCall(CallSource.TRANSCRIPT, "Z1", null, null, null, null, deal, startedAt, "en", Consent.GIVEN), text));
    }

    private void reviewed(Member member, UUID call) {
        slack.awaited(() -> scope(member).call(() -> RunningCopilot.bean(Calls.class).byId(call)).map(heard -> heard.call().progress()).orElse(0), progress -> progress == 100);
    }

    private void linked(Member member, String slackId) {
        office.tenant.run(() -> RunningCopilot.bean(Identities.class).link(office.connection.id(), slackId, member.person().id(), "them", Identities.Way.LINK));
        member.scope().run(() -> RunningCopilot.bean(Deliveries.class).choose(new Delivery(null, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, null)));
    }

    private TenantScope scope(Member member) {
        return RunningCopilot.bean(SignIn.class).signedIn(office.tenant.tenantId(), member.person().id(), null).orElseThrow().scope();
    }
}
