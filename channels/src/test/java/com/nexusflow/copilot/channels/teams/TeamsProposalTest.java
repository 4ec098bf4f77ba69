package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Sent;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changing records by the buttons of cards. */
class TeamsProposalTest {

    private static final FakeBotConnector TEAMS = FakeBotConnector.shared();
    private static final String CARD = "application/vnd.microsoft.card.adaptive";
    private static final String WORDS = "application/vnd.microsoft.activity.message";

    private final TeamsOffice office = TeamsOffice.open();
    private final Room chat = office.chat(office.rep());

    TeamsProposalTest() {
        String t = "current_setting('app.tenant')::uuid";
        RunningCopilot.sql(office.sample().scope(), "insert into account (tenant_id, id, name) values (" + t + ", gen_random_uuid(), 'Initech');"
                + "insert into opportunity (tenant_id, id, name, account_id, owner_id, stage_id, amount_minor, close_date) select " + t + ", gen_random_uuid(), 'Initech rollout', a.id, '"
                + office.sample().rep().person().id() + "', s.id, 100000, date '2026-06-01' from account a, stage s where a.name = 'Initech' and s.name = 'Qualified'");
    }

    @AfterEach
    void nothingWasSentThatTeamsWouldRefuse() {
        assertThat(TEAMS.mistakes()).isEmpty();
    }

