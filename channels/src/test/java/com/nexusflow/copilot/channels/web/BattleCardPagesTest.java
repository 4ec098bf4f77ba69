package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A manager writes a card, two change it at once, and a rep reads it in a call. */
class BattleCardPagesTest {

    private static TestBrowser browser;

    private final SampleTenant tenant = SampleTenant.found();

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
    void aCardIsWrittenReadVotedOnAndTalkedAbout() {
        Page manager = browser.desktop();
        TestBrowser.signIn(manager, tenant.manager(), "/battle-cards");
        manager.locator(".plainlist a").first().click();
        assertThat(manager.locator("[name=competitor]")).hasValue("Northwind CRM");
        manager.fill("[name=positioning]", "They sell the first year; we sell the third.");
        manager.locator("[name=objection]").first().fill("They are cheaper, \"much\" cheaper");
        manager.locator("[name=answer]").first().fill("At first.\nThen the exit fee comes.");
        manager.locator(".pairs").first().locator("[data-add]").click();
        assertThat(manager.locator("[name=objection]")).hasCount(3);
        manager.locator("[name=objection]").last().fill("<b>Everybody</b> has them");
        manager.fill("[name=questions]", "Who answers at night?\nWho signs?");
        manager.locator(".save-bar .main").click();
        assertThat(manager.locator("h1")).hasText("Northwind CRM");
        assertThat(manager.locator(".answers dt")).hasText(new String[] {"They are cheaper, \"much\" cheaper", "<b>Everybody</b> has them"});
        assertThat(manager.locator(".ask-them li")).hasCount(2);

        Page rep = browser.phone();
        TestBrowser.signIn(rep, tenant.rep(), "/battle-cards");
        assertThat(rep.locator(".upload form")).hasCount(0);
        rep.locator(".deck-card").click();
        assertThat(rep.locator("[href$='/edit']")).hasCount(0);
        assertThat(rep.locator(".jumps a")).hasText(new String[] {"When they say …", "Ask the customer"});
        TestBrowser.screenshot(rep, "phone-card-written");
        rep.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes (0)")).click();
        assertThat(rep.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes (1)"))).hasAttribute("aria-pressed", "true");
        rep.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No (0)")).click();
        assertThat(rep.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes (0)"))).hasAttribute("aria-pressed", "false");
        rep.fill("#said", "They went down again");
        rep.locator(".say .main").first().click();
        assertThat(rep.locator(".feed .words")).hasText("They went down again");
    }

    @Test
    void twoWhoSaveTheSameSeeBothTextsAndDecide() {
        String id = card();
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.manager(), "/battle-cards/" + id + "/edit");
        patch(id, "{\"version\": 1, \"pricing\": \"The other's price\", \"positioning\": \"The other's words\"}");
        page.fill("[name=pricing]", "My price");
        page.locator(".save-bar .main").click();
        assertThat(page.locator(".dispute")).hasCount(1);
        assertThat(page.locator(".dispute .kept")).hasText("The other's price");
        assertThat(page.locator("[name=pricing]")).hasValue("My price");
        assertThat(page.locator("[name=positioning]")).hasValue("The other's words");
        TestBrowser.screenshot(page, "light-card-disputed");
        page.locator(".save-bar .main").click();
        assertThat(page.locator(".notice")).containsText("Saved.");
        assertThat(page.locator(".position")).hasText("The other's words");
        assertThat(page.locator(".battle-grid")).containsText("My price");
    }

    @Test
    void whatTheOtherWroteIsKeptWhereOneSaysSo() {
        String id = card();
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.manager(), "/battle-cards/" + id + "/edit");
        patch(id, "{\"version\": 1, \"pricing\": \"The other's price\", \"objections\": [{\"objection\": \"Theirs\", \"answer\": \"Yes\"}]}");
        page.fill("[name=pricing]", "My price");
        page.locator("[name=objection]").first().fill("Mine");
        page.locator(".save-bar .main").click();
        assertThat(page.locator(".dispute")).hasCount(2);
        assertThat(page.locator(".dispute .kept .differs")).hasText(new String[] {"Theirs", "Yes", "The other's price"});
        page.locator(".take [value=objections]").check();
        page.locator(".save-bar .main").click();
        assertThat(page.locator(".answers dt")).hasText(new String[] {"Theirs"});
        assertThat(page.locator("#pricing")).containsText("My price");
    }

