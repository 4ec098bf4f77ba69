package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.nexusflow.copilot.channels.testkit.StartedCopilot;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import com.nexusflow.copilot.core.demo.DemoData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sees who starts the copilot for the first time. */
class DemoTest {

    @TempDir
    private static Path home;

    private static StartedCopilot demo;
    private static TestBrowser browser;

    @BeforeAll
    static void theDemoAndABrowser() {
        browser = TestBrowser.open();
        demo = StartedCopilot.on(home);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "de-DE", "fr-FR", "es-ES"})
    void everyExampleOfTheFirstPageIsAnswered(String language) {
        Page page = browser.page(1280, 860, ColorScheme.LIGHT, language);
        signIn(page, "oliver");
        List<String> examples = page.locator("#start .chip").allTextContents();
        assertThat(examples).hasSize(6);
        for (String example : examples) {
            page.navigate(demo.address() + "/");
            page.fill("#question", example);
            page.keyboard().press("Enter");
            assertThat(page.locator("article.reply .model")).hasCount(1);
            assertThat(page.locator("article.reply").getAttribute("class")).as(example + " → " + page.locator("article.reply .text").textContent()).contains("answered");
        }
        page.context().close();
    }

    @Test
    void aManagerLooksAround() {
        Page page = browser.desktop();
        signIn(page, "oliver");
        ask(page, "Top 5 reps by won revenue this year");
        TestBrowser.screenshot(page, "demo-ask");
        page.navigate(demo.address() + "/pipeline");
        TestBrowser.screenshot(page, "demo-pipeline");
        page.locator(".deal").nth(2).click();
        Locator title = page.locator("h1");
        assertThat(title).isVisible();
        TestBrowser.screenshot(page, "demo-deal");
        page.locator(".heading .chip").click();
        assertThat(page.locator("article.reply .model")).hasCount(1);
        TestBrowser.screenshot(page, "demo-brief");
        page.context().close();
    }

    @Test
    void anAdministratorLooksAroundAtNight() {
        Page page = browser.page(390, 844, ColorScheme.DARK, "en-GB");
        signIn(page, "anders");
        ask(page, "Won revenue by month this year");
        page.locator("figure.chart").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(page, "demo-phone-dark");
        page.context().close();
    }

    private static void ask(Page page, String question) {
        page.fill("#question", question);
        page.keyboard().press("Enter");
        page.waitForSelector("article.reply figure.chart canvas");
    }

    private static void signIn(Page page, String login) {
        page.navigate(demo.address() + "/");
        page.fill("#username", login);
        page.fill("#password", DemoData.PASSWORD);
        page.click("button.main");
        page.waitForSelector("#question");
    }
}
