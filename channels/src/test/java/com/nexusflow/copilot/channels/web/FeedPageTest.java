package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import com.nexusflow.copilot.core.change.Approvals;
import com.nexusflow.copilot.core.change.Change;
import com.nexusflow.copilot.core.change.DealField;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.change.ProposedChange;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People talk about a deal: one comments, the other hears of it, opens the deal and answers. */
class FeedPageTest {

    private static TestBrowser browser;

    private final SampleTenant tenant = SampleTenant.found();
    private final JsonNode deal = Api.as(tenant.rep()).json("/api/v1/opportunities?owner=" + tenant.rep().person().id() + "&limit=1").get(0);
    private final String path = "/deals/" + deal.get("id").asString();

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
    void whoIsMentionedHearsOfItAndOpensTheDeal() {
        Page manager = browser.desktop();
        TestBrowser.signIn(manager, tenant.manager(), path);
        manager.locator("#said").pressSequentially("Well done, @ni");
        assertThat(manager.getByRole(AriaRole.OPTION)).hasText("Nina Holm");
        TestBrowser.screenshot(manager, "light-feed-mention");
        manager.keyboard().press("Enter");
        assertThat(manager.locator("#said")).hasValue("Well done, @Nina Holm ");
        assertThat(manager.getByRole(AriaRole.OPTION)).hasCount(0);
        manager.keyboard().type("and @Stig <b>too</b>");
        manager.keyboard().press("Escape");
        manager.keyboard().press("Control+Enter");
        assertThat(manager.locator(".feed .notice").first()).hasText("Nina Holm will hear of it.");
        assertThat(manager.locator(".feed .notice.warn")).containsText("Stig Dahl does not see this record");
        assertThat(manager.locator(".feed .words")).hasText("Well done, @Nina Holm and @Stig <b>too</b>");
        TestBrowser.screenshot(manager, "light-feed");

        Page rep = browser.phone();
        TestBrowser.signIn(rep, tenant.rep(), "/");
        assertThat(rep.locator(".bell .count")).hasText("1");
        rep.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Notifications, 1 unread")).click();
        assertThat(rep.locator(".notices .what")).hasText("Mara Lindqvist mentioned you on " + deal.get("name").asString());
        TestBrowser.screenshot(rep, "phone-notifications-one");
        rep.locator(".notice-line").click();
        assertThat(rep).hasURL(Pattern.compile(".*" + path));
        assertThat(rep.locator(".bell .count")).hasCount(0);
        assertThat(rep.locator(".feed .words")).containsText("Well done");
        rep.locator("#said").fill("Thank you");
        rep.locator("#feed").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(rep, "phone-feed");
        rep.locator(".say .main").first().click();
        assertThat(rep.locator(".feed .words")).hasText(new String[] {"Thank you", "Well done, @Nina Holm and @Stig <b>too</b>"});
    }

    @Test
    void anAuthorEditsAndDeletesAndOthersCannot() {
        Api.as(tenant.manager()).post("/api/v1/opportunities/" + deal.get("id").asString() + "/comments", "{\"body\": \"Mine\"}");
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), path);
        page.fill("#said", "Frist");
        press(page.locator("#feed"), "Comment");
        assertThat(page.locator(".rework")).hasCount(1);
        page.locator(".rework summary").click();
        page.locator(".rework textarea").fill("First");
        press(page.locator(".rework"), "Save");
        assertThat(page.locator(".feed .words")).hasText(new String[] {"First", "Mine"});
        assertThat(page.locator(".said-here").first()).containsText("edited");
        page.locator(".rework summary").click();
        page.onceDialog(Dialog::accept);
        press(page.locator(".rework"), "Delete");
        assertThat(page.locator(".feed .words")).hasText(new String[] {"Mine"});
    }

    @Test
    void whatWasDoneIsTakenBackFromTheFeed() {
        UUID id = UUID.fromString(deal.get("id").asString());
        tenant.rep().scope().run(() -> {
            ProposedChange made = RunningCopilot.bean(Proposals.class).propose(
                    List.of(new Change.SetField(id, DealField.NEXT_STEP, "Call Greta"), new Change.SetField(id, DealField.AMOUNT, "123400")), "as asked", null);
            RunningCopilot.bean(Approvals.class).approve(made.id(), made.signature(), Set.of(1, 2));
        });
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), path);
        Locator change = page.locator(".timeline > .applied");
        assertThat(change).containsText("Call Greta");
        assertThat(change).containsText("€1,234");
        page.locator(".timeline").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(page, "light-feed-undo");
        press(change, "Take back");
        assertThat(change.locator(".decided")).containsText("Taken back");
        page.reload();
        assertThat(change).containsText("Taken back by Nina Holm");
        TestBrowser.screenshot(page, "light-feed-undone");
        assertThat(change.getByRole(AriaRole.BUTTON)).hasCount(0);
    }

    @Test
    void olderEntriesComeWhenAskedFor() {
        for (int i = 0; i < 35; i++) {
            Api.as(tenant.rep()).post("/api/v1/opportunities/" + deal.get("id").asString() + "/comments", "{\"body\": \"Comment " + i + "\"}");
        }
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), path);
        assertThat(page.locator(".feed .words")).hasCount(30);
        press(page.locator("#feed"), "Older");
        assertThat(page.locator(".feed .words")).hasCount(35);
        press(page.locator("#feed"), "Follow");
        assertThat(page.locator(".feed-head button")).hasText("Following");
        press(page.locator("#feed"), "Following");
        assertThat(page.locator(".feed-head button")).hasText("Follow");
    }

    private static void press(Locator where, String button) {
        where.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true)).first().click();
    }
}
