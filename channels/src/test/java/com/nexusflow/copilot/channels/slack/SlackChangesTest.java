package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.channels.slack.FakeWorkspace.Said;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Changes that were asked for in Slack are decided on in Slack. */
class SlackChangesTest {

    private final Office office = new Office();
    private final FakeWorkspace slack = office.slack;
    private final String direct = slack.direct(office.ritasId);

    @Test
    void anApprovalChangesTheRecordAndTheCardShowsItAndUndoTakesItBack() {
        Said card = proposed("move Initech to Negotiation, close date 30 June");
        assertThat(card.words()).contains("Change to approve").contains("Prospecting").contains("Negotiation").contains("30 June 2026").contains("Rita Quist");
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 100000 2026-06-01");
        slack.presses(office.ritasId, card, "approve");
        awaitCard(card, "Done");
        assertThat(office.deal("Initech rollout")).isEqualTo("Negotiation 100000 2026-06-30");
        assertThat(FakeWorkspace.has(card, "approve")).isFalse();
        slack.presses(office.ritasId, card, "undo");
        awaitCard(card, "Taken back");
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 100000 2026-06-01");
        assertThat(slack.said()).hasSize(1);
    }

    @Test
    void twoClicksHaveOneEffect() {
        Said card = proposed("set Initech to 45k");
        int before = card.edits;
        Map<String, Object> once = slack.press(office.ritasId, card, "approve", null);
        Map<String, Object> again = slack.press(office.ritasId, card, "approve", null);
        slack.interact(once);
        slack.interact(once);
        slack.interact(again);
        slack.awaited(() -> card.edits, edits -> edits == before + 2);
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 4500000 2026-06-01");
        assertThat(office.text("select count(*)::text from audit_entry where action = 'change.applied'")).isEqualTo("1");
    }

    @Test
    void onlyTheTickedLinesAreDone() {
        Said card = proposed("set Initech to 45k and negotiation");
        JsonNode choices = choices(card);
        String block = SlackJson.text(choices, "/block_id");
        JsonNode box = choices.at("/elements/0");
        slack.presses(office.ritasId, card, "approve", object(block, object(SlackJson.text(box, "/action_id"),
                object("type", "checkboxes", "selected_options", List.of(box.at("/options/1"))))));
        awaitCard(card, "left as it was");
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 4500000 2026-06-01");
    }

    @Test
    void whoTicksNothingIsToldSoAndNothingHappens() {
        Said card = proposed("set Initech to 45k and negotiation");
        JsonNode choices = choices(card);
        slack.presses(office.ritasId, card, "approve", object(SlackJson.text(choices, "/block_id"), object(SlackJson.text(choices, "/elements/0/action_id"),
                object("type", "checkboxes", "selected_options", List.of()))));
        assertThat(slack.await(direct, 2).get(1).onlyFor).isEqualTo(office.ritasId);
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 100000 2026-06-01");
        assertThat(FakeWorkspace.has(card, "approve")).isTrue();
    }

    @Test
    void whoMayNotDecideIsToldSoAndNothingHappens() {
        String channel = slack.channel(office.ritasId, office.marasId);
        slack.mentions(office.ritasId, channel, "set Initech to 45k");
        Said card = slack.await(channel, 1).getFirst();
        assertThat(card.onlyFor).isNull();
        int before = card.edits;
        slack.presses(office.marasId, card, "approve");
        Said told = slack.await(channel, 2).get(1);
        assertThat(told.onlyFor).isEqualTo(office.marasId);
        assertThat(card.edits).isEqualTo(before);
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 100000 2026-06-01");
    }

    @Test
    void aStrangersClickHasNoEffectAndAForgedButtonHasNone() {
        String channel = slack.channel(office.ritasId, office.marasId);
        slack.mentions(office.ritasId, channel, "set Initech to 45k");
        Said card = slack.await(channel, 1).getFirst();
        String stranger = slack.member("sam", null);
        slack.join(channel, stranger);
        slack.presses(stranger, card, "approve");
        assertThat(slack.await(channel, 2).get(1).words()).contains("I do not know yet who you are here");
        Map<String, Object> forged = slack.press(office.ritasId, card, "approve", null);
        String value = SlackJson.text(SlackJson.tree(forged), "/actions/0/value");
        forged.put("actions", List.of(object("type", "button", "action_id", "approve", "action_ts", "1.1",
                "value", SlackJson.write(object("p", SlackJson.text(SlackJson.read(value), "/p"), "s", "AAAA")))));
        slack.interact(forged);
        assertThat(slack.await(channel, 3).get(2).onlyFor).isEqualTo(office.ritasId);
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 100000 2026-06-01");
    }

