package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.nexusflow.copilot.channels.testkit.Api;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.core.tenant.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CoachingPageTest {

    private static TestBrowser browser;

    private final SampleTenant tenant = SampleTenant.found();
    private final Api rep = Api.as(tenant.rep());

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
    void aRepSeesTheOwnFiguresAgainstTheRangesAndWhatToTry() {
        three();
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/coaching?from=2026-04-20&to=2026-05-15");
        assertThat(page.locator(".rail [aria-current]")).hasText("Coaching");
        assertThat(page.locator("h1")).hasText("Nina Holm");
        assertThat(page.locator("[role=status]")).hasText("4 calls in this period: 3 with times of words, 1 without, 0 not reviewed yet, 0 failed.");
        assertThat(page.locator(".measures > li").first()).containsText("80 % over 3 calls");
        assertThat(page.locator(".lessons .next")).containsText("one more question before each offer");
        assertThat(page.locator(".lessons .next a")).hasCount(2);
        assertThat(page.locator(".measures canvas")).hasCount(7);
        assertThat(page.locator("#agreement")).containsText("Too few judgements to say: 0 of 20");
        TestBrowser.screenshot(page, "light-coaching");
        page.locator(".measures details summary").first().click();
        assertThat(page.locator(".measures").first().locator("tbody tr").first()).containsText("27 Apr");
        assertThat(page.locator("select[name=rep]")).hasCount(0);
    }

    @Test
    void aManagerGoesFromThePeopleToOneOfThemOnAPhone() {
        three();
        Page page = browser.page(390, 844, ColorScheme.LIGHT, "en-GB");
        TestBrowser.signIn(page, tenant.manager(), "/coaching?from=2026-04-20&to=2026-05-15");
        assertThat(page.locator("h1")).hasText("Everybody you see");
        org.assertj.core.api.Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        TestBrowser.screenshot(page, "phone-coaching");
        page.locator("tbody th a").first().click();
        assertThat(page.locator("h1")).hasText("Nina Holm");
        assertThat(page.locator("select[name=rep]")).hasCount(1);
    }

    @Test
    void restTellsTheSameToWhomItConcerns() {
        three();
        String period = "/api/v1/coaching?from=2026-04-20&to=2026-05-15";
        JsonNode own = rep.json(period);
        org.assertj.core.api.Assertions.assertThat(own.at("/person/name").asString()).isEqualTo("Nina Holm");
        org.assertj.core.api.Assertions.assertThat(own.at("/figures/talkRatio").asDouble()).isCloseTo(0.8, org.assertj.core.api.Assertions.within(0.001));
        org.assertj.core.api.Assertions.assertThat(own.at("/ranges/0").toString()).isEqualTo("{\"measure\":\"talk_ratio\",\"low\":0.0,\"high\":0.57}");
        org.assertj.core.api.Assertions.assertThat(own.at("/untimed")).hasSize(1);
        org.assertj.core.api.Assertions.assertThat(own.at("/agreement")).hasSize(3);
        String nina = "&rep=" + tenant.rep().person().id();
        org.assertj.core.api.Assertions.assertThat(Api.as(tenant.manager()).json(period + nina).at("/figures/calls").asInt()).isEqualTo(4);
        org.assertj.core.api.Assertions.assertThat(Api.as(tenant.stranger()).get(period + nina).statusCode()).isEqualTo(404);
        org.assertj.core.api.Assertions.assertThat(Api.as(tenant.stranger()).json(period).at("/figures/calls").asInt()).isZero();
        org.assertj.core.api.Assertions.assertThat(rep.get("/api/v1/coaching?from=2026-05-15&to=2026-04-20").statusCode()).isEqualTo(400);
    }

    /** Three calls with times in which the rep speaks 80 % and asks one question, and one without times. */
    private void three() {
        for (String day : List.of("2026-04-28", "2026-05-05", "2026-05-12")) {
            RunningCopilot.sql(tenant.scope(), "insert into sales_call (tenant_id, id, source, external_id, owner_id, started_at, language, consent, status, progress, transcript, stage, not_before, received_at, changed_at)"
                    + " values (current_setting('app.tenant')::uuid, '" + Ids.next() + "', 'transcript', '" + UUID.randomUUID() + "', '" + tenant.rep().person().id() + "', '" + day
                    + "T09:00:00Z', 'en', 'given', 'received', 10, '" + JsonMapper.shared().writeValueAsString(spoken()) + "', 'review', now(), now(), now())");
        }
        rep.post("/api/v1/calls", JsonMapper.shared().writeValueAsString(Map.of(
                "source", "transcript", "externalId", "W", "transcript", "[00:01] Nina Holm: Hello Olav.\n[00:04] Olav Berg: Hello.", "startedAt", "2026-05-13T08:00:00Z")));
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> rep.json("/api/v1/calls?status=reviewed").size() == 4);
    }

    private static Transcript spoken() {
        List<Utterance> said = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            said.add(utterance(3 * i, 0, 20_000 * i, i == 0 ? "What do you need today, Olav, and by when do you need it?" : "I see that you need it now, so let us look at it."));
            said.add(utterance(3 * i + 1, 1, 20_000 * i + 10_000, "We need a plan."));
            said.add(utterance(3 * i + 2, 0, 20_000 * i + 13_000, "Then this is the plan that I would make for you all."));
        }
        return new Transcript("en", true, false, List.of(new Speaker(0, Side.REP, "Nina Holm"), new Speaker(1, Side.CUSTOMER, "Olav Berg")), said);
    }

    /** The rep's words last 400 ms and the customer's 625 ms: 25 words, and four. */
    private static Utterance utterance(int number, int speaker, int start, String text) {
        List<Word> words = new ArrayList<>();
        int length = speaker == 0 ? 400 : 625;
        int at = start;
        for (String word : text.split(" ")) {
            words.add(new Word(word, at, at + length, 1));
            at += length;
        }
        return new Utterance(number, speaker, start, at, text, words);
    }
}
