package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nexusflow.copilot.channels.phone.FakeTwilio;
import com.nexusflow.copilot.channels.slack.FakeWorkspace;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import com.nexusflow.copilot.channels.testkit.Visitor;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Connections;
import com.nexusflow.copilot.core.connection.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ConnectionsPageTest {

    private static final Pattern LINK = Pattern.compile(Pattern.quote(FakeTwilio.PUBLIC_URL) + "(/link/[A-Za-z0-9_-]+)");

    @Test
    void whatIsWrongIsToldInTheLanguageOfWhoeverLooks() {
        SampleTenant tenant = SampleTenant.found();
        tenant.scope().run(() -> {
            Connections connections = RunningCopilot.bean(Connections.class);
            Connection slack = connections.connect("slack", "T0/A0", "Workspace", Map.of(), Map.of("bot_token", "none", "signing_secret", "none"));
            connections.failed(slack.id(), Trouble.of("messages.slack", "sent.refused", "team_paused").text());
        });
        Visitor admin = Visitor.signIn(tenant.admin());
        for (String page : List.of("/connections", "/connections/slack")) {
            Assertions.assertThat(admin.send(admin.request(page).header("Accept-Language", "en").GET()).body()).contains("Slack did not take a message: team_paused.");
            Assertions.assertThat(admin.send(admin.request(page).header("Accept-Language", "de").GET()).body()).contains("Slack hat eine Nachricht nicht angenommen: team_paused.");
        }
    }

    @Test
    void anAdministratorConnectsSlackByFollowingThePageAndAMemberBecomesKnownByALink() throws IOException {
        SampleTenant tenant = SampleTenant.found();
        FakeWorkspace slack = FakeWorkspace.found();
        try (TestBrowser browser = TestBrowser.open()) {
            Page page = browser.desktop();
            TestBrowser.signIn(page, tenant.admin(), "/connections");
            TestBrowser.screenshot(page, "connections");
            page.getByRole(AriaRole.MAIN).getByText("Slack", new Locator.GetByTextOptions().setExact(true)).click();
            assertThat(page.getByText("Not connected")).isVisible();
            page.locator("form[action$=begin] button").click();
            Connection begun = connection(tenant);
            Download manifest = page.waitForDownload(() -> page.locator("a[download][href$='/slack-manifest.json']").click());
            Assertions.assertThat(Files.readString(manifest.path())).contains(FakeTwilio.PUBLIC_URL + "/doors/slack/" + begun.id() + "/events");
            TestBrowser.screenshot(page, "connection-begun");

            page.fill("#bot_token", "not a token");
            page.fill("#signing_secret", slack.signingSecret());
            check(page);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Bot token does not look right");
            page.fill("#bot_token", "xoxb-1-wrong");
            page.fill("#signing_secret", slack.signingSecret());
            check(page);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Slack does not accept the bot token");
            Assertions.assertThat(connection(tenant).isEstablished()).isFalse();

            page.fill("#bot_token", slack.botToken());
            page.fill("#signing_secret", slack.signingSecret());
            check(page);
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("It works and is saved");
            Assertions.assertThat(page.content()).doesNotContain(slack.botToken()).doesNotContain(slack.signingSecret());
            page.getByText("Send me a test message").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not know yet who you are");

            slack.connected(connection(tenant).id());
            String member = slack.member("nobody-known", null);
            slack.writes(member, "how is my pipeline?");
            Matcher link = LINK.matcher(slack.await(slack.direct(member), 1).getFirst().words());
            Assertions.assertThat(link.find()).isTrue();
            page.navigate(RunningCopilot.address() + link.group(1));
            assertThat(page.getByRole(AriaRole.MAIN)).containsText(tenant.admin().person().name());
            TestBrowser.screenshot(page, "link");
            page.getByText("Yes, that is me").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("You are known there now");
            TestBrowser.screenshot(page, "reach");
            page.navigate(RunningCopilot.address() + link.group(1));
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("no longer good");

            page.navigate(RunningCopilot.address() + "/connections/slack");
            page.getByText("Send me a test message").click();
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("on its way");
            slack.awaited(() -> slack.said(slack.direct(member)), said -> said.stream().anyMatch(one -> one.words().contains("This is a test message")));
            page.reload();
            TestBrowser.screenshot(page, "connection-established");
            Page phone = browser.phone();
            TestBrowser.signIn(phone, tenant.admin(), "/connections/slack");
            TestBrowser.screenshot(phone, "connection-phone");

            page.navigate(RunningCopilot.address() + "/connections/slack");
            page.locator("details.danger summary").click();
            page.getByText("Disconnect now").click();
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Disconnected");
            Assertions.assertThat(slack.writes(member, "hello?").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void peopleChooseTheirQuietHoursAndTheDailyMessage() {
        SampleTenant tenant = SampleTenant.found();
        try (TestBrowser browser = TestBrowser.open()) {
            Page page = browser.phone();
            TestBrowser.signIn(page, tenant.rep(), "/reach");
            page.fill("#quietFrom", "20:00");
            page.fill("#quietTo", "06:30");
            page.locator("input[name=daily]").check();
            page.fill("#dailyAt", "08:15");
            page.locator("form.plain button").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved");
            page.navigate(RunningCopilot.address() + "/reach");
            assertThat(page.locator("#quietFrom")).hasValue("20:00");
            assertThat(page.locator("#dailyAt")).hasValue("08:15");
            assertThat(page.locator("input[name=daily]")).isChecked();
            page.navigate(RunningCopilot.address() + "/connections");
            assertThat(page.locator("h1")).not().containsText("Connections");
        }
    }

    private static void check(Page page) {
        page.locator("form.plain button.main").click();
    }

    private static Connection connection(SampleTenant tenant) {
        return tenant.scope().call(() -> RunningCopilot.bean(Connections.class).of("slack")).orElseThrow();
    }
}
