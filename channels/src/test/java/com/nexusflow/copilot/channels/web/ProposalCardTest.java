package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A change in the chat: one card, one click, one more to take it back. */
class ProposalCardTest {

    private static TestBrowser browser;

    private final TenantScope tenant = RunningCopilot.newTenant();
    private final Member rep = RunningCopilot.newMember(tenant, "Rita Quist", Role.REP);

    ProposalCardTest() {
        String t = "'" + tenant.tenantId() + "'";
        RunningCopilot.sql(tenant, ("insert into stage (tenant_id, id, name, type, position, probability) values (%1$s, gen_random_uuid(), 'Prospecting', 'open', 1, 0.1),"
                + " (%1$s, gen_random_uuid(), 'Negotiation', 'open', 2, 0.7);"
                + "insert into account (tenant_id, id, name) values (%1$s, gen_random_uuid(), 'Initech');"
                + "insert into opportunity (tenant_id, id, name, account_id, owner_id, stage_id, amount_minor, close_date) select %1$s, gen_random_uuid(), 'Initech rollout', a.id, '"
                + rep.person().id() + "', s.id, 100000, date '2026-06-01' from account a, stage s where s.name = 'Prospecting'").formatted(t));
    }

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
    void aChangeIsApprovedWithOneClickAndTakenBackWithAnother() {
        Page page = browser.desktop();
        TestBrowser.signIn(page, rep, "/");
        Locator card = ask(page, "move Initech to Negotiation, close date 30 June");
        assertThat(card).containsText("1 June 2026");
        assertThat(card.locator("strong")).containsText(new String[] {"Negotiation", "30 June 2026"});
        TestBrowser.screenshot(page, "light-proposal");
        page.navigate(RunningCopilot.address() + "/");
        assertThat(page.locator(".waiting-changes .proposal")).hasCount(1);
        TestBrowser.screenshot(page, "light-proposal-waiting");
        page.goBack();
        card.waitFor();
        card.locator("input[type=checkbox]").last().uncheck();
        press(card, "Approve");
        assertThat(card.locator(".decided")).containsText("Done: Initech rollout is changed");
        TestBrowser.screenshot(page, "light-proposal-done");
        page.reload();
        assertThat(card.locator("h3")).hasText("Done");
        press(card, "Take back");
        assertThat(card.locator(".decided")).containsText("Taken back");
    }

    @Test
    void anotherValueLeavesTheOtherLinesAndTheTicksAsTheyWere() {
        Page page = browser.desktop();
        TestBrowser.signIn(page, rep, "/");
        Locator card = ask(page, "set Initech to 45k and Negotiation, close date 30 June");
        Locator ticks = card.locator("input[type=checkbox]");
        assertThat(ticks).hasCount(3);
        ticks.nth(0).uncheck();
        card.locator("summary").click();
        card.locator("input[name=value]").nth(1).fill("46000");
        card.locator("form.edit").nth(1).getByRole(AriaRole.BUTTON).click();
        assertThat(card.locator("strong")).containsText(new String[] {"Negotiation", "€46,000", "30 June 2026"});
        assertThat(ticks.nth(0)).not().isChecked();
        assertThat(ticks.nth(1)).isChecked();
        assertThat(ticks.nth(2)).isChecked();
        TestBrowser.screenshot(page, "light-proposal-edited");
        press(card, "Approve");
        assertThat(card.locator(".decided")).containsText("Done");
        assertThat(card.locator("li.left")).hasCount(1);
    }

    @Test
    void aPhoneShowsTheCardAndTakesAnotherValue() {
        Page page = browser.phone();
        TestBrowser.signIn(page, rep, "/");
        Locator card = ask(page, "set Initech to 45k");
        card.locator("summary").click();
        card.locator("input[name=value]").fill("lots");
        press(card, "Change");
        assertThat(card.locator(".decided")).containsText("is no amount that can be read in one way only");
        card.locator("summary").click();
        card.locator("input[name=value]").fill("46000.50");
        press(card, "Change");
        assertThat(card.locator("strong")).hasText("€46,000.50");
        card.locator("summary").click();
        card.locator("input[name=value]").fill("47000");
        press(card, "Change");
        assertThat(card.locator("strong")).hasText("€47,000");
        page.reload();
        assertThat(card.locator("strong")).hasText("€47,000");
        TestBrowser.screenshot(page, "phone-proposal");
        press(card, "Approve");
        assertThat(card.locator(".decided")).containsText("Done");
    }

    @Test
    void whoDecidesOrAsksTooMuchReadsWhenToGoOn() {
        Page page = browser.desktop();
        TestBrowser.signIn(page, rep, "/");
        Locator card = ask(page, "set Initech to 45k");
        AskLimit limit = RunningCopilot.bean(AskLimit.class);
        rep.scope().run(() -> useUp(limit::decision));
        press(card, "Approve");
        assertThat(card.locator(".decided")).containsText("You have decided on a lot");
        rep.scope().run(() -> useUp(limit::question));
        page.fill("#question", "my win rate");
        page.keyboard().press("Enter");
        assertThat(page.locator(".reply.bad .step")).containsText("You have asked a lot");
        TestBrowser.screenshot(page, "light-limits");
    }

    private static void useUp(Runnable limit) {
        try {
            while (true) {
                limit.run();
            }
        } catch (TooManyRequests usedUp) {
            usedUp.retryAfterSeconds();
        }
    }

    private static void press(Locator card, String button) {
        card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    private static Locator ask(Page page, String words) {
        page.fill("#question", words);
        page.keyboard().press("Enter");
        Locator card = page.locator(".proposal").last();
        card.waitFor();
        return card;
    }
}
