package com.nexusflow.copilot.channels.phone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class NumberPageTest {

    @Test
    void aPersonShowsTheOwnNumberByACodeChoosesAPinAndRingsWithIt() {
        PhoneOffice office = PhoneOffice.open();
        String number = PhoneOffice.newNumber();
        try (TestBrowser browser = TestBrowser.open()) {
            Page page = browser.phone();
            TestBrowser.signIn(page, office.tenant().rep(), "/reach");
            TestBrowser.screenshot(page, "reach-number");
            page.fill("#number", number);
            page.locator("form[action$='/reach/number'] button").click();
            Matcher code = Pattern.compile("\\d{6}").matcher(office.line().nextText(number).body());
            Assertions.assertThat(code.find()).isTrue();
            page.fill("#code", code.group());
            page.fill("#pin", "730951");
            TestBrowser.screenshot(page, "reach-code");
            page.locator("form[action$='/confirm'] button").click();
            assertThat(page.locator("ul.plainlist")).containsText(number);
            TestBrowser.screenshot(page, "reach-known");
        }
        FakeCall call = office.line().ring(number).press("730951");
        Assertions.assertThat(call.say("top accounts by won revenue").heard()).contains("Polar Energy");
        call.hangUp();
    }
}
