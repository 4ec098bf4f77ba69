package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import com.nexusflow.copilot.knowledge.document.Collections;
import com.nexusflow.copilot.knowledge.document.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LibraryPagesTest {

    private static final String GUIDE = "---\ntitle: Price guide\nauthor: Pricing desk\n---\n# Discounts\n\nTen percent at most.\n\n| Discount | Who |\n|---|---|\n| 20 % | the manager |\n";
    private static TestBrowser browser;

    private final SampleTenant tenant = SampleTenant.found();
    private final UUID open = tenant.scope().call(() -> RunningCopilot.bean(Collections.class).create("Playbooks", new Visibility.Everyone()).id());

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

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A document of the rep that is read. */
    private String document(String name, String text) {
        Api rep = Api.as(tenant.rep());
        String id = Api.json(rep.upload("/api/v1/documents", Map.of(name, text), Map.of("collection", open.toString()))).get(0).get("id").asString();
        Awaitility.await().until(() -> !rep.json("/api/v1/documents/" + id).get("document").get("status").asString().equals("reading"));
        return id;
    }

    @Test
    void aFileIsBroughtInAndWhatWasReadAppearsByItself() {
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/library");
        page.locator("input[name=files]").setInputFiles(file("prices.md", GUIDE));
        page.locator(".bringing .main").click();
        assertThat(page).hasURL(Pattern.compile(".*/library/[0-9a-f-]{36}"));
        assertThat(page.locator("h1")).hasText("Price guide");
        assertThat(page.locator(".read .level1")).hasText("Discounts");
        assertThat(page.locator(".read .part").first()).containsText("Ten percent at most.");
        assertThat(page.locator(".read thead th").first()).hasText("Discount");
        assertThat(page.locator(".read tbody td").last()).hasText("the manager");
        assertThat(page.locator(".facts-list")).containsText("Pricing desk");
    }

    @Test
    void severalFilesStandInTheListAndSayWhenTheyAreRead() {
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/library");
        page.locator("input[name=files]").setInputFiles(new FilePayload[] {file("prices.md", GUIDE), file("terms.txt", "Thirty days.")});
        assertThat(page.locator(".chosen")).hasText("prices.md, terms.txt");
        page.locator(".bringing .main").click();
        assertThat(page).hasURL(Pattern.compile(".*/library\\?collection=.*"));
        assertThat(page.locator(".document")).hasCount(2);
        assertThat(page.locator(".document .tag")).hasText(new String[] {"Ready", "Ready"});
        assertThat(page.locator(".document .name a", new Page.LocatorOptions().setHasText("Price guide"))).hasCount(1);
    }

    @Test
    void filesThatAreDroppedAnywhereAreChosen() {
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/library");
        page.evaluate("""
                () => {
                  const data = new DataTransfer();
                  data.items.add(new File(['Forty days.'], 'dropped.txt', { type: 'text/plain' }));
                  for (const type of ['dragenter', 'dragover', 'drop']) {
                    document.querySelector('h1').dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
                  }
                }""");
        page.locator(".bringing .main").click();
        assertThat(page.locator("h1")).hasText("dropped");
    }

    @Test
    void whatIsKnownOrRefusedIsSaidBesideTheForm() {
        document("prices.md", GUIDE);
        Page page = browser.page(1280, 900, ColorScheme.LIGHT, "de-DE");
        TestBrowser.signIn(page, tenant.rep(), "/library");
        page.locator(".upload summary").click();
        page.locator("input[name=files]").setInputFiles(new FilePayload[] {file("copy.md", GUIDE), file("leer.txt", "")});
        page.locator(".bringing .main").click();
        assertThat(page.locator(".told li").first()).containsText("als prices.md. Nichts wurde ein zweites Mal abgelegt.");
        assertThat(page.locator(".told li").last()).containsText("Die Datei ist leer.");
    }

    @Test
    void aDocumentThatIsNotFreshSaysSoAndItsOwnerSaysUntilWhenItHolds() {
        String id = document("prices.md", GUIDE);
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/library/" + id);
        page.locator("#freshUntil").fill("2026-05-14");
        page.locator(".beside .plain .main").click();
        assertThat(page.locator(".notice.warn")).containsText("It was to hold until 14 May 2026.");
        page.navigate(RunningCopilot.address() + "/library?stale=true");
        assertThat(page.locator(".document .flag")).hasText("Out of date");
        page.navigate(RunningCopilot.address() + "/library/" + id);
        page.locator("#freshUntil").fill("");
        page.locator(".beside .plain .main").click();
        assertThat(page.locator(".notice.warn")).hasCount(0);
    }

    @Test
    void readersSeeTheTextAndNoFormsAndTheOwnerDeletesAfterAskingTwice() {
        String id = document("prices.md", GUIDE);
        Page reader = browser.desktop();
        TestBrowser.signIn(reader, tenant.stranger(), "/library/" + id);
        assertThat(reader.locator("h1")).hasText("Price guide");
        assertThat(reader.locator(".reading-room form")).hasCount(0);
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/library/" + id);
        page.locator("#delete summary").click();
        page.locator("#delete button").click();
        assertThat(page).hasURL(Pattern.compile(".*/library\\?collection=.*"));
        assertThat(page.locator(".empty h2")).hasText("No documents here");
    }

    @Test
    void collectionsAreMadeLimitedAndRemoved() {
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.admin(), "/library/collections");
        page.locator("input[name=name]").first().fill("Contracts");
        page.locator("select[name=readers]").first().selectOption("role:manager");
        page.locator(".shelf-form .main").click();
        assertThat(page.locator("section.panel h2").first()).containsText("Role: Manager");
        page.locator("input[name=name]").first().fill("contracts");
        page.locator(".shelf-form .main").click();
        assertThat(page.locator(".notice.bad")).hasText("Another collection has this name. Choose one that tells them apart.");
        document("prices.md", GUIDE);
        page.navigate(RunningCopilot.address() + "/library/collections");
        page.locator("section.panel").last().locator("summary").click();
        assertThat(page.locator("section.panel").last().locator("details p")).hasText("The document in it goes with it for good.");
        page.locator("section.panel").last().locator("details button").click();
        assertThat(page.locator("section.panel")).hasCount(1);
        Page rep = browser.desktop();
        TestBrowser.signIn(rep, tenant.rep(), "/library");
        assertThat(rep.locator(".empty h2")).hasText("No collection that you may read");
        rep.navigate(RunningCopilot.address() + "/library/collections");
        assertThat(rep.locator("h1")).hasText("Your role does not allow this");
    }

    @Test
    void howFarTheReadingIsStandsInTheRow() {
        String id = document("prices.md", GUIDE);
        RunningCopilot.sql(tenant.scope(), "update document set status = 'reading', progress = 10, not_before = now() + interval '1 day' where id = '" + id + "'");
        Page page = browser.page(1280, 900, ColorScheme.LIGHT, "en-GB", false);
        TestBrowser.signIn(page, tenant.rep(), "/library");
        assertThat(page.locator(".document .tag")).hasText("Being read 10 %");
        page.locator(".document .name a").click();
        assertThat(page.locator(".heading .tag")).hasText("Being read 10 %");
        assertThat(page.locator(".notice")).hasText("Until then, version 1 is shown and found.");
    }

    @Test
    void allOfItWorksWithoutScripts() {
        Page page = browser.page(1280, 900, ColorScheme.LIGHT, "en-GB", false);
        TestBrowser.signIn(page, tenant.rep(), "/library");
        page.locator("input[name=files]").setInputFiles(file("terms.txt", "Thirty days."));
        page.locator(".bringing .main").click();
        assertThat(page).hasURL(Pattern.compile(".*/library/[0-9a-f-]{36}"));
        page.locator("#file").setInputFiles(file("terms (2).txt", "Forty days."));
        page.locator(".versions + form button").click();
        assertThat(page.locator(".versions li")).hasCount(2);
        page.navigate(RunningCopilot.address() + "/library");
        page.locator(".upload summary").click();
        page.locator("input[name=files]").setInputFiles(file("copy.txt", "Forty days."));
        page.locator(".bringing .main").click();
        assertThat(page.locator(".told li")).containsText("The same content is in this collection already");
    }
}
