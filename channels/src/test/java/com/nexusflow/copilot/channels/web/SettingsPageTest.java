package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import org.junit.jupiter.api.Test;

class SettingsPageTest {

    @Test
    void anAdministratorChangesTheFiscalYearAndIsToldWhyTheCurrencyStays() {
        try (TestBrowser browser = TestBrowser.open()) {
            SampleTenant tenant = SampleTenant.found();
            Page page = browser.desktop();
            TestBrowser.signIn(page, tenant.admin(), "/");
            page.locator("details.me summary").click();
            page.locator("details.me").getByText("Settings").click();
            page.fill("#name", "Fjord AS");
            page.selectOption("#fiscalYearStart", "4");
            page.locator("form:has(#name) button").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("saved");
            assertThat(page.locator("details.me small")).containsText("Fjord AS");
            assertThat(page.locator("#fiscalYearStart")).hasValue("4");
            page.selectOption("#currency", "JPY");
            page.locator("input[name=teamSharing]").uncheck();
            page.locator("form:has(#name) button").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("The currency stays");
            assertThat(page.locator("input[name=teamSharing]")).not().isChecked();
            page.navigate(RunningCopilot.address() + "/settings");
            assertThat(page.locator("#currency")).hasValue("EUR");
            assertThat(page.locator("input[name=teamSharing]")).isChecked();
        }
    }

    @Test
    void anAdministratorSaysThatCallersAreToldAndHowLongSoundIsKept() {
        try (TestBrowser browser = TestBrowser.open()) {
            SampleTenant tenant = SampleTenant.found();
            Page page = browser.desktop();
            TestBrowser.signIn(page, tenant.admin(), "/settings");
            assertThat(page.locator("input[name=announced]")).not().isChecked();
            page.locator("input[name=announced]").check();
            page.fill("#audioDays", "30");
            page.selectOption("#callLanguage", "fr");
            page.locator("#calls button").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("saved");
            assertThat(page.locator("input[name=announced]")).isChecked();
            assertThat(page.locator("#audioDays")).hasValue("30");
            assertThat(page.locator("#callLanguage")).hasValue("fr");
            page.locator("#calls").scrollIntoViewIfNeeded();
            TestBrowser.screenshot(page, "settings-calls");
            page.locator("#calls").evaluate("form => form.noValidate = true");
            page.fill("#audioDays", "4000");
            page.locator("#calls button").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("1 to 3650");
            assertThat(page.locator("#audioDays")).hasValue("30");
            Page phone = browser.phone();
            TestBrowser.signIn(phone, tenant.admin(), "/settings");
            phone.locator("#calls button").scrollIntoViewIfNeeded();
            TestBrowser.screenshot(phone, "settings-calls-phone");
            page.navigate(RunningCopilot.address() + "/connections/phone");
            page.locator("form[action$=begin] button").click();
            assertThat(page.locator("dl.addresses")).containsText("/recordings");
            page.locator("#recordings").scrollIntoViewIfNeeded();
            TestBrowser.screenshot(page, "connection-telephone");
            phone.navigate(RunningCopilot.address() + "/connections/phone");
            phone.locator("#recordings").scrollIntoViewIfNeeded();
            TestBrowser.screenshot(phone, "connection-telephone-phone");
        }
    }
}
