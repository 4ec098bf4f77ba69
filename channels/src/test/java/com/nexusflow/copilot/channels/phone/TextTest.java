package com.nexusflow.copilot.channels.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.phone.CallState.Read;
import com.nexusflow.copilot.channels.phone.FakeTwilio.Text;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.inbox.Inbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SMS and WhatsApp. */
class TextTest {

    private static final PhoneOffice OFFICE = PhoneOffice.open();

    @Test
    void aQuestionIsAnsweredShortAndMoreBringsTheRest() {
        PhoneOffice office = PhoneOffice.open();
        office.line().text(office.rep(), "list my open deals");
        Text first = office.line().nextText(office.rep());
        assertThat(Segments.count(first.body())).isLessThanOrEqualTo(3);
        assertThat(first.body()).startsWith("21 open deals").endsWith("\nAnswer MORE for the rest.");
        assertThat(first.from()).isEqualTo(office.account().number());
        StringBuilder all = new StringBuilder(first.body());
        while (all.toString().endsWith("MORE for the rest.")) {
            office.line().text(office.rep(), "more");
            all.append('\n').append(office.line().nextText(office.rep()).body());
        }
        assertThat(all.toString()).contains("Bergström Logistik").contains("2026");
        office.line().text(office.rep(), "More");
        assertThat(office.line().nextText(office.rep()).body()).isEqualTo("That was all.");
    }

    @Test
    void aChangeBySmsNeedsYesAndThePin() {
        OFFICE.deal("Initech");
        OFFICE.line().text(OFFICE.rep(), "set Initech to €45,123.50");
        assertThat(OFFICE.line().nextText(OFFICE.rep()).body()).contains("Amount: €30,000 -> €45,123.50").endsWith("To do it, answer YES and your PIN. To drop it, answer NO.");
        OFFICE.line().text(OFFICE.rep(), "yes");
        assertThat(OFFICE.line().nextText(OFFICE.rep()).body()).isEqualTo("To do it, answer YES and your PIN. To drop it, answer NO.");
        OFFICE.line().text(OFFICE.rep(), "yes 999999");
        assertThat(OFFICE.line().nextText(OFFICE.rep()).body()).isEqualTo("That PIN is not right. Nothing was done.");
        assertThat(OFFICE.state("Initech")).isEqualTo("Demo 3000000 2026-06-01");
        OFFICE.line().text(OFFICE.rep(), "Yes " + PhoneOffice.PIN);
        assertThat(OFFICE.line().nextText(OFFICE.rep()).body()).startsWith("Done: Initech rollout is changed.").endsWith("To take it back, answer UNDO and your PIN.");
        assertThat(OFFICE.state("Initech")).isEqualTo("Demo 4512350 2026-06-01");
        OFFICE.line().text(OFFICE.rep(), "undo");
        assertThat(OFFICE.line().nextText(OFFICE.rep()).body()).isEqualTo("To take it back, answer UNDO and your PIN.");
        OFFICE.line().text(OFFICE.rep(), "undo " + PhoneOffice.PIN);
        assertThat(OFFICE.line().nextText(OFFICE.rep()).body()).startsWith("Taken back: Initech rollout");
        assertThat(OFFICE.state("Initech")).isEqualTo("Demo 3000000 2026-06-01");
    }

    @Test
    void noQueueIsNamedByTheNumberAndAllOfANumberIsOneQueue() {
        PhoneOffice office = PhoneOffice.open();
        for (int i = 0; i < 2; i++) {
            office.line().text(office.rep(), "list my open deals");
            office.line().nextText(office.rep());
        }
        for (String box : List.of("inbox_message", "outbox_message")) {
            assertThat(office.one("select count(*) || ' ' || count(distinct lane) || ' ' || count(*) filter (where lane like '%" + office.rep().substring(1) + "%') from " + box)).isEqualTo("2 1 0");
        }
    }

    @Test
    void aListThatTheTextTellsWholeIsNotRepeated() {
        PhoneOffice office = PhoneOffice.open();
        office.line().text(office.rep(), "top accounts by won revenue");
        assertThat(office.line().nextText(office.rep()).body().split("Polar Energy", -1)).hasSize(2);
    }

