package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.nexusflow.copilot.agents.memory.Conversations;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import com.nexusflow.copilot.core.people.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private static SampleTenant tenant;
    private static TestBrowser browser;
    private Page page;

    @BeforeAll
    static void aTenantAndABrowser() {
        browser = TestBrowser.open();
        tenant = SampleTenant.found();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void aPage() {
        page = browser.desktop();
        page.onPageError(error -> {
            throw new AssertionError("A script failed: " + error);
        });
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void aWrongPasswordIsSaidSoAndTheRightOneLetsIn() {
        page.navigate(RunningCopilot.address() + "/pipeline");
        page.fill("#username", tenant.rep().login());
        page.fill("#password", "not this");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("wrong");
        page.fill("#username", tenant.rep().login());
        page.fill("#password", RunningCopilot.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/pipeline.*"));
        page.locator("details.me summary").click();
        page.getByText("Sign out").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("signed out");
    }

    @Test
    void aQuestionGetsAFigureATableAChartAndASourceThatOpensTheRows() {
        TestBrowser.signIn(page, tenant.admin(), "/");
        ask("Won revenue by rep");
        assertThat(page.locator("article.reply > .text")).containsText("€409,600");
        assertThat(page.locator("article.reply table").first()).containsText("Nina Holm");
        assertThat(page.locator("article.reply figure.chart canvas")).isVisible();
        assertThat(page.locator("#question")).isFocused();
        page.locator("details.sources summary").click();
        page.locator(".source a").first().click();
        assertThat(page.locator("h1")).containsText("€770,400");
        assertThat(page.locator("tbody tr")).hasCount(12);
        page.locator("tbody a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/deals/.*"));
        assertThat(page.locator(".timeline")).containsText("Workshop on site");
    }

    @Test
    void aSuggestionAsksTheNextQuestionInTheSameConversation() {
        TestBrowser.signIn(page, tenant.rep(), "/");
        ask("Won revenue by rep");
        String suggestion = page.locator("article.reply .chip").first().textContent();
        page.locator("article.reply .chip").first().click();
        assertThat(page.locator(".said").last()).hasText(suggestion);
        assertThat(page.locator("article.reply .model")).hasCount(2);
        assertThat(page).hasURL(Pattern.compile(".*/ask/[0-9a-f-]{36}"));
        page.reload();
        assertThat(page.locator("article.reply .model")).hasCount(2);
    }

    @Test
    void conversationsAreListedOpenedAndDeleted() {
        Member lone = RunningCopilot.newMember(tenant.scope(), "Lone Ranger", Role.OPERATIONS);
        TestBrowser.signIn(page, lone, "/");
        ask("Open pipeline by stage");
        assertThat(page.locator(".past li[aria-current]")).containsText("Open pipeline by stage");
        page.getByText("New conversation").click();
        assertThat(page.locator("#start")).containsText("What would you like to know, Lone?");
        page.locator(".past li a").first().click();
        assertThat(page.locator(".said")).hasText("Open pipeline by stage");
        page.onDialog(dialog -> dialog.accept());
        page.locator(".past li").first().hover();
        page.locator(".past li button").first().click();
        assertThat(page.locator("#start")).isVisible();
        assertThat(page.locator(".past li")).hasCount(0);
    }

    @Test
    void theKeyboardRecallsQuestionsAndStartsLines() {
        TestBrowser.signIn(page, tenant.rep(), "/");
        ask("First question");
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#question")).hasValue("First question");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#question")).hasValue("");
        page.keyboard().type("one");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("two");
        assertThat(page.locator("#question")).hasValue("one\ntwo");
        assertThat(page.locator(".said")).hasCount(1);
    }

    @Test
    void escapeStopsAnAnswerThatTakesLong() {
        TestBrowser.signIn(page, tenant.rep(), "/");
        page.route("**/ask", route -> {});
        page.fill("#question", "Won revenue by rep");
        page.keyboard().press("Enter");
        assertThat(page.locator("#stop")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("article.reply .step")).hasText("Stopped.");
        assertThat(page.locator("#send")).isVisible();
        assertThat(page.locator("#question")).isFocused();
    }

    @Test
    void aConversationThatIsGoneIsSaidSo() {
        TestBrowser.signIn(page, tenant.rep(), "/");
        ask("Open pipeline by stage");
        tenant.rep().scope().run(() -> RunningCopilot.bean(Conversations.class).latest(1).forEach(last -> RunningCopilot.bean(Conversations.class).delete(last.id())));
        page.fill("#question", "And by rep?");
        page.keyboard().press("Enter");
        assertThat(page.locator("article.reply.bad")).containsText("Begin a new one");
    }

    @Test
    void markupInAQuestionStaysText() {
        TestBrowser.signIn(page, tenant.rep(), "/");
        ask("<img src=x onerror=\"document.title='taken'\">");
        assertThat(page.locator(".said img")).hasCount(0);
        assertThat(page).not().hasTitle("taken");
    }

    @Test
    void theBoardFollowsItsFilters() {
        TestBrowser.signIn(page, tenant.admin(), "/pipeline");
        assertThat(page.locator(".stage h2")).containsText(new String[] {"Qualified", "Demo", "Proposal", "Negotiation"});
        assertThat(page.locator(".sum")).containsText("in 42 open deals");
        page.selectOption("select[name=owner]", tenant.rep().person().id().toString());
        assertThat(page.locator(".sum")).not().containsText("in 42 open deals");
        for (Locator deal : page.locator(".deal").all()) {
            assertThat(deal).containsText("Nina Holm");
        }
        page.selectOption("select[name=closes]", "OVERDUE");
        assertThat(page).hasURL(Pattern.compile(".*closes=OVERDUE.*"));
        page.reload();
        assertThat(page.locator("select[name=closes]")).hasValue("OVERDUE");
        page.selectOption("select[name=team]", page.locator("select[name=team] option").nth(2).getAttribute("value"));
        assertThat(page.locator(".empty")).containsText("No open deals here");
    }

    @Test
    void theHeaderFindsRecordsAsOneTypes() {
        TestBrowser.signIn(page, tenant.rep(), "/pipeline");
        page.keyboard().press("/");
        page.keyboard().type("bergstrom");
        assertThat(page.locator("#found a").first()).containsText("Bergström Logistik");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Bergström Logistik");
        assertThat(page.locator("#contacts")).containsText("champion");
    }

    @Test
    void aChosenThemeStaysChosen() {
        TestBrowser.signIn(page, tenant.rep(), "/");
        page.click("#theme");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.navigate(RunningCopilot.address() + "/pipeline");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")).isEqualTo("rgb(15, 23, 22)");
    }

    @Test
    void rowsAreDownloadedAsCsvThatNoSpreadsheetComputes() throws IOException {
        RunningCopilot.sql(tenant.scope(), "update account set name = '=cmd()' where name = 'Polar Energy'");
        try {
            TestBrowser.signIn(page, tenant.admin(), "/rows?metric=won_revenue");
            Download download = page.waitForDownload(() -> page.getByText("Download as CSV").click());
            String csv = Files.readString(download.path());
            assertThat(csv.lines().count()).isEqualTo(13);
            assertThat(csv).contains(",'=cmd(),").doesNotContain(",=cmd()");
        } finally {
            RunningCopilot.sql(tenant.scope(), "update account set name = 'Polar Energy' where name = '=cmd()'");
        }
    }

    @Test
    void filesAreLookedAtCorrectedAndImported() {
        Member ola = RunningCopilot.newMember(RunningCopilot.newTenant(), "Ola Ek", Role.OPERATIONS);
        TestBrowser.signIn(page, ola, "/import");
        page.setInputFiles("#files", new FilePayload("customers.csv", "text/csv",
                "customer;branch;headcount\nZeta Works;Retail;12\nÉta Mills;Retail;many\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("section.file h2")).hasText("customers.csv");
        page.selectOption("select[name='kind.0']", "accounts");
        page.selectOption("select[name='field.0.1']", "sector");
        assertThat(page.locator("select[name='field.0.1']")).hasValue("sector");
        TestBrowser.screenshot(page, "light-import-preview");
        page.getByText("Import these files").click();
        assertThat(page.locator(".run.completed")).containsText("customers.csv");
        TestBrowser.screenshot(page, "light-import-done");
        page.waitForCondition(() -> {
            page.navigate(RunningCopilot.address() + "/search?q=zeta%20works");
            return page.locator(".results a").count() > 0;
        });
        page.locator(".results a").first().click();
        assertThat(page.locator(".facts-list")).containsText("Retail");
    }

    @Test
    void theDocumentOfTheApiIsReadInTheBrowser() {
        page.navigate(RunningCopilot.address() + "/swagger-ui.html");
        page.waitForSelector("#operations-Messages-ask");
        assertThat(page.locator(".info .title").first()).containsText("NexusFlow Copilot");
    }

    @Test
    void aRepSeesNoImport() {
        TestBrowser.signIn(page, tenant.rep(), "/import");
        assertThat(page.locator("h1")).containsText("Your role does not allow this");
        assertThat(page.locator("nav.rail")).not().containsText("Import");
    }

    private void ask(String question) {
        page.fill("#question", question);
        page.keyboard().press("Enter");
        page.waitForSelector("article.reply .model");
    }
}