    @Test
    void aRecordThatChangedSinceIsShownAsItIsNow() {
        Said card = proposed("set Initech to 45k");
        RunningCopilot.sql(office.tenant, "update opportunity set amount_minor = 700000 where name = 'Initech rollout'");
        slack.presses(office.ritasId, card, "approve");
        awaitCard(card, "€7,000");
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 700000 2026-06-01");
        slack.presses(office.ritasId, card, "approve");
        awaitCard(card, "Done");
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 4500000 2026-06-01");
    }

    @Test
    void whatMovedOutOfTheReadersSightIsShownAnewToTheAskerAlone() {
        String channel = slack.channel(office.marasId, office.ritasId);
        RunningCopilot.sql(office.tenant, "update person set role = 'operations' where name = 'Mara Lindqvist'");
        slack.mentions(office.marasId, channel, "set Initech to 45k");
        Said card = slack.await(channel, 1).getFirst();
        assertThat(card.onlyFor).isNull();
        RunningCopilot.sql(office.tenant, "update opportunity set owner_id = '" + office.otto.person().id() + "', amount_minor = 700000 where name = 'Initech rollout'");
        slack.presses(office.marasId, card, "approve");
        Said renewed = slack.await(channel, 2).get(1);
        assertThat(renewed.onlyFor).isEqualTo(office.marasId);
        assertThat(renewed.words()).contains("€7,000");
        awaitCard(card, "not everybody here may see");
        assertThat(card.words()).doesNotContain("€").doesNotContain("Initech");
        slack.presses(office.marasId, renewed, "approve");
        awaitCard(renewed, "Done");
        assertThat(card.words()).doesNotContain("€");
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 4500000 2026-06-01");
    }

    @Test
    void aRenewedCardThatAllMaySeeIsShownToAll() {
        String channel = slack.channel(office.ritasId, office.marasId);
        slack.mentions(office.ritasId, channel, "set Initech to 45k");
        Said card = slack.await(channel, 1).getFirst();
        RunningCopilot.sql(office.tenant, "update opportunity set amount_minor = 700000 where name = 'Initech rollout'");
        slack.presses(office.ritasId, card, "approve");
        awaitCard(card, "€7,000");
        assertThat(slack.said(channel)).hasSize(1);
    }

    @Test
    void aCardWhoseTimeIsOverShowsThatWhenItIsPressed() {
        Said card = proposed("set Initech to 45k");
        RunningCopilot.sql(office.tenant, "update change_proposal set status = 'rejected', decided_at = now()");
        slack.presses(office.ritasId, card, "approve");
        awaitCard(card, "Rejected");
        assertThat(FakeWorkspace.has(card, "approve")).isFalse();
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 100000 2026-06-01");
    }

    @Test
    void aRejectedChangeIsNotDone() {
        Said card = proposed("set Initech to 45k");
        slack.presses(office.ritasId, card, "reject");
        awaitCard(card, "Rejected");
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 100000 2026-06-01");
    }

    @Test
    void otherValuesReplaceTheCardAndValuesThatCannotBeAreToldInTheForm() {
        Said card = proposed("set Initech to 45k");
        slack.presses(office.ritasId, card, "edit");
        assertThat(slack.submits(office.ritasId, Map.of("line:1", "lots")).body()).contains("errors").contains("line:1");
        assertThat(slack.submits(office.ritasId, Map.of("line:1", "46000.50")).statusCode()).isEqualTo(200);
        Said edited = slack.await(direct, 2).get(1);
        assertThat(edited.words()).contains("€46,000.50");
        awaitCard(card, "Replaced by another change");
        slack.presses(office.ritasId, edited, "approve");
        awaitCard(edited, "Done");
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 4600050 2026-06-01");
    }

    @Test
    void whoDecidesTooOftenIsToldToWaitAndNothingHappens() {
        Said card = proposed("set Initech to 45k");
        slack.presses(office.ritasId, card, "edit");
        slack.awaited(slack::views, views -> !views.isEmpty());
        String words = office.rita.scope().call(SlackChangesTest::decideTooOften);
        slack.presses(office.ritasId, card, "approve");
        Said told = slack.await(direct, 2).get(1);
        assertThat(told.onlyFor).isEqualTo(office.ritasId);
        assertThat(told.words()).contains(words);
        assertThat(slack.submits(office.ritasId, Map.of("line:1", "46000")).body()).contains("errors").contains(words);
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 100000 2026-06-01");
        assertThat(office.text("select count(*)::text from change_proposal")).isEqualTo("1");
    }

    /** Uses up what the person may decide in a minute; how the words begin that tell so. */
    private static String decideTooOften() {
        AskLimit limit = RunningCopilot.bean(AskLimit.class);
        try {
            while (true) {
                limit.decision();
            }
        } catch (TooManyRequests e) {
            return e.words(Locale.ENGLISH).split("\\d")[0].strip();
        }
    }

