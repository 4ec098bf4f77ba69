package com.nexusflow.copilot.channels.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.teams.FakeBotConnector.Room;
import com.nexusflow.copilot.channels.teams.FakeBotConnector.Sent;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.channels.testkit.Sounds;
import com.nexusflow.copilot.core.call.CallIntake;
import com.nexusflow.copilot.core.call.CallSource;
import com.nexusflow.copilot.core.call.Consent;
import com.nexusflow.copilot.core.call.NewCall;
import com.nexusflow.copilot.core.people.Deliveries;
import com.nexusflow.copilot.core.people.Delivery;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls in Teams: recordings dropped into the personal chat, the card of a review, and what it suggests. */
class TeamsCallsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final TeamsOffice office = TeamsOffice.open();
    private final Room chat = office.chat(office.rep());

    @Test
    void aRecordingInThePersonalChatBecomesACall() {
        byte[] sound = Sounds.wav(3);
        Sent answer = dropped("Acme Industrial Group call", "acme.wav", sound);
        assertThat(answer.text()).contains("I have acme.wav").contains("marked as unknown");
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> text("select coalesce(max(bytes)::text, '') from call_recording"), String.valueOf(sound.length)::equals);
        assertThat(text("select c.source || ' ' || p.name from sales_call c join person p on p.id = c.owner_id")).isEqualTo("teams Nina Holm");
        assertThat(TeamsOffice.TEAMS.mistakes()).noneMatch(mistake -> mistake.contains("token was sent"));
    }

    @Test
    void anAddressThatIsGoodNoMoreIsSaidOnTheCall() {
        dropped("", "late.wav", new byte[0]);
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> text("select coalesce(max(problem), '') from sales_call"), "teams_expired"::equals);
    }

    @Test
    void whatCannotBeReadIsSaidAtOnce() {
        assertThat(dropped("", "Memo.m4a", Sounds.wav(1)).text()).contains("I cannot read Memo.m4a");
        assertThat(text("select count(*)::text from sales_call")).isEqualTo("0");
    }

    @Test
    void theReviewIsToldAsACardWhoseSuggestionsBecomeProposalsByAPressAlone() {
        office.ask(office.rep(), "help");
        office.sample().rep().scope().run(() -> RunningCopilot.bean(Deliveries.class).choose(new Delivery(null, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, null)));
        brought(office.sample().rep());
        Sent card = TeamsOffice.TEAMS.await(chat, sent -> sent.card().toString().contains("Suggested for the deal"));
        assertThat(CardRules.mistakes(card.card())).isEmpty();
        assertThat(card.card().toString()).contains("Next step").contains("BANT").contains("I will send you an offer by Friday");
        assertThat(text("select count(*)::text from change_proposal")).isEqualTo("0");
        JsonNode button = button(card.card(), "next_step");
        Room other = office.chat(office.stranger());
        assertThat(pressed(other, office.stranger(), card, button)).contains("There is no such call that you may see");
        assertThat(text("select count(*)::text from change_proposal")).isEqualTo("0");
        assertThat(pressed(chat, office.rep(), card, button)).contains("Heard in: Call with");
        TeamsOffice.TEAMS.await(chat, sent -> !TeamsOffice.action(sent.card(), "approve").isMissingNode());
        assertThat(text("select count(*)::text from change_proposal")).isEqualTo("1");
    }

    @Test
    void theWordsForCallsAreQuestionsAboutThem() {
        assertThat(office.ask(office.rep(), "call Acme Industrial Group").text()).contains("There is no call with Acme Industrial Group");
    }

    private Sent dropped(String words, String name, byte[] content) {
        int before = TeamsOffice.TEAMS.messagesNow(chat).size();
        ObjectNode activity = TeamsOffice.TEAMS.message(chat, office.rep(), words);
        TeamsOffice.TEAMS.attach(activity, name, content);
        office.bring(activity);
        return TeamsOffice.TEAMS.messages(chat, before + 1).get(before);
    }

    private String pressed(Room room, FakeBotConnector.User user, Sent card, JsonNode button) {
        return JSON.readTree(office.bring(TeamsOffice.TEAMS.press(room, user, card, button, Map.of())).body()).path("value").asString("");
    }

    private static JsonNode button(JsonNode card, String kind) {
        return card.findParents("verb").stream().filter(action -> action.path("data").path("suggestion").asString("").startsWith(kind)).findFirst().orElseThrow();
    }

    private void brought(Member rep) {
        UUID deal = UUID.fromString(text("select o.id::text from opportunity o join stage s on s.id = o.stage_id where s.type = 'open' and o.owner_id = '" + rep.person().id() + "' order by o.name limit 1"));
        rep.scope().run(() -> RunningCopilot.bean(CallIntake.class).transcript(new NewCall(CallSource.TRANSCRIPT, "Z1", null, null, null, null, deal, null, "en", Consent.GIVEN), """
                [00:00] Nina Holm: What did you think of the demo?
                [00:05] Olav Berg: Good, but that price is too high for us.
                [00:15] Nina Holm: I will send you an offer by Friday.
                """));
    }

    private String text(String sql) {
        return office.sample().scope().call(() -> RunningCopilot.bean(TenantDatabase.class).read(jdbc -> jdbc.sql(sql).query(String.class).single()));
    }
}
