package com.nexusflow.copilot.channels.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.channels.door.Heard;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CallTest {

    private static final PhoneOffice OFFICE = PhoneOffice.open();

    @Test
    void aRepAsksAndHearsTheAnswerAndAsksOn() {
        FakeCall call = OFFICE.line().ring(OFFICE.rep());
        assertThat(call.heard()).isEqualTo("Hello. Please enter your six digit PIN.");
        assertThat(call.press(PhoneOffice.PIN).heard()).isEqualTo("Hello Nina. What would you like to know?");
        assertThat(call.twiml()).contains("hints=\"").contains("Polar Energy").contains("Flow Suite").contains("Northwind CRM");
        assertThat(call.say("how is my pipeline").heard()).startsWith("Open pipeline for Nina Holm is about 1.").contains("million euros");
        assertThat(call.say("and last quarter").heard()).contains("in the first quarter of 2026").contains("thousand euros");
        assertThat(call.say("goodbye").heard()).isEqualTo("Goodbye.");
        assertThat(call.isOver()).isTrue();
    }

    @Test
    void aLongListStopsAfterThreeAndTheRestIsSentInWriting() {
        PhoneOffice office = PhoneOffice.open();
        FakeCall call = office.signedIn();
        String heard = call.say("top accounts by won revenue").heard();
        assertThat(heard).startsWith("Top 6 by won revenue: Polar Energy (about 265 thousand euros), Iberia Foods (about 145 thousand euros) and ").contains("There are 3 more lines.").endsWith("Shall I send you that in writing?");
        assertThat(heard).doesNotContain("Nordkap");
        assertThat(call.say("yes please").heard()).startsWith("I am sending it to you.");
        assertThat(office.line().nextText(office.rep()).body()).contains("Polar Energy (€264,800)").contains("Nordkap Shipping");
        call.hangUp();
    }

    @Test
    void aStrangerHearsTheSameSentenceAsSomebodyWithoutAPin() {
        String unset = PhoneOffice.newNumber();
        OFFICE.know(unset, OFFICE.tenant().stranger(), "");
        FakeCall stranger = OFFICE.line().ring(PhoneOffice.newNumber());
        assertThat(stranger.heard()).isEqualTo("Hello. This line is for our sales people, and I do not know this number yet. Goodbye.");
        assertThat(stranger.isOver()).isTrue();
        assertThat(OFFICE.line().ring(unset).heard()).isEqualTo(stranger.heard());
        assertThat(OFFICE.line().ring("anonymous").heard()).isEqualTo(stranger.heard());
        assertThat(OFFICE.line().ring("").heard()).isEqualTo(stranger.heard());
    }

    @Test
    void threeWrongPinsEndTheCallAndFiveCloseTheNumberForAWhile() {
        String number = PhoneOffice.newNumber();
        OFFICE.know(number, OFFICE.tenant().manager(), "730951");
        FakeCall first = OFFICE.line().ring(number).press("111222").saysNothing();
        assertThat(first.heard()).isEqualTo("That PIN is not right. Please enter it again.");
        assertThat(first.press("999").heard()).contains("too many times");
        assertThat(first.isOver()).isTrue();
        FakeCall second = OFFICE.line().ring(number).press("111223").press("111224");
        assertThat(second.isOver()).isFalse();
        second.press("111225");
        assertThat(OFFICE.line().ring(number).press("111226").heard()).contains("too many times");
        assertThat(OFFICE.line().ring(number).heard()).contains("too many times");
    }

    @Test
    void aChangeIsReadBackExactlyDoneAfterYesAndTakenBack() {
        OFFICE.deal("Initech");
        FakeCall call = OFFICE.signedIn();
        assertThat(call.say("set Initech to €45,123.50, close date 30 June").heard()).isEqualTo(
                "I will change the amount of Initech rollout from 30,000 euros to 45,123.50 euros. "
                        + "I will change the close date of Initech rollout from 1 June 2026 to 30 June 2026. "
                        + "Shall I do all of it? Say yes, do it, or press 1. Say no, or press 2.");
        assertThat(OFFICE.state("Initech")).isEqualTo("Demo 3000000 2026-06-01");
        assertThat(call.say("Yes, do it.").heard()).startsWith("Done: Initech rollout is changed.");
        assertThat(OFFICE.state("Initech")).isEqualTo("Demo 4512350 2026-06-30");
        assertThat(call.say("Take it back!").heard()).startsWith("Taken back: Initech rollout is as before.");
        assertThat(OFFICE.state("Initech")).isEqualTo("Demo 3000000 2026-06-01");
        assertThat(call.say("undo").heard()).startsWith("Nothing was changed in this call");
        call.hangUp();
    }

    @Test
    void keysDecideToo() {
        OFFICE.deal("Globex");
        FakeCall call = OFFICE.signedIn();
        assertThat(call.say("set Globex to 46k").press("2").heard()).startsWith("All right, nothing is changed.");
        assertThat(call.press("1").heard()).isEqualTo("What else would you like to know?");
        assertThat(OFFICE.state("Globex")).isEqualTo("Demo 3000000 2026-06-01");
        call.say("set Globex to 47k").press("1");
        assertThat(OFFICE.state("Globex")).isEqualTo("Demo 4700000 2026-06-01");
        call.hangUp();
    }

    @Test
    void whatIsNeitherYesNorNoIsReadAgainOnceAndThenLeftOpen() {
        OFFICE.deal("Umbrella");
        FakeCall call = OFFICE.signedIn();
        String read = call.say("set Umbrella to 46k").heard();
        assertThat(call.say("maybe").heard()).isEqualTo("I did not hear a yes or a no. " + read);
        assertThat(call.say("yes", 0.2).heard()).startsWith("I leave it open.");
        assertThat(call.say("yes").heard()).isEqualTo("What else would you like to know?");
        assertThat(OFFICE.state("Umbrella")).isEqualTo("Demo 3000000 2026-06-01");
        assertThat(call.say("yes, do it").heard()).startsWith("Done: Umbrella rollout");
        assertThat(OFFICE.state("Umbrella")).isEqualTo("Demo 4600000 2026-06-01");
        call.hangUp();
    }

    @Test
    void aYesNeverMeansTheChangeBeforeTheOneThatCannotBeApprovedHere() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Umbrella");
        for (int i = 0; i < 9; i++) {
            office.deal("Bulk" + i);
        }
        FakeCall call = office.signedIn();
        for (int limit : List.of(1, 500)) {
            RunningCopilot.sql(office.tenant().scope(), "update tenant set bulk_change_limit = " + limit);
            call.say("set Umbrella to 46k").say("how is my pipeline then");
            assertThat(call.say("move all deals in Demo to end of July").heard()).contains(limit == 1 ? "which needs your manager" : "too many to read out");
            assertThat(call.say("yes, do it").heard()).isEqualTo("What else would you like to know?");
            assertThat(office.state("Umbrella")).isEqualTo("Demo 3000000 2026-06-01");
        }
        call.hangUp();
    }

    @Test
    void aYesNeverMeansAChangeThatWasNotReadBack() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Umbrella");
        office.deal("Hooli");
        FakeCall call = office.signedIn();
        call.say("set Umbrella to 46k").say("how is my pipeline then");
        assertThat(call.say("set Hooli to 47k", 0.3).heard()).isEqualTo("Did you say: set Hooli to 47k?");
        assertThat(call.say("yes, do it").heard()).startsWith("I will change the amount of Hooli rollout");
        assertThat(office.state("Umbrella") + office.state("Hooli")).isEqualTo("Demo 3000000 2026-06-01Demo 3000000 2026-06-01");
        call.say("yes, do it");
        assertThat(office.state("Hooli")).isEqualTo("Demo 4700000 2026-06-01");
        call.say("set Umbrella to 46k").say("take it back");
        assertThat(call.say("yes, do it").heard()).isEqualTo("What else would you like to know?");
        assertThat(office.state("Umbrella")).isEqualTo("Demo 3000000 2026-06-01");
        call.hangUp();
    }

    @Test
    void whoDecidesTooOftenHearsSoAndNothingChanges() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Globex");
        FakeCall call = office.signedIn().say("set Globex to 46k");
        office.decideNoMore();
        assertThat(call.say("yes").heard()).startsWith("You have decided on a lot");
        assertThat(office.state("Globex")).isEqualTo("Demo 3000000 2026-06-01");
        call.hangUp();
    }

    @Test
    void aQuestionInsteadOfYesIsAnsweredAndApprovesNothing() {
        OFFICE.deal("Hooli");
        FakeCall call = OFFICE.signedIn();
        call.say("set Hooli to 46k");
        assertThat(call.say("how is my pipeline then").heard()).startsWith("Open pipeline for Nina Holm");
        assertThat(call.say("yes").heard()).isEqualTo("What else would you like to know?");
        assertThat(OFFICE.state("Hooli")).isEqualTo("Demo 3000000 2026-06-01");
        call.hangUp();
    }

    @Test
    void aBadlyHeardChangeIsAskedForFirst() {
        OFFICE.deal("Soylent");
        FakeCall call = OFFICE.signedIn();
        assertThat(call.say("set Soylent to 46k", 0.3).heard()).isEqualTo("Did you say: set Soylent to 46k?");
        assertThat(call.say("no").heard()).isEqualTo("Please say it again.");
        assertThat(call.say("yes, do it").heard()).isEqualTo("What else would you like to know?");
        assertThat(call.say("set Soylent to 46k", 0.3).say("yes").heard()).startsWith("I will change the amount of Soylent rollout");
        call.say("do it");
        assertThat(OFFICE.state("Soylent")).isEqualTo("Demo 4600000 2026-06-01");
        call.hangUp();
    }

    @Test
    void aDealThatChangedMeanwhileIsReadBackAgain() {
        OFFICE.deal("Vandelay");
        FakeCall call = OFFICE.signedIn();
        assertThat(call.say("set Vandelay to 46k").heard()).contains("from 30,000 euros to 46,000 euros");
        RunningCopilot.sql(OFFICE.tenant().scope(), "update opportunity set amount_minor = 3100000, version = version + 1 where name = 'Vandelay rollout'");
        assertThat(call.say("yes").heard()).startsWith("Somebody changed the record in the meantime").contains("from 31,000 euros to 46,000 euros");
        call.say("yes");
        assertThat(OFFICE.state("Vandelay")).isEqualTo("Demo 4600000 2026-06-01");
        call.hangUp();
    }

    @Test
    void repeatedRequestsHaveNoSecondEffectAndTheSameAnswer() {
        PhoneOffice office = PhoneOffice.open();
        office.deal("Initech");
        office.line().repeatingEverything();
        FakeCall call = office.signedIn();
        assertThat(call.say("set Initech to 46k").heard()).contains("30,000 euros to 46,000 euros");
        call.say("yes").say("take it back").say("set Initech to 47k").say("yes");
        assertThat(office.state("Initech")).isEqualTo("Demo 4700000 2026-06-01");
        call.say("goodbye");
        assertThat(office.oneOfTheRep("select string_agg(status, ' ' order by created_at) from change_proposal")).isEqualTo("undone applied");
        assertThat(office.oneOfTheRep("select count(*)::text from conversation_turn")).isEqualTo("2");
    }

    @Test
    void aStepThatIsRepeatedLaterIsAnsweredAsBefore() {
        OFFICE.deal("Wayne");
        FakeCall call = OFFICE.signedIn().say("set Wayne to 46k");
        call.say("yes").say("take it back");
        assertThat(call.again("/voice/2", Map.of("SpeechResult", "set Wayne to 46k", "Confidence", "0.92")).body()).isEqualTo(call.answer("/voice/2"));
        assertThat(call.again("/voice/3", Map.of("SpeechResult", "yes", "Confidence", "0.92")).body()).isEqualTo(call.answer("/voice/3"));
        assertThat(OFFICE.state("Wayne")).isEqualTo("Demo 3000000 2026-06-01");
        call.hangUp();
        assertThat(call.again("/voice/3", Map.of("SpeechResult", "yes", "Confidence", "0.92")).body()).contains("lost the thread").contains("Hangup");
        assertThat(OFFICE.state("Wayne")).isEqualTo("Demo 3000000 2026-06-01");
    }

    @Test
    void aSlowToolIsBridgedByAMoment() {
        PhoneOffice office = PhoneOffice.open();
        FakeCall call = office.signedIn().say("how is my pipeline");
        CountDownLatch slow = office.slowTool();
        call.atMoment(slow::countDown).say("and last quarter");
        assertThat(call.moments()).isPositive();
        assertThat(call.heardMeanwhile()).startsWith("One moment.");
        assertThat(call.heard()).contains("in the first quarter of 2026");
        call.hangUp();
    }

    @Test
    void anAnswerThatTakesTooLongIsOfferedInWriting() {
        PhoneOffice office = PhoneOffice.open();
        FakeCall call = office.signedIn().say("how is my pipeline");
        CountDownLatch slow = office.slowTool();
        assertThat(call.say("and last quarter").heard()).endsWith("Shall I send you the answer in writing when I have it?");
        assertThat(call.heardMeanwhile()).isEqualTo("One moment. I am still looking.");
        assertThat(call.say("yes").heard()).startsWith("Good, you get it in writing.");
        assertThat(office.line().textsWaiting(office.rep())).isZero();
        slow.countDown();
        assertThat(office.line().nextText(office.rep()).body()).contains("in Q1 2026");
        call.hangUp();
    }

    @Test
    void aConversationBegunOnThePhoneGoesOnElsewhere() {
        PhoneOffice office = PhoneOffice.open();
        office.signedIn().say("won revenue this year").hangUp();
        String conversation = office.oneOfTheRep("select id::text from conversation");
        var reply = office.tenant().scope().call(() -> {
            Talk talk = RunningCopilot.bean(Talk.class);
            var speaker = talk.speaker(office.connection().id(), office.rep()).orElseThrow();
            return talk.answer(new Heard(UUID.randomUUID(), office.connection().id(), speaker, "", "and last year", Turn.Surface.CHAT, null), progress -> {});
        });
        assertThat(reply.conversationId()).hasToString(conversation);
        assertThat(reply.text()).contains("Won revenue").contains("2025");
    }

    @Test
    void theTalkItselfCanBeRepeatedSlowedAndEnded() {
        FakeCall call = OFFICE.signedIn().say("how is my pipeline");
        String answer = call.heard();
        assertThat(call.twiml()).doesNotContain("prosody");
        assertThat(call.say("repeat").heard()).isEqualTo(answer);
        assertThat(call.say("slower").heard()).isEqualTo(answer);
        assertThat(call.twiml()).contains("<prosody rate=\"85%\">");
        assertThat(call.say("how is my pipeline").twiml()).contains("<prosody rate=\"85%\">");
        assertThat(call.say("faster").twiml()).doesNotContain("prosody");
        assertThat(call.press("0").heard()).startsWith("Ask me about deals");
        assertThat(call.press("7").heard()).startsWith("Press 1 for yes");
        assertThat(call.saysNothing().heard()).startsWith("I did not hear anything.");
        assertThat(call.saysNothing().heard()).startsWith("I still hear nothing.");
        assertThat(call.isOver()).isFalse();
        assertThat(call.saysNothing().heard()).endsWith("Goodbye.");
        assertThat(call.isOver()).isTrue();
    }

    @Test
    void nothingThatWasSaidIsKeptAfterTheCall() {
        PhoneOffice office = PhoneOffice.open();
        office.signedIn().say("how is my pipeline").hangUp();
        assertThat(office.one("select count(*)::text from phone_step where answer is not null or said is not null")).isEqualTo("0");
        assertThat(office.one("select count(*)::text from inbox_message where body <> ''")).isEqualTo("0");
        assertThat(office.one("select state::text from phone_call")).doesNotContain("pipeline");
    }

    @Test
    void aSpokenPinIsNotKeptAsAQuestion() {
        PhoneOffice office = PhoneOffice.open();
        office.signedIn().say("my pin is 418 273, how is my pipeline").hangUp();
        assertThat(office.oneOfTheRep("select string_agg(question, ' ') from conversation_turn")).contains("pipeline").doesNotContain("418").doesNotContain("273");
    }

    @Test
    void aCallThatIsBroughtAgainDaysLaterLetsNobodyIn() {
        PhoneOffice office = PhoneOffice.open();
        FakeCall call = office.signedIn();
        call.hangUp();
        RunningCopilot.sql(office.tenant().scope(), "update phone_call set began_at = began_at - interval '3 days'");
        office.signedIn();
        assertThat(office.one("select count(*)::text from phone_call where number = '' and not exists (select 1 from phone_step s where s.sid = phone_call.sid)")).isEqualTo("1");
        assertThat(call.again("/voice", Map.of()).body()).contains("do not know this number").doesNotContain("<Gather");
        assertThat(call.again("/voice/1", Map.of("Digits", PhoneOffice.PIN)).body()).doesNotContain("Hello").doesNotContain("<Gather");
    }

    @Test
    void aRepWhoLeavesDuringTheCallIsAStrangerFromThenOn() {
        PhoneOffice office = PhoneOffice.open();
        FakeCall call = office.signedIn().say("how is my pipeline");
        RunningCopilot.sql(office.tenant().scope(), "update person set active = false where id = '" + office.tenant().rep().person().id() + "'");
        assertThat(call.say("and last quarter").heard()).startsWith("Hello. This line is for our sales people");
        assertThat(call.isOver()).isTrue();
    }

    @Test
    void germanIsHeardAndSpoken() {
        PhoneOffice office = PhoneOffice.open();
        RunningCopilot.sql(office.tenant().scope(), "update tenant set language = 'de'");
        FakeCall call = office.line().ring(office.rep()).press(PhoneOffice.PIN);
        assertThat(call.twiml()).contains("language=\"de-DE\"").contains("Polly.Vicki");
        office.deal("Initech");
        assertThat(call.say("setz Initech auf 45.000 Euro").heard()).isEqualTo(
                "Ich ändere den Betrag von Initech rollout von 30.000 Euro auf 45.000 Euro. Soll ich das tun? Sagen Sie ja, mach das, oder drücken Sie 1. Sagen Sie nein, oder drücken Sie 2.");
        call.say("Ja, mach das.");
        assertThat(office.state("Initech")).isEqualTo("Demo 4500000 2026-06-01");
        assertThat(call.say("wie sieht meine Pipeline aus").heard()).contains("rund 1,").contains("Millionen Euro");
        assertThat(call.say("rückgängig").heard()).contains("Initech");
        assertThat(office.state("Initech")).isEqualTo("Demo 3000000 2026-06-01");
        call.hangUp();
    }
}