    @Test
    void aChangeThatIsTooLongForAMessageIsNotApprovedThere() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Dunder");
        office.line().text(office.rep(), "note for Dunder: " + "they want to see the numbers again ".repeat(45));
        assertThat(office.line().nextText(office.rep()).body()).startsWith("That is too long to read out.");
        office.line().text(office.rep(), "yes " + PhoneOffice.PIN);
        assertThat(office.line().nextText(office.rep()).body()).startsWith("Nothing waits");
    }

    @Test
    void aYesMeansWhatWasShownLastHereAndNotWhatWasTold() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Initech");
        office.deal("Globex");
        office.line().text(office.rep(), "set Globex to 47k");
        office.line().nextText(office.rep());
        Read other = office.tenant().scope().call(() -> RunningCopilot.bean(Chats.class).find(office.connection().id(), office.rep()).read());
        office.line().text(office.rep(), "set Initech to 46k");
        office.line().nextText(office.rep());
        ProposalCard told = office.repScope().call(() -> RunningCopilot.bean(ChangeDesk.class).card(other.proposal(), Locale.ENGLISH)).orElseThrow();
        List<Outgoing> messages = office.tenant().scope().call(() -> RunningCopilot.bean(PhoneDoor.class).tell(office.connection(), office.rep(), "news/1",
                new Reply(UUID.randomUUID(), Reply.Status.ANSWERED, "Somebody asks for your approval.", List.of(told), List.of(), List.of(), "none")));
        assertThat(messages.getLast().body()).contains("It waits on the web page").doesNotContain("answer YES");
        office.line().text(office.rep(), "yes " + PhoneOffice.PIN);
        assertThat(office.line().nextText(office.rep()).body()).startsWith("Done: Initech rollout");
        assertThat(office.state("Initech")).isEqualTo("Demo 4600000 2026-06-01");
        assertThat(office.state("Globex")).isEqualTo("Demo 3000000 2026-06-01");
    }

    @Test
    void aYesCountsInTheLanguageOfTheQuestionAndNoPinIsKept() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Initech");
        office.line().text(office.rep(), "setz Initech auf 45.000 Euro");
        assertThat(office.line().nextText(office.rep()).body()).endsWith("Zum Ausführen antworten Sie JA und Ihre PIN. Zum Verwerfen antworten Sie NEIN.");
        office.line().text(office.rep(), PhoneOffice.PIN);
        office.line().nextText(office.rep());
        office.line().text(office.rep(), "jaja bitte " + PhoneOffice.PIN);
        office.line().nextText(office.rep());
        assertThat(office.state("Initech")).isEqualTo("Demo 3000000 2026-06-01");
        office.line().text(office.rep(), "JA " + PhoneOffice.PIN);
        office.line().nextText(office.rep());
        assertThat(office.state("Initech")).isEqualTo("Demo 4500000 2026-06-01");
        assertThat(office.oneOfTheRep("select count(*)::text from conversation_turn t where t::text like '%" + PhoneOffice.PIN + "%'")).isEqualTo("0");
        assertThat(office.one("select count(*)::text from inbox_message m where m::text like '%" + PhoneOffice.PIN + "%'")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes please do it now %s", "my pin is %s for the pipeline", "%s is what you asked for, or is it?", "how is my pipeline in 2026? pin %s, thanks"})
    void aPinIsKeptNowhereWhereverItStandsInASentence(String words) {
        PhoneOffice office = PhoneOffice.open();
        String spaced = PhoneOffice.PIN.substring(0, 3) + " " + PhoneOffice.PIN.substring(3);
        for (String address : List.of(office.rep(), "whatsapp:" + office.rep())) {
            office.line().text(address, words.formatted(PhoneOffice.PIN));
            office.line().nextText(address);
            office.line().text(address, words.formatted(spaced));
            office.line().nextText(address);
        }
        String kept = office.oneOfTheRep("select coalesce(string_agg(t::text || c::text, ' '), '') from conversation_turn t join conversation c on c.id = t.conversation_id")
                + office.one("select coalesce(string_agg(m::text, ' '), '') from inbox_message m") + office.one("select coalesce(string_agg(m::text, ' '), '') from phone_chat m");
        assertThat(kept).contains("conversation").doesNotContain(PhoneOffice.PIN).doesNotContain(spaced);
    }

    @Test
    void anAmountOfAsManyDigitsStays() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Globex");
        office.line().text(office.rep(), "set Globex to 418274");
        assertThat(office.line().nextText(office.rep()).body()).contains("418,274");
    }

    @Test
    void aMessageThatIsBroughtAgainAYearLaterHasNoEffect() {
        PhoneOffice office = PhoneOffice.open();
        String sid = office.line().text(office.rep(), "how is my pipeline");
        office.line().nextText(office.rep());
        RunningCopilot.sql(office.tenant().scope(), "update inbox_message set received_at = received_at - interval '1 year'");
        office.tenant().scope().run(() -> RunningCopilot.bean(Inbox.class).forget());
        assertThat(office.one("select string_agg(lane || kind || body, '') from inbox_message")).isEmpty();
        office.line().text(sid, office.rep(), "how is my pipeline");
        office.line().text(office.rep(), "won revenue this year");
        assertThat(office.line().nextText(office.rep()).body()).contains("Won revenue");
        assertThat(office.line().textsWaiting(office.rep())).isZero();
        assertThat(office.one("select count(*)::text from inbox_message")).isEqualTo("2");
    }

    @Test
    void aTenantMayLetAPlainYesDo() {
        PhoneOffice office = PhoneOffice.open(Map.of("plain_yes", "yes"));
        office.deal("Globex");
        office.line().text(office.rep(), "set Globex to 46k");
        assertThat(office.line().nextText(office.rep()).body()).endsWith("To do it, answer YES. To drop it, answer NO.");
        office.line().text(office.rep(), "yes");
        assertThat(office.line().nextText(office.rep()).body()).startsWith("Done: Globex rollout");
        assertThat(office.state("Globex")).isEqualTo("Demo 4600000 2026-06-01");
    }

    @Test
    void whoDecidesTooOftenHearsSoAndNothingChanges() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Globex");
        office.line().text(office.rep(), "set Globex to 46k");
        office.line().nextText(office.rep());
        office.decideNoMore();
        office.line().text(office.rep(), "yes " + PhoneOffice.PIN);
        assertThat(office.line().nextText(office.rep()).body()).startsWith("You have decided on a lot");
        assertThat(office.state("Globex")).isEqualTo("Demo 3000000 2026-06-01");
    }

    @Test
    void aYesAfterAnotherAnswerIsAskedBackBeforeAnythingIsDone() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Umbrella");
        String address = "whatsapp:" + office.rep();
        office.line().text(address, "set Umbrella to 46k");
        office.line().nextText(address);
        office.line().text(address, "what about Umbrela?");
        office.line().nextText(address);
        office.line().text(address, "yes");
        assertThat(office.line().nextText(address).body()).contains("Amount: €30,000 → €46,000").endsWith("To do it, answer YES. To drop it, answer NO.");
        assertThat(office.state("Umbrella")).isEqualTo("Demo 3000000 2026-06-01");
        office.line().text(address, "yes");
        assertThat(office.line().nextText(address).body()).startsWith("Done: Umbrella rollout");
        assertThat(office.state("Umbrella")).isEqualTo("Demo 4600000 2026-06-01");
    }

    @Test
    void whatsAppVouchesForItsSenders() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Umbrella");
        String address = "whatsapp:" + office.rep();
        office.line().text(address, "set Umbrella to 46k");
        Text card = office.line().nextText(address);
        assertThat(card.from()).isEqualTo("whatsapp:" + office.account().whatsapp());
        assertThat(card.body()).endsWith("To do it, answer YES. To drop it, answer NO.");
        office.line().text(office.rep(), "yes " + PhoneOffice.PIN);
        assertThat(office.line().nextText(office.rep()).body()).as("the proposal was not sent to this address").startsWith("Nothing waits");
        office.line().text(address, "yes");
        office.line().nextText(address);
        assertThat(office.state("Umbrella")).isEqualTo("Demo 4600000 2026-06-01");
    }

    @Test
    void noDropsTheChange() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Hooli");
        office.line().text(office.rep(), "set Hooli to 46k");
        office.line().nextText(office.rep());
        office.line().text(office.rep(), "no");
        assertThat(office.line().nextText(office.rep()).body()).isEqualTo("Nothing was changed.");
        office.line().text(office.rep(), "yes " + PhoneOffice.PIN);
        assertThat(office.line().nextText(office.rep()).body()).startsWith("Nothing waits for your yes here.");
        assertThat(office.state("Hooli")).isEqualTo("Demo 3000000 2026-06-01");
    }

    @Test
    void aRepeatedMessageIsAnsweredOnceAndItsPinIsKeptNowhere() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Soylent");
        office.line().repeatingEverything();
        office.line().text(office.rep(), "set Soylent to 46k");
        office.line().nextText(office.rep());
        office.line().text(office.rep(), "yes 123123");
        office.line().nextText(office.rep());
        office.line().text(office.rep(), "yes " + PhoneOffice.PIN);
        office.line().nextText(office.rep());
        office.line().text(office.rep(), "how is my pipeline");
        assertThat(office.line().nextText(office.rep()).body()).startsWith("Open pipeline");
        assertThat(office.line().textsWaiting(office.rep())).isZero();
        assertThat(office.one("select count(*)::text from phone_pin_failure")).isEqualTo("1");
        assertThat(office.one("select count(*)::text from inbox_message where body like '%" + PhoneOffice.PIN + "%'")).isEqualTo("0");
    }

    @Test
    void aStrangerIsToldOnceADay() {
        String number = PhoneOffice.newNumber();
        OFFICE.line().text(number, "how is my pipeline");
        OFFICE.line().text(number, "hello?");
        String known = PhoneOffice.newNumber();
        OFFICE.know(known, OFFICE.tenant().manager(), "");
        OFFICE.line().text(known, "won revenue this year");
        assertThat(OFFICE.line().nextText(number).body()).startsWith("This number is for our sales people");
        assertThat(OFFICE.line().nextText(known).body()).contains("Won revenue");
        assertThat(OFFICE.line().textsWaiting(number)).isZero();
        assertThat(OFFICE.one("select count(*)::text from inbox_message where done_at is null")).isEqualTo("0");
    }

    @Test
    void twiliosOwnWordsAreLeftToTwilio() {
        String number = PhoneOffice.newNumber();
        OFFICE.know(number, OFFICE.tenant().manager(), "");
        String stop = OFFICE.line().text(number, "STOP");
        String help = OFFICE.line().text(number, "Help");
        assertThat(OFFICE.one("select count(*)::text from inbox_message where event in ('" + stop + "', '" + help + "')")).isEqualTo("0");
    }

    @Test
    void aBusyTwilioIsAskedAgainAndAnUnwillingOneIsNot() {
        PhoneOffice office = PhoneOffice.open();
        FakeTwilio.shared().fail(office.account(), 429, "1", 1);
        FakeTwilio.shared().fail(office.account(), 500, "", 1);
        office.line().text(office.rep(), "how is my pipeline");
        assertThat(office.line().nextText(office.rep()).body()).startsWith("Open pipeline");
        String gone = PhoneOffice.newNumber();
        FakeTwilio.shared().optOut(gone);
        office.know(gone, office.tenant().manager(), "");
        office.line().text(gone, "won revenue this year");
        office.line().text(office.rep(), "won revenue this year");
        office.line().nextText(office.rep());
        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(Trouble.words(office.one("select coalesce(min(problem), '') from outbox_message where problem is not null"), Locale.ENGLISH)).contains("unsubscribed by STOP"));
    }

    @Test
    void whatDidNotArriveIsAProblemOfTheConnection() {
        PhoneOffice office = PhoneOffice.open();
        office.line().text(office.rep(), "how is my pipeline");
        Text text = office.line().nextText(office.rep());
        office.line().report(text, "delivered", "");
        office.line().report(text, "undelivered", "21408");
        assertThat(Trouble.words(office.one("select problem from connection"), Locale.ENGLISH)).contains("may not send text messages to that country");
        assertThat(Trouble.words(office.one("select problem from connection"), Locale.FRENCH)).contains("vers ce pays");
    }
}
