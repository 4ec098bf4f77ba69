package com.nexusflow.copilot.channels.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.slack.FakeWorkspace.Said;
import com.nexusflow.copilot.channels.testkit.Sounds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A recording that is dropped into Slack becomes a call of whoever dropped it. */
class SlackDropsTest {

    private final Office office = new Office();
    private final FakeWorkspace slack = office.slack;
    private final String direct = slack.direct(office.ritasId);
    private final byte[] sound = Sounds.wav(3);

    @Test
    void aRecordingInADirectMessageBecomesACallOfItsDeal() {
        slack.deliver(slack.withFiles(office.ritasId, direct, "Initech call", List.of(slack.file("initech.wav", "audio/wav", sound, null))));
        Said answer = slack.await(direct, 1).getFirst();
        assertThat(answer.words()).contains("I have initech.wav").contains("/calls/").contains("Initech rollout").contains("marked as unknown");
        slack.awaited(this::fetched, String.valueOf(sound.length)::equals);
        assertThat(office.text("select c.source || ' ' || c.consent || ' ' || o.name || ' ' || p.name from sales_call c join opportunity o on o.id = c.opportunity_id join person p on p.id = c.owner_id"))
                .isEqualTo("slack unknown Initech rollout Rita Quist");
    }

    @Test
    void theSameFileAgainIsTheSameCallAndSomebodyElsesIsNot() {
        Map<String, Object> file = slack.file("talk.mp3", "audio/mpeg", sound, null);
        Map<String, Object> message = slack.withFiles(office.ritasId, direct, "", List.of(file));
        slack.deliver(message);
        slack.deliver(message);
        slack.await(direct, 1);
        slack.deliver(slack.withFiles(office.ritasId, direct, "", List.of(file)));
        slack.await(direct, 2);
        String ottos = slack.direct(office.ottosId);
        slack.deliver(slack.withFiles(office.ottosId, ottos, "", List.of(file)));
        assertThat(slack.await(ottos, 1).getFirst().words()).contains("I cannot take talk.mp3");
        assertThat(office.text("select count(*)::text from sales_call")).isEqualTo("1");
    }

    @Test
    void whatCannotBeReadIsSaidAtOnceAndMakesNoCall() {
        slack.deliver(slack.withFiles(office.ritasId, direct, "", List.of(slack.file("Memo.m4a", "audio/mp4", sound, null))));
        assertThat(slack.await(direct, 1).getFirst().words()).contains("I cannot read Memo.m4a").contains("WAV, MP3, FLAC or OGG");
        assertThat(office.text("select count(*)::text from sales_call")).isEqualTo("0");
    }

    @Test
    void aMessageWithAnotherFileIsAnsweredAsEver() {
        slack.deliver(slack.withFiles(office.ritasId, direct, "how is my pipeline?", List.of(slack.file("offer.pdf", "application/pdf", sound, null))));
        assertThat(slack.await(direct, 1).getFirst().words()).contains("€1");
        assertThat(office.text("select count(*)::text from sales_call")).isEqualTo("0");
    }

    @Test
    void inAChannelOnlyWhoDroppedItIsToldAndStrangersMakeNoCall() {
        String channel = slack.channel(office.ritasId, office.ottosId);
        mentions(office.ritasId, channel);
        assertThat(slack.await(channel, 1).getFirst()).satisfies(said -> assertThat(said.onlyFor).isEqualTo(office.ritasId)).satisfies(said -> assertThat(said.words()).contains("I have board.wav"));
        String stranger = slack.member("sam", null);
        slack.join(channel, stranger);
        mentions(stranger, channel);
        assertThat(slack.await(channel, 2).get(1).words()).contains("I do not know yet who you are here");
        assertThat(office.text("select count(*)::text from sales_call")).isEqualTo("1");
    }

    @Test
    void whatSlackDoesNotGiveIsSaidOnTheCall() {
        slack.scopes().remove("files:read");
        slack.deliver(slack.withFiles(office.ritasId, direct, "", List.of(slack.file("a.wav", "audio/wav", sound, null))));
        slack.awaited(this::problem, "slack_scope"::equals);
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        slack.deliver(slack.withFiles(office.ritasId, direct, "", List.of(slack.file("a.wav", "audio/wav", sound, FakeSlack.running().address() + "/api/steal"))));
        slack.awaited(this::problem, "elsewhere_chat"::equals);
        assertThat(slack.calls("steal")).isZero();
    }

    @Test
    void theCommandTellsOfCallsWithACustomerAndOfTheLastOnes() {
        String channel = slack.channel(office.ritasId);
        slack.commands(office.ritasId, channel, "call Initech");
        assertThat(slack.await(channel, 1).getFirst().words()).contains("There is no call with Initech");
        slack.deliver(slack.withFiles(office.ritasId, direct, "Initech call", List.of(slack.file("initech.wav", "audio/wav", sound, null))));
        slack.await(direct, 1);
        slack.commands(office.ritasId, channel, "call");
        assertThat(slack.await(channel, 2).get(1).words()).contains("One call").contains("Initech").contains("/calls/");
    }

    private void mentions(String user, String channel) {
        Map<String, Object> message = slack.withFiles(user, channel, slack.mention("board call"), List.of(slack.file("board.wav", "audio/wav", sound, null)));
        Map<String, Object> mention = new LinkedHashMap<>(message);
        mention.put("type", "app_mention");
        slack.deliver(mention);
        slack.deliver(message);
    }

    private String fetched() {
        return office.text("select coalesce(max(bytes)::text, '') from call_recording");
    }

    private String problem() {
        return office.text("select coalesce(max(problem), '') from sales_call");
    }
}
