package com.nexusflow.copilot.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every page, in light and dark and at phone width: readable contrast, no sideways scrolling, names for all controls. */
class LooksTest {

    private static final String CONTRAST = """
            () => {
              const parse = color => {
                const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
                context.fillStyle = color; context.fillRect(0, 0, 1, 1);
                const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
                return { r, g, b, a: a / 255 };
              };
              const channel = value => { const v = value / 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
              const luminance = c => 0.2126 * channel(c.r) + 0.7152 * channel(c.g) + 0.0722 * channel(c.b);
              const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1 });
              const background = element => {
                const layers = [];
                for (let e = element; e; e = e.parentElement) {
                  const c = parse(getComputedStyle(e).backgroundColor);
                  if (c.a > 0) { layers.push(c); if (c.a === 1) break; }
                }
                return layers.reduceRight((under, top) => over(top, under), parse('white'));
              };
              const poor = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                if (!walker.currentNode.textContent.trim() || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || element.closest('svg, script, style, [disabled], .unseen, option, noscript')) continue;
                const style = getComputedStyle(element);
                const behind = background(element);
                const front = over(parse(style.color), behind);
                const [light, dark] = [luminance(front), luminance(behind)].sort((a, b) => b - a);
                const ratio = (light + 0.05) / (dark + 0.05);
                const size = parseFloat(style.fontSize);
                const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
                if (ratio < (large ? 3 : 4.5)) poor.push(`${ratio.toFixed(2)} ${element.className || element.tagName}: ${walker.currentNode.textContent.trim().slice(0, 40)}`);
              }
              return poor;
            }""";
    private static final String NAMELESS = """
            () => [...document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, [role=region], [role=img]')]
              .filter(e => e.checkVisibility())
              .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length || e.getAttribute('aria-labelledby')))
              .map(e => e.outerHTML.slice(0, 120))""";

    private static final String CARD = """
            {"competitor": "Northwind CRM", "freshUntil": "2026-01-31", "positioning": "They sell the first year.", "objections": [{"objection": "They are cheaper", "answer": "At first."},
             {"objection": "Everybody has them"}], "questions": ["Who answers at night?"], "traps": ["Ask for the exit fee"], "strengths": ["Price"], "weaknesses": ["Support"],
             "pricing": "40 a seat", "proof": [{"customer": "Globex", "story": "Came back."}]}""";

