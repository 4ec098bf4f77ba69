package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.people.Person;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static TestBrowser browser;

    private final TenantScope tenant = RunningCopilot.newTenant();
    private final Member boss = RunningCopilot.newMember(tenant, "Bea Boss", Role.ADMIN);

    @BeforeAll
    static void aBrowser() {
        browser = TestBrowser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void anAdministratorGivesALogInAndThePersonChangesThePassword() {
        Person nils = tenant.call(() -> RunningCopilot.bean(People.class).add("Nils Newcomer", Role.REP));
        String login = "nils-" + nils.id().toString().substring(24);
        Page admins = browser.desktop();
        TestBrowser.signIn(admins, boss, "/");
        admins.locator("nav.rail").getByText("People").click();
        assertThat(admins.locator("tbody tr")).hasCount(2);
        admins.getByText("Nils Newcomer").click();
        assertThat(admins.locator("#login")).hasValue("nils.newcomer");
        admins.fill("#login", login);
        admins.getByText("Give a log-in").click();
        String password = admins.locator("#given").textContent();
        assertThat(password).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        TestBrowser.screenshot(admins, "light-person-given");
        admins.selectOption("#role", "MANAGER");
        admins.getByText("Save the role").click();
        assertThat(admins.getByRole(AriaRole.STATUS)).containsText("saved");
        assertThat(admins.locator("#given")).hasCount(0);

        Page nilsPage = browser.phone();
        signIn(nilsPage, login, password);
        assertThat(nilsPage.locator("nav.rail")).not().containsText("People");
        nilsPage.locator("details.me summary").click();
        nilsPage.getByText("Change password").click();
        nilsPage.fill("#old", "not this one");
        nilsPage.fill("#new", "a better password");
        nilsPage.fill("#repeated", "a better password");
        nilsPage.locator("form.plain button").click();
        assertThat(nilsPage.getByRole(AriaRole.ALERT)).containsText("old password is wrong");
        nilsPage.fill("#old", password);
        nilsPage.fill("#new", "a better password");
        nilsPage.fill("#repeated", "another password");
        nilsPage.locator("form.plain button").click();
        assertThat(nilsPage.getByRole(AriaRole.ALERT)).containsText("not repeated the same");
        nilsPage.fill("#old", password);
        nilsPage.fill("#new", "a better password");
        nilsPage.fill("#repeated", "a better password");
        nilsPage.locator("form.plain button").click();
        assertThat(nilsPage.getByRole(AriaRole.STATUS)).containsText("changed");
        nilsPage.navigate(RunningCopilot.address() + "/pipeline");
        assertThat(nilsPage.locator("main > section.pipeline")).isVisible();
        assertThat(Api.basic(login, password).get("/api/v1/metrics/definitions").statusCode()).isEqualTo(401);
        assertThat(Api.basic(login, "a better password").get("/api/v1/metrics/definitions").statusCode()).isEqualTo(200);

        admins.locator("details.panel summary").click();
        admins.getByText("Withdraw it now").click();
        assertThat(admins.getByRole(AriaRole.STATUS)).containsText("withdrawn");
        nilsPage.navigate(RunningCopilot.address() + "/pipeline");
        assertThat(nilsPage.locator("#username")).isVisible();
        admins.context().close();
        nilsPage.context().close();
    }

    @Test
    void whatCannotBeIsSaidOnThePage() {
        Member second = RunningCopilot.newMember(tenant, "Sven Second", Role.REP);
        Page page = browser.desktop();
        TestBrowser.signIn(page, boss, "/people/" + second.person().id());
        page.fill("#login", boss.login());
        page.getByText("Set a new password").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("taken");
        assertThat(page.locator("#given")).hasCount(0);
        page.navigate(RunningCopilot.address() + "/people/" + boss.person().id());
        assertThat(page.locator("#login")).hasCount(0);
        page.locator("details.panel summary").click();
        page.getByText("Withdraw it now").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("last administrator");
        page.context().close();
    }

    @Test
    void aRepSeesNoPeoplePage() {
        Page page = browser.desktop();
        TestBrowser.signIn(page, RunningCopilot.newMember(tenant, "Rosa Rep", Role.REP), "/people");
        assertThat(page.locator("h1")).containsText("Your role does not allow this");
        page.context().close();
    }

    private static void signIn(Page page, String login, String password) {
        page.navigate(RunningCopilot.address() + "/");
        page.fill("#username", login);
        page.fill("#password", password);
        page.click("button.main");
        page.waitForSelector("#question");
    }
}