    @Test
    void wordsOnACardThatWasDeletedMeanwhileAreNotLost() {
        String id = card();
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.manager(), "/battle-cards/" + id + "/edit");
        Api.as(tenant.admin()).delete("/api/v1/battle-cards/" + id);
        page.fill("[name=pricing]", "My price");
        page.locator(".save-bar .main").click();
        assertThat(page.locator(".notice.bad")).containsText("deleted");
        assertThat(page.locator("[name=competitor]")).hasValue("Northwind CRM");
        page.locator(".save-bar .main").click();
        assertThat(page.locator("#pricing")).containsText("My price");
    }

    @Test
    void objectionsAreMovedAndTakenOut() {
        String id = card();
        patch(id, "{\"version\": 1, \"objections\": [{\"objection\": \"One\"}, {\"objection\": \"Two\"}, {\"objection\": \"Three\"}]}");
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.manager(), "/battle-cards/" + id + "/edit");
        page.locator(".pairs").first().locator("[data-up]").nth(2).click();
        page.locator(".pairs").first().locator("[data-remove]").first().click();
        page.locator(".save-bar .main").click();
        assertThat(page.locator(".answers dt")).hasText(new String[] {"Three", "Two"});
    }

    @Test
    void anEarlierVersionIsComparedAndBroughtBack() {
        String id = card();
        patch(id, "{\"version\": 1, \"pricing\": \"50 a seat\"}");
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.manager(), "/battle-cards/" + id + "/history");
        assertThat(page.locator(".diff .removed")).containsText("40 a seat");
        assertThat(page.locator(".diff .added")).containsText("50 a seat");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bring back")).click();
        assertThat(page.locator(".battle-grid")).containsText("40 a seat");
        page.navigate(page.url() + "/record");
        assertThat(page.locator("h1")).hasText("Against Northwind CRM");
        assertThat(page.locator(".figures dd").first()).not().hasText("0");
        page.navigate(page.url().replace("/record", "/edit"));
        page.locator(".removal summary").click();
        page.onceDialog(Dialog::accept);
        page.locator(".removal .danger").click();
        assertThat(page).hasURL(Pattern.compile(".*/battle-cards"));
        assertThat(page.locator(".deck-card")).hasCount(0);
    }

    @Test
    void aBadFileIsRefusedOnThePageWithItsLine() {
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.manager(), "/battle-cards");
        Locator files = page.locator(".upload");
        files.locator("summary").click();
        files.locator("input[type=file]").setInputFiles(new FilePayload("x.md", "text/markdown", "---\ncompetitor: X\n---\n## Prices\n".getBytes(StandardCharsets.UTF_8)));
        files.locator(".main").click();
        assertThat(page.locator(".notice.bad")).containsText("Line 4");
        files.locator("input[type=file]").setInputFiles(new FilePayload("x.md", "text/markdown", "---\ncompetitor: X\n---\n## Pricing\nOne\n".getBytes(StandardCharsets.UTF_8)));
        files.locator(".main").click();
        assertThat(page.locator("h1")).hasText("X");
    }

    private String card() {
        return Api.json(Api.as(tenant.manager()).post("/api/v1/battle-cards", "{\"competitor\": \"Northwind CRM\", \"positioning\": \"Old words\", \"pricing\": \"40 a seat\"}")).get("id").asString();
    }

    private void patch(String id, String body) {
        Api admin = Api.as(tenant.admin());
        admin.send(admin.request("/api/v1/battle-cards/" + id).header("Content-Type", "application/json").method("PATCH", BodyPublishers.ofString(body)));
    }
}