    private static SampleTenant tenant;
    private static TestBrowser browser;
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void aTenantAndABrowser() {
        browser = TestBrowser.open();
        tenant = SampleTenant.found();
        JsonNode deal = Api.as(tenant.admin()).json("/api/v1/opportunities?text=rollout&limit=50").get(9);
        PAGES.put("ask", "/");
        PAGES.put("pipeline", "/pipeline");
        PAGES.put("deal", "/deals/" + deal.get("id").asString());
        PAGES.put("account", "/accounts/" + deal.get("account").get("id").asString());
        String lead = "insert into lead (tenant_id, id, name, company, email, owner_id) values (current_setting('app.tenant')::uuid, '%s', 'Nils Ek', 'Nordvik AS', 'nils@nordvik.example', '%s')";
        UUID nils = UUID.randomUUID();
        RunningCopilot.sql(tenant.scope(), lead.formatted(nils, tenant.admin().person().id()));
        PAGES.put("lead", "/leads/" + nils);
        Api.as(tenant.admin()).put("/api/v1/opportunities/" + deal.get("id").asString() + "/following", "");
        RunningCopilot.sql(tenant.scope(), "update opportunity set amount_minor = amount_minor + 100 where id = '" + deal.get("id").asString() + "'");
        for (String path : List.of("opportunities/" + deal.get("id").asString(), "leads/" + nils)) {
            Api.as(tenant.admin()).post("/api/v1/" + path + "/comments", "{\"body\": \"They want to sign in June.\"}");
            Api.as(tenant.manager()).post("/api/v1/" + path + "/comments", "{\"body\": \"@Ann Okafor can you call them?\"}");
        }
        RunningCopilot.sql(tenant.scope(), "update lead set owner_id = '" + tenant.manager().person().id() + "'");
        Api.as(tenant.manager()).post("/api/v1/leads/" + nils + "/comments", "{\"body\": \"@Ann Okafor please look. This is a longer comment that runs over several lines on a phone.\"}");
        String card = Api.json(Api.as(tenant.admin()).post("/api/v1/battle-cards", CARD)).get("id").asString();
        Api.as(tenant.admin()).send(Api.as(tenant.admin()).request("/api/v1/battle-cards/" + card).header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"version\": 1, \"pricing\": \"50 a seat\"}")));
        PAGES.put("cards", "/battle-cards");
        PAGES.put("card", "/battle-cards/" + card);
        PAGES.put("card-edit", "/battle-cards/" + card + "/edit");
        PAGES.put("card-history", "/battle-cards/" + card + "/history");
        PAGES.put("card-record", "/battle-cards/" + card + "/record");
        PAGES.put("notifications", "/notifications");
        PAGES.put("own-feed", "/feed");
        PAGES.put("rows", "/rows?metric=won_revenue&from=2026-01-01");
        PAGES.put("import", "/import");
        PAGES.put("people", "/people");
        PAGES.put("person", "/people/" + tenant.rep().person().id());
        PAGES.put("settings", "/settings");
        PAGES.put("password", "/password");
        library();
        PAGES.put("search", "/search?q=acme");
        PAGES.put("missing", "/deals/00000000-0000-7000-8000-000000000000");
    }

    /** A collection with a document that is read and out of date. */
    private static void library() {
        Api admin = Api.as(tenant.admin());
        String shelf = Api.json(admin.post("/api/v1/collections", "{\"name\": \"Playbooks of the sales organisation\", \"visibility\": \"everyone\"}")).get("id").asString();
        String text = "# Discounts\n\nTen percent.\n\n- Schools\n\n| Discount | Who approves it in the end |\n|---|---|\n| 20 % | the manager |\n";
        String id = Api.json(admin.upload("/api/v1/documents", Map.of("prices.md", text), Map.of("collection", shelf, "freshUntil", "2026-01-01"))).get(0).get("id").asString();
        Awaitility.await().until(() -> admin.json("/api/v1/documents/" + id).get("document").get("status").asString().equals("ready"));
        PAGES.put("library", "/library");
        PAGES.put("document", "/library/" + id);
        PAGES.put("collections", "/library/collections");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyPageIsReadableInLightColours() {
        look(browser.desktop(), "light");
    }

    @Test
    void everyPageIsReadableInDarkColours() {
        look(browser.page(1280, 860, ColorScheme.DARK, "en-GB"), "dark");
    }

    @Test
    void everyPageFitsAPhone() {
        look(browser.phone(), "phone");
    }

    @Test
    void everyPageFitsAPhoneInGermanAndDark() {
        look(browser.page(390, 844, ColorScheme.DARK, "de-DE"), "phone-de");
    }

    private static void look(Page page, String name) {
        page.navigate(RunningCopilot.address() + "/sign-in");
        check(page, name + "-sign-in");
        TestBrowser.signIn(page, tenant.admin(), "/");
        PAGES.forEach((what, path) -> {
            page.navigate(RunningCopilot.address() + path);
            check(page, name + "-" + what);
        });
        page.navigate(RunningCopilot.address() + "/");
        page.fill("#question", "Won revenue by rep");
        page.keyboard().press("Enter");
        page.waitForSelector("article.reply figure.chart canvas");
        page.locator("details.sources summary").click();
        check(page, name + "-answer");
    }

    @SuppressWarnings("unchecked")
    private static void check(Page page, String name) {
        TestBrowser.screenshot(page, name);
        assertThat((List<String>) page.evaluate(CONTRAST)).as("contrast of " + name).isEmpty();
        assertThat((List<String>) page.evaluate(NAMELESS)).as("controls without a name on " + name).isEmpty();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).as("no sideways scrolling on " + name).isEqualTo(true);
    }
}