    @Test
    void approvingChangesTheRecordAndTheCardShowsIt() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k");
        assertThat(deal()).isEqualTo("Qualified 100000 2026-06-01");
        JsonNode shown = office.press(chat, office.rep(), proposal, "approve", Map.of());
        assertThat(deal()).isEqualTo("Qualified 4500000 2026-06-01");
        assertThat(shown.path("statusCode").asInt()).isEqualTo(200);
        assertThat(shown.path("type").asString()).isEqualTo(CARD);
        assertThat(CardRules.mistakes(shown.path("value"))).isEmpty();
        assertThat(shown.path("value").toString()).contains("Done").contains("45,000");
        assertThat(TeamsOffice.action(shown.path("value"), "approve").isMissingNode()).isTrue();
        assertThat(changed("Done").id()).isEqualTo(proposal.id());
    }

    @Test
    void whatWasDoneIsTakenBack() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k");
        office.press(chat, office.rep(), proposal, "approve", Map.of());
        Sent done = changed("Done");
        JsonNode shown = office.press(chat, office.rep(), done, "undo", Map.of());
        assertThat(shown.path("value").toString()).contains("Taken back");
        assertThat(deal()).isEqualTo("Qualified 100000 2026-06-01");
    }

    @Test
    void aRepeatedPressHasOneEffectAndTheSameAnswer() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k");
        ObjectNode press = TEAMS.press(chat, office.rep(), proposal, TeamsOffice.action(proposal.card(), "approve"), Map.of());
        String first = office.bring(press).body();
        assertThat(office.bring(press).body()).isEqualTo(first);
        assertThat(deal()).isEqualTo("Qualified 4500000 2026-06-01");
        assertThat(count("select count(*) from change_proposal where status = 'applied'")).isEqualTo(1);
    }

    @Test
    void onlyTheTickedLinesAreDone() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k and negotiation");
        office.press(chat, office.rep(), proposal, "approve", Map.of("line1", "false", "line2", "true"));
        assertThat(deal()).isIn("Qualified 4500000 2026-06-01", "Negotiation 100000 2026-06-01");
    }

    @Test
    void otherValuesMakeAnotherProposalThatIsApprovedInItsPlace() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k");
        JsonNode edited = office.press(chat, office.rep(), proposal, "edit", Map.of("value1", "46000.50"));
        assertThat(edited.path("value").toString()).contains("46,000.50");
        Sent renewed = changed("46,000.50");
        office.press(chat, office.rep(), renewed, "approve", Map.of());
        assertThat(deal()).isEqualTo("Qualified 4600050 2026-06-01");
        JsonNode refused = office.press(chat, office.rep(), proposal, "edit", Map.of("value1", "1"));
        assertThat(refused.path("value").toString()).contains("Done");
    }

    @Test
    void aValueThatCannotBeIsRefusedInWords() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k");
        JsonNode refused = office.press(chat, office.rep(), proposal, "edit", Map.of("value1", "lots"));
        assertThat(refused.path("type").asString()).isEqualTo(WORDS);
        assertThat(refused.path("value").asString()).isNotBlank();
    }

    @Test
    void whenALaterValueIsRefusedTheEarlierOnesAreShownWithTheWords() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k and negotiation");
        JsonNode shown = office.press(chat, office.rep(), proposal, "edit", Map.of("value1", "Demo", "value2", "lots"));
        assertThat(shown.path("type").asString()).isEqualTo(CARD);
        assertThat(shown.path("value").toString()).contains("lots").contains("Demo").contains("45,000").doesNotContain("Negotiation");
        assertThat(TeamsOffice.action(shown.path("value"), "approve").isMissingNode()).isFalse();
    }

    @Test
    void aRefreshOfACardThatIsGoneShowsACardThatSaysSo() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k");
        ObjectNode refresh = ((ObjectNode) TeamsOffice.action(proposal.card(), "approve").deepCopy()).put("verb", "refresh");
        ((ObjectNode) refresh.path("data")).put("id", UUID.randomUUID().toString());
        JsonNode shown = JsonMapper.builder().build().readTree(office.bring(TEAMS.press(chat, office.rep(), proposal, refresh, Map.of())).body());
        assertThat(shown.path("type").asString()).isEqualTo(CARD);
        assertThat(CardRules.mistakes(shown.path("value"))).isEmpty();
        assertThat(shown.path("value").toString()).contains("does not exist any more");
    }

    @Test
    void whatWasReplacedIsShownAsWhatTookItsPlace() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k");
        office.press(chat, office.rep(), proposal, "edit", Map.of("value1", "46000.50"));
        JsonNode shown = office.press(chat, office.rep(), proposal, "approve", Map.of());
        assertThat(shown.path("type").asString()).isEqualTo(CARD);
        assertThat(shown.path("value").toString()).contains("46,000.50");
        assertThat(TeamsOffice.action(shown.path("value"), "approve").isMissingNode()).isFalse();
        assertThat(deal()).isEqualTo("Qualified 100000 2026-06-01");
    }

    @Test
    void aStaleRecordIsShownAnewInsteadOfChanged() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k");
        RunningCopilot.sql(office.sample().scope(), "update opportunity set amount_minor = 200000, version = version + 1 where name = 'Initech rollout'");
        JsonNode shown = office.press(chat, office.rep(), proposal, "approve", Map.of());
        assertThat(deal()).isEqualTo("Qualified 200000 2026-06-01");
        assertThat(shown.path("type").asString()).isEqualTo(CARD);
        assertThat(shown.path("value").toString()).contains("2,000").contains("45,000");
        assertThat(TeamsOffice.action(shown.path("value"), "approve").isMissingNode()).isFalse();
    }

    @Test
    void whatMovedOutOfTheReadersSightIsShownAnewToTheAskerAlone() {
        RunningCopilot.sql(office.sample().scope(), "update person set role = 'operations' where id = '" + office.sample().manager().person().id() + "'");
        Room group = TEAMS.room(office.app(), "groupChat", List.of(office.rep(), office.manager()));
        office.bring(TEAMS.message(group, office.manager(), "set Initech rollout to 45k"));
        Sent proposal = TEAMS.messages(group, 1).getFirst();
        assertThat(proposal.card().toString()).contains("45,000");
        RunningCopilot.sql(office.sample().scope(), "update opportunity set owner_id = '" + office.sample().stranger().person().id()
                + "', amount_minor = 200000, version = version + 1 where name = 'Initech rollout'");
        JsonNode alone = office.press(group, office.manager(), proposal, "approve", Map.of());
        assertThat(alone.path("value").toString()).contains("2,000");
        Sent hidden = TEAMS.await(group, sent -> sent.method().equals("PUT"));
        assertThat(hidden.activity().toString()).contains("not everybody here may see").doesNotContain("2,000").doesNotContain("Initech");
        ObjectNode refresh = TEAMS.press(group, office.manager(), proposal, hidden.card().path("refresh").path("action"), Map.of());
        assertThat(office.bring(refresh).body()).contains("2,000");
        ObjectNode approve = TEAMS.press(group, office.manager(), proposal, TeamsOffice.action(alone.path("value"), "approve"), Map.of());
        assertThat(office.bring(approve).body()).contains("Done");
        assertThat(deal()).isEqualTo("Qualified 4500000 2026-06-01");
        office.bring(TEAMS.message(group, office.rep(), "help"));
        TEAMS.messages(group, 2);
        assertThat(TEAMS.allNow(group).stream().filter(sent -> sent.method().equals("PUT"))).isNotEmpty()
                .allSatisfy(sent -> assertThat(sent.activity().toString()).doesNotContain("2,000").doesNotContain("Initech"));
    }

    @Test
    void somebodyElsesPressSaysWhyAndDoesNothing() {
        Room group = TEAMS.room(office.app(), "groupChat", List.of(office.rep(), office.manager()));
        office.bring(TEAMS.message(group, office.rep(), "set Initech rollout to 45k"));
        Sent proposal = TEAMS.messages(group, 1).getFirst();
        assertThat(proposal.card().path("refresh").path("userIds").size()).isEqualTo(2);
        JsonNode refused = office.press(group, office.manager(), proposal, "approve", Map.of());
        assertThat(refused.path("type").asString()).isEqualTo(WORDS);
        assertThat(refused.path("value").asString()).isNotBlank();
        assertThat(deal()).isEqualTo("Qualified 100000 2026-06-01");
    }

    @Test
    void aForgedSignatureAndAnUnknownProposalDoNothing() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k");
        ObjectNode action = (ObjectNode) TeamsOffice.action(proposal.card(), "approve").deepCopy();
        action.withObject("/data").put("signature", "AAAA");
        office.bring(TEAMS.press(chat, office.rep(), proposal, action, Map.of()));
        action.withObject("/data").put("id", java.util.UUID.randomUUID().toString());
        office.bring(TEAMS.press(chat, office.rep(), proposal, action, Map.of()));
        action.withObject("/data").put("id", "x");
        assertThat(office.bring(TEAMS.press(chat, office.rep(), proposal, action, Map.of())).body()).contains("does not work any more");
        assertThat(deal()).isEqualTo("Qualified 100000 2026-06-01");
    }

    @Test
    void whoDecidesTooOftenIsToldToWaitAndNothingHappens() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k");
        String words = office.sample().rep().scope().call(TeamsProposalTest::decideTooOften);
        for (String verb : List.of("approve", "reject", "edit")) {
            JsonNode refused = office.press(chat, office.rep(), proposal, verb, Map.of("value1", "46000"));
            assertThat(refused.path("type").asString()).isEqualTo(WORDS);
            assertThat(refused.path("value").asString()).startsWith(words);
        }
        assertThat(deal()).isEqualTo("Qualified 100000 2026-06-01");
        assertThat(count("select count(*) from change_proposal where status = 'open'")).isEqualTo(1);
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
    void eachViewerIsShownTheStateOfThisMoment() {
        Sent proposal = office.ask(office.rep(), "set Initech rollout to 45k");
        office.press(chat, office.rep(), proposal, "reject", Map.of());
        ObjectNode refresh = TEAMS.press(chat, office.rep(), proposal, proposal.card().path("refresh").path("action"), Map.of());
        assertThat(office.bring(refresh).body()).contains("Rejected");
    }

    /** The message as it is changed for everybody after a button was pressed. */
    private Sent changed(String words) {
        return TEAMS.await(chat, sent -> sent.method().equals("PUT") && sent.card().toString().contains(words));
    }

    private String deal() {
        return read("select s.name || ' ' || o.amount_minor || ' ' || o.close_date from opportunity o join stage s on s.id = o.stage_id where o.name = 'Initech rollout'", String.class);
    }

    private long count(String sql) {
        return office.sample().rep().scope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql(sql).query(Long.class).single()));
    }

    private <T> T read(String sql, Class<T> type) {
        return office.sample().scope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql(sql).query(type).single()));
    }
}
