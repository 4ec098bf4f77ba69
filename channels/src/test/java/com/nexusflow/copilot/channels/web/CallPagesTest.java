package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import com.nexusflow.copilot.core.tenant.Ids;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CallPagesTest {

    private static final String SAID = """
            [00:00] Nina Holm: Good morning Olav, thanks for your time. What are you looking for?
            [00:09] Olav Berg: We need to cut the hours our planners spend on routing, that is a real problem for us. What is the price?
            [00:20] Nina Holm: It is 45,000 euros a year. Who decides about such a purchase?
            [00:26] Olav Berg: I do, I sign off on everything up to 50,000 euros. Honestly, that price is too high for us. <b>Really</b>.
            [00:40] Nina Holm: Understood. I will send you an offer in two steps by Friday.
            [00:46] Olav Berg: Good, talk to you then.
            """;
    private static TestBrowser browser;

    private final SampleTenant tenant = SampleTenant.found();
    private final Api rep = Api.as(tenant.rep());
    private final String deal = rep.json("/api/v1/opportunities?owner=" + tenant.rep().person().id() + "&limit=1").get(0).get("id").asString();

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
    void aCallIsFoundOpenedAndItsQuotesLeadToTheirLines() {
        String id = reviewed("Z1");
        reviewed("Z2");
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/calls?q=planners&from=2026-05-14&to=2026-05-14");
        assertThat(page.locator(".rail [aria-current]")).hasText("Calls");
        assertThat(page.locator(".call")).hasCount(2);
        TestBrowser.screenshot(page, "light-calls");
        page.locator(".filters input[name=q]").fill("nothing like it");
        page.locator(".filters .main").click();
        assertThat(page.locator(".empty h2")).hasText("No calls here");
        page.navigate(RunningCopilot.address() + "/calls/" + id);
        assertThat(page.locator("#card-bant .elements > div")).hasCount(4);
        assertThat(page.locator("#card-bant .met q").first()).not().isEmpty();
        assertThat(page.locator(".said-lines > li")).hasCount(6);
        assertThat(page.locator("#u3")).containsText("<b>Really</b>");
        assertThat(page.locator("#u1 mark")).hasText(new String[] {"spend", "price"});
        assertThat(page.locator(".call-page")).containsText("The times of single words");
        TestBrowser.screenshot(page, "light-call");
        page.locator("#card-bant .met .at").first().click();
        assertThat(page).hasURL(Pattern.compile(".*#u\\d+"));
        assertThat(page.locator(".said-lines > :target")).hasCount(1);
        TestBrowser.screenshot(page, "light-call-quote");
    }

    @Test
    void whoMayFilesACallAfterwardsAndSwapsItsSides() {
        String id = reviewed("Z1", SAID.replace("Nina Holm", "Anna"));
        Page page = browser.phone();
        TestBrowser.signIn(page, tenant.rep(), "/calls/" + id);
        page.locator("#place summary").click();
        page.locator("#place select[name=opportunity]").selectOption("");
        page.locator("#place input[name=accountName]").fill("No such account at all");
        page.locator("#place .main").click();
        assertThat(page.locator("#place .notice.bad")).containsText("There is no such account");
        page.locator("#place select[name=opportunity]").selectOption(deal);
        page.locator("#place input[name=startedAt]").fill("2026-05-12T10:30");
        page.locator("#place .main").click();
        assertThat(page.locator(".figures")).containsText("12 May 2026, 10:30");
        assertThat(page.locator("h1 a")).hasAttribute("href", "/deals/" + deal);
        assertThat(page.locator("#u0")).hasClass("rep");
        page.locator(".sides button").click();
        assertThat(page.locator("#u0")).hasClass("customer");
        assertThat(page.locator(".transcript")).containsText("A person said who sells");
        assertThat(page.locator(".renewing")).hasCount(0);
        page.locator("#place summary").click();
        page.locator("#place").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(page, "phone-call-place");
    }

    @Test
    void whoMayErasesACallAndGetsAReceipt() {
        String id = reviewed("Z1");
        Page page = browser.phone();
        TestBrowser.signIn(page, tenant.rep(), "/calls/" + id);
        page.locator("#erase summary").click();
        page.locator("#erase").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(page, "call-erase-phone");
        page.locator("#erase .danger").click();
        assertThat(page.locator("h1")).hasText("The call is erased");
        assertThat(page.locator("code")).hasText(id);
        TestBrowser.screenshot(page, "call-erased-phone");
        assertEquals(404, rep.get("/api/v1/calls/" + id).statusCode());
    }

    @Test
    void peopleTalkAboutACallAndWhoIsMentionedOpensIt() {
        String id = reviewed("Z1");
        Page manager = browser.desktop();
        TestBrowser.signIn(manager, tenant.manager(), "/calls/" + id);
        assertThat(manager.locator("#feed h2")).hasText("Comments");
        manager.locator("#said").pressSequentially("Nice at 0:21, @ni");
        assertThat(manager.locator("#feed").getByRole(AriaRole.OPTION)).hasText("Nina Holm");
        manager.keyboard().press("Enter");
        manager.keyboard().type("and @Stig");
        manager.keyboard().press("Escape");
        manager.locator(".say .main").click();
        assertThat(manager.locator(".feed .notice").first()).hasText("Nina Holm will hear of it.");
        assertThat(manager.locator(".feed .notice.warn")).containsText("Stig Dahl does not see this record");
        manager.locator("#feed").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(manager, "light-call-comments");

        Page rep = browser.phone();
        TestBrowser.signIn(rep, tenant.rep(), "/notifications");
        assertThat(rep.locator(".notices .what")).containsText("Mara Lindqvist mentioned you on");
        rep.locator(".notice-line").click();
        assertThat(rep).hasURL(Pattern.compile(".*/calls/" + id));
        rep.locator("#feed").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(rep, "phone-call-comments");
        rep.locator(".feed .words a").click();
        assertThat(rep).hasURL(Pattern.compile(".*/calls/" + id + "#u2"));
        Api.as(tenant.rep()).delete("/api/v1/calls/" + id);
        rep.navigate(RunningCopilot.address() + "/notifications");
        assertThat(rep.locator(".notices li")).hasCount(0);
    }

    @Test
    void whatACallSuggestsIsProposedByAPressAndDoneByAnApproval() {
        String id = reviewed("Z1");
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/calls/" + id);
        Locator next = page.locator(".offers li").filter(new Locator.FilterOptions().setHasText("offer in two steps"));
        assertThat(page.locator(".offers h2")).hasText("Suggested for the deal");
        page.locator(".offers").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(page, "light-call-offers");
        next.locator("form .main").click();
        assertThat(page).hasURL(Pattern.compile(".*/calls/" + id + "#offers"));
        assertThat(next.locator(".proposal h3")).hasText("Change to approve");
        org.assertj.core.api.Assertions.assertThat(rep.json("/api/v1/opportunities/" + deal).get("nextStep").asString("")).doesNotContain("two steps");
        next.locator(".proposal .actions .main").click();
        assertThat(next.locator(".proposal h3")).hasText("Done");
        org.assertj.core.api.Assertions.assertThat(rep.json("/api/v1/opportunities/" + deal).get("nextStep").asString("")).contains("two steps");
        TestBrowser.screenshot(page, "light-call-offers-done");

        Page phone = browser.phone();
        TestBrowser.signIn(phone, tenant.rep(), "/calls/" + id);
        phone.locator(".offers").scrollIntoViewIfNeeded();
        assertThat(phone.locator(".offers .proposal h3").first()).hasText("Done");
        org.assertj.core.api.Assertions.assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        TestBrowser.screenshot(phone, "phone-call-offers");

        Page manager = browser.desktop();
        TestBrowser.signIn(manager, tenant.manager(), "/calls/" + id);
        assertThat(manager.locator(".offers .proposal")).hasCount(0);
    }

    @Test
    void aManagerOverrulesOnAPhoneWithoutScriptsAndTheRepReadsWhy() {
        String id = reviewed("Z1");
        Page manager = browser.page(390, 844, ColorScheme.LIGHT, "en-GB", false);
        TestBrowser.signIn(manager, tenant.manager(), "/calls/" + id);
        Locator authority = manager.locator("#card-bant .elements > div").nth(1);
        assertThat(authority.locator(".tag")).hasText("met");
        authority.locator(".judge summary").click();
        authority.getByLabel("not discussed").check();
        authority.locator("input[name=reason]").fill("He signs up to 20,000 <i>only</i>");
        TestBrowser.screenshot(manager, "phone-call-judging");
        authority.getByText("Save").click();
        assertThat(authority.locator(".notice")).hasText("Saved.");
        assertThat(authority.locator("dt .muted")).hasText("not discussed");
        assertThat(authority.locator(".verdict")).containsText("He signs up to 20,000 <i>only</i>");
        assertThat(authority.locator(".verdict")).containsText(Pattern.compile("the machine heard: met, \\d+ % sure"));
        assertThat(authority.locator("q + .at + .muted")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(authority.boundingBox().width).isLessThanOrEqualTo(390);
        TestBrowser.screenshot(manager, "phone-call-judged");
        Api.as(tenant.admin()).put("/api/v1/calls/" + id + "/scorecards/bant/authority", "{\"status\": \"met\"}");
        authority.locator(".judge summary").click();
        authority.getByText("Take back").click();
        assertThat(authority.locator(".notice.bad")).containsText("Somebody else judged this meanwhile");
        authority.getByText("Take back").click();
        assertThat(authority.locator(".notice")).containsText("Taken back");

        Api.as(tenant.manager()).put("/api/v1/calls/" + id + "/scorecards/bant/authority", "{\"status\": \"met\"}");
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/calls/" + id);
        assertThat(page.locator("#card-bant .verdict")).containsText(Pattern.compile("confirms the machine \\(met, \\d+ % sure\\)"));
        assertThat(page.locator(".judge")).hasCount(0);
        TestBrowser.screenshot(page, "light-call-judged");
    }

    @Test
    void anAnswersQuoteLeadsToItsLineInTheCall() {
        reviewed("Z1");
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/ask");
        page.locator("#question").fill("did anyone mention price on calls?");
        page.locator("#question").press("Enter");
        assertThat(page.locator("article.reply .quotes q").first()).containsText("price");
        TestBrowser.screenshot(page, "light-ask-calls");
        page.locator("article.reply .quotes .at").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/calls/.*#u\\d+"));
        assertThat(page.locator(".said-lines > :target")).hasCount(1);
    }

    @Test
    void aPhoneShowsTheWholeWidthInAnotherLanguage() {
        String id = reviewed("Z1");
        Page page = browser.page(390, 844, ColorScheme.DARK, "de-DE");
        TestBrowser.signIn(page, tenant.rep(), "/calls");
        assertThat(page.locator("h1")).hasText("Gespräche");
        TestBrowser.screenshot(page, "phone-calls");
        page.locator(".call").click();
        assertThat(page).hasURL(Pattern.compile(".*/calls/" + id));
        assertThat(page.locator("#card-bant")).containsText("Entscheidungsbefugnis");
        org.assertj.core.api.Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        TestBrowser.screenshot(page, "phone-call");
        page.locator(".transcript").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(page, "phone-call-transcript");
    }

    @Test
    void whoSpokeWhenIsDrawnWhereTheTimesAreReal() {
        UUID id = Ids.next();
        RunningCopilot.sql(tenant.scope(), "insert into sales_call (tenant_id, id, source, external_id, owner_id, language, consent, status, progress, problem, transcript, not_before, received_at, changed_at)"
                + " values (current_setting('app.tenant')::uuid, '" + id + "', 'transcript', 'T', '" + tenant.rep().person().id() + "', 'en', 'given', 'failed', 50, 'review_failed', '"
                + JsonMapper.shared().writeValueAsString(Map.of("language", "en", "timed", true, "speakersGuessed", false,
                        "speakers", new Object[] {Map.of("number", 0, "side", "REP", "name", "Nina"), Map.of("number", 1, "side", "CUSTOMER", "name", "")},
                        "utterances", new Object[] {
                            Map.of("number", 0, "speaker", 0, "startMillis", 0, "endMillis", 60_000, "text", "Hello", "words", new Object[0]),
                            Map.of("number", 1, "speaker", 1, "startMillis", 60_000, "endMillis", 3_720_000, "text", "Good morning", "words", new Object[0])}))
                + "', now(), now(), now())");
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/calls/" + id);
        assertThat(page.locator(".lane rect")).hasCount(2);
        assertThat(page.locator(".lane .customer rect")).hasAttribute("width", "984");
        assertThat(page.locator(".notice.bad")).containsText("The call could not be reviewed.");
        assertThat(page.locator("#u1 .who")).containsText("1:00");
        TestBrowser.screenshot(page, "light-call-lanes");
    }

    private String reviewed(String externalId) {
        return reviewed(externalId, SAID);
    }

    private String reviewed(String externalId, String said) {
        String id = Api.json(rep.post("/api/v1/calls", JsonMapper.shared().writeValueAsString(
                Map.of("source", "transcript", "externalId", externalId, "transcript", said, "opportunity", deal, "startedAt", "2026-05-14T08:00:00Z")))).get("id").asString();
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> rep.json("/api/v1/calls/" + id).get("status").asString().equals("reviewed"));
        return id;
    }
}