    @Test
    void onlyTheAskerMayEnterOtherValues() {
        String channel = slack.channel(office.ritasId, office.marasId);
        slack.mentions(office.ritasId, channel, "set Initech to 45k");
        Said card = slack.await(channel, 1).getFirst();
        slack.presses(office.marasId, card, "edit");
        assertThat(slack.await(channel, 2).get(1).words()).contains("Only who asked");
        assertThat(slack.views()).isEmpty();
    }

    @Test
    void aCardForOnesOwnEyesIsChangedWhereItStands() {
        String channel = slack.channel(office.ritasId, office.ottosId);
        slack.mentions(office.ritasId, channel, "set Initech to 45k");
        Said card = slack.await(channel, 1).getFirst();
        assertThat(card.onlyFor).isEqualTo(office.ritasId);
        slack.presses(office.ritasId, card, "approve");
        awaitCard(card, "Done");
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 4500000 2026-06-01");
        assertThat(slack.said()).hasSize(1);
    }

    @Test
    void aMessageIsLoggedFromItsMenuAfterOneApproval() {
        slack.shortcut(office.ritasId, "log_to_crm", "They want a security review before they sign");
        assertThat(slack.awaited(slack::views, views -> !views.isEmpty()).values().toString()).contains("They want a security review");
        assertThat(slack.submits(office.ritasId, Map.of("about", "Initech rollout")).statusCode()).isEqualTo(200);
        Said card = slack.await(direct, 1).getFirst();
        assertThat(card.words()).contains("Change to approve").contains("security review");
        slack.presses(office.ritasId, card, "approve");
        awaitCard(card, "Done");
        assertThat(office.text("select (select count(*) from note) + (select count(*) from activity) || ''")).isEqualTo("1");
    }

    @Test
    void aMessageMayBeLoggedWithoutSayingWhatItIsAbout() {
        slack.shortcut(office.ritasId, "log_to_crm", "Initech rollout: they want a security review before they sign");
        JsonNode view = slack.awaited(slack::views, views -> !views.isEmpty()).values().iterator().next();
        assertThat(SlackJson.flag(view, "/blocks/0/optional")).isFalse();
        assertThat(SlackJson.text(view, "/blocks/1/block_id")).isEqualTo("about");
        assertThat(SlackJson.flag(view, "/blocks/1/optional")).isTrue();
    }

    @Test
    void aQuestionIsAskedFromAnywhere() {
        slack.shortcut(office.ritasId, "ask_copilot", null);
        slack.awaited(slack::views, views -> !views.isEmpty());
        slack.submits(office.ritasId, Map.of("what", "what stage is Initech rollout in?"));
        assertThat(slack.await(direct, 1).getFirst().words()).contains("Prospecting");
    }

    @Test
    void theHomeTabShowsTheDayAndDecidesWhatWaits() {
        proposed("set Initech to 45k");
        RunningCopilot.sql(office.tenant, "insert into task (tenant_id, id, title, due_on, owner_id) values ('" + office.tenant.tenantId()
                + "', gen_random_uuid(), 'Send the offer', date '2026-05-18', '" + office.rita.person().id() + "')");
        slack.deliver(object("type", "app_home_opened", "user", office.ritasId, "channel", direct, "tab", "home", "event_ts", "1.2"));
        JsonNode home = slack.awaited(() -> slack.home(office.ritasId), found -> found != null);
        String words = String.join("\n", new ArrayList<>(FakeWorkspace.texts(home, "text")));
        assertThat(words).contains("Initech rollout").contains("Send the offer").contains("Change to approve").doesNotContain("Globex");
        slack.pressesAtHome(office.ritasId, "approve");
        slack.awaited(() -> String.valueOf(slack.home(office.ritasId)), found -> found.contains("Nothing waits for you"));
        assertThat(office.deal("Initech rollout")).isEqualTo("Prospecting 4500000 2026-06-01");
    }

    private Said proposed(String words) {
        slack.writes(office.ritasId, words);
        Said card = slack.await(direct, 1).getFirst();
        assertThat(FakeWorkspace.has(card, "approve")).as(card.words()).isTrue();
        return card;
    }

    private void awaitCard(Said card, String words) {
        slack.awaited(card::words, shown -> shown.contains(words));
    }

    private static JsonNode choices(Said card) {
        for (JsonNode block : card.blocks) {
            if (SlackJson.text(block, "/elements/0/type").equals("checkboxes")) {
                return block;
            }
        }
        throw new AssertionError("There is nothing to tick in " + card.blocks);
    }
}
