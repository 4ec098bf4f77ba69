package com.nexusflow.copilot.channels.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.door.Platform.Check;
import com.nexusflow.copilot.channels.phone.FakeTwilio.Account;
import com.nexusflow.copilot.channels.phone.PhoneNumbers.Outcome;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneAccountTest {

    private static final PhoneOffice OFFICE = PhoneOffice.open();
    private final PhoneAccount account = RunningCopilot.bean(PhoneAccount.class);
    private final PhoneNumbers numbers = RunningCopilot.bean(PhoneNumbers.class);

    @Test
    void theAccountAndItsNumberAreLookedUp() {
        Account twilio = FakeTwilio.shared().newAccount();
        Map<String, String> settings = Map.of("account", twilio.sid(), "number", twilio.number());
        assertThat(account.check(settings, Map.of("token", twilio.token()))).isEqualTo(new Check.Works(twilio.sid(), "Invented Inc., " + twilio.number()));
        assertThat(account.check(settings, Map.of("token", FakeTwilio.hex()))).isEqualTo(new Check.Fails("account"));
        assertThat(account.check(Map.of("account", twilio.sid(), "number", "+493012345678"), Map.of("token", twilio.token()))).isEqualTo(new Check.Fails("number"));
        FakeTwilio.shared().fail(twilio, 503, "", 1);
        assertThat(account.check(settings, Map.of("token", twilio.token()))).isEqualTo(new Check.Fails("unreachable"));
    }

    @Test
    void twilioIsToldTheAddressesOfTheConnection() {
        assertThat(account.configure(OFFICE.connection())).isInstanceOf(Check.Works.class);
        String base = FakeTwilio.PUBLIC_URL + "/doors/phone/" + OFFICE.connection().id();
        assertThat(FakeTwilio.shared().configured(OFFICE.account())).containsEntry("VoiceUrl", base + "/voice").containsEntry("SmsUrl", base + "/messages")
                .containsEntry("StatusCallback", base + "/status").containsEntry("VoiceMethod", "POST");
        assertThat(account.addresses(OFFICE.connection())).containsValues(base + "/voice", base + "/messages", base + "/status");
    }

    @Test
    void aPersonLinksANumberByACodeAndRingsWithThePin() {
        String number = PhoneOffice.newNumber();
        var me = OFFICE.tenant().manager().scope();
        assertThat(me.<Outcome>call(() -> numbers.startLink(number.replaceFirst("(\\+49)(\\d{3})", "$1 $2-")))).isEqualTo(Outcome.DONE);
        assertThat(me.<Outcome>call(() -> numbers.startLink(number))).isEqualTo(Outcome.TOO_SOON);
        Matcher code = Pattern.compile("\\d{6}").matcher(OFFICE.line().nextText(number).body());
        assertThat(code.find()).isTrue();
        String wrong = code.group().equals("000000") ? "000001" : "000000";
        assertThat(me.<Outcome>call(() -> numbers.confirm(wrong, "730951"))).isEqualTo(Outcome.WRONG_CODE);
        assertThat(me.<Outcome>call(() -> numbers.confirm(code.group(), "123456"))).isEqualTo(Outcome.BAD_PIN);
        assertThat(OFFICE.tenant().rep().scope().<Outcome>call(() -> numbers.confirm(code.group(), "730951"))).as("another person").isEqualTo(Outcome.WRONG_CODE);
        assertThat(me.<Outcome>call(() -> numbers.confirm(code.group(), "730951"))).isEqualTo(Outcome.DONE);
        assertThat(me.<Outcome>call(() -> numbers.confirm(code.group(), "730951"))).as("a second time").isEqualTo(Outcome.WRONG_CODE);
        assertThat(OFFICE.line().ring(number).press("730951").heard()).startsWith("Hello Mara");
        assertThat(me.<Outcome>call(() -> numbers.changePin(number, "640182"))).isEqualTo(Outcome.DONE);
        assertThat(OFFICE.line().ring(number).press("640182").heard()).startsWith("Hello Mara");
        assertThat(OFFICE.tenant().rep().scope().<Outcome>call(() -> numbers.changePin(number, "640182"))).isEqualTo(Outcome.UNKNOWN);
        String unlink = "/reach/unlink?connection=" + OFFICE.connection().id() + "&externalId=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
        assertThat(Visitor.signIn(OFFICE.tenant().rep()).post(unlink).statusCode()).as("another person").isEqualTo(404);
        assertThat(Visitor.signIn(OFFICE.tenant().manager()).post(unlink).statusCode()).isEqualTo(200);
        assertThat(OFFICE.line().ring(number).heard()).contains("do not know this number");
    }

    @Test
    void aCodeIsWorthlessAfterFiveWrongTries() {
        String number = PhoneOffice.newNumber();
        var me = OFFICE.tenant().admin().scope();
        me.run(() -> numbers.startLink(number));
        Matcher code = Pattern.compile("\\d{6}").matcher(OFFICE.line().nextText(number).body());
        assertThat(code.find()).isTrue();
        String wrong = code.group().equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            me.run(() -> numbers.confirm(wrong, "730951"));
        }
        assertThat(me.<Outcome>call(() -> numbers.confirm(code.group(), "730951"))).isEqualTo(Outcome.WRONG_CODE);
    }

    @Test
    void aNumberWithoutAPinDoesNotGetThroughBeforeThePersonChoosesOne() {
        String number = PhoneOffice.newNumber();
        OFFICE.know(number, OFFICE.tenant().stranger(), "");
        assertThat(OFFICE.line().ring(number).heard()).contains("do not know this number");
        OFFICE.tenant().stranger().scope().run(() -> numbers.changePin(number, "640182"));
        assertThat(OFFICE.line().ring(number).press("640182").heard()).startsWith("Hello Stig");
    }

    @ParameterizedTest
    @CsvSource({"418273,true", "111111,false", "123456,false", "654321,false", "12345,false", "1234567,false", "41827a,false", "''' or 1',false"})
    void aPinIsNotGuessedAtOnce(String pin, boolean good) {
        assertThat(PhoneNumbers.isGood(pin)).isEqualTo(good);
    }
}
