package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import com.nexusflow.copilot.core.call.AudioStore;
import com.nexusflow.copilot.core.call.CallFacts;
import com.nexusflow.copilot.core.call.CallReview;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.voice.analysis.RuleAnalysis;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** All that the review of a recorded call holds stands on its page. */
class CallReviewPageTest {

    private static final List<String> SAID = List.of(
            "Good morning Olav, um, thanks for your time. What are you looking for?",
            "We need to cut the hours our planners spend on routing, that is a terrible problem for us. What is the price?",
            "It is 45,000 euros a year. Who decides about such a purchase?",
            "I do. Honestly, that price is too high for us, and Zenware made us an offer last week. How long does it take?",
            "Understood. I will send you an offer in two steps by Friday.",
            "Great, that is wonderful, thank you.");
    private static final int WORD_MILLIS = 380;
    private static final int PAUSE_MILLIS = 700;
    private static final int SECONDS = 50;
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
    void everyFigureStandsForBothSidesWithItsRangeAndHowItIsComputed() throws IOException {
        UUID id = reviewed();
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/calls/" + id);
        for (String code : List.of("talk_ratio", "stretch", "questions", "words", "pace", "fillers", "patience", "interactivity", "overlap", "silence", "length")) {
            assertThat(figure(page, code).locator("td").first()).hasText(Pattern.compile(".*\\d.*"));
        }
        assertThat(figure(page, "questions").locator("td")).hasText(new String[] {"2", "2"});
        assertThat(figure(page, "talk_ratio")).containsText("best converting 43 %, won 57 %, lost 62 %; above 65 % hurts");
        assertThat(figure(page, "patience").locator(".how p")).not().isVisible();
        figure(page, "patience").locator(".how summary").click();
        assertThat(figure(page, "patience").locator(".how p")).containsText("The median of the seconds");
        TestBrowser.screenshot(page, "light-call-review");
        page.locator(".talked").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(page, "light-call-review-talk");
        page.locator(".mood-panel").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(page, "light-call-review-mood");
    }

    @Test
    void whatWasNamedPromisedAndAskedIsQuotedAndItsPlaceIsPlayed() throws IOException {
        UUID id = reviewed();
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/calls/" + id);
        Locator named = page.locator(".named li");
        assertThat(named.filter(new Locator.FilterOptions().setHasText("Zenware made us an offer")).locator(".tag")).hasText("Zenware");
        assertThat(named.filter(new Locator.FilterOptions().setHasText("It is 45,000 euros a year")).locator(".tag")).hasText("45,000 EUR");
        assertThat(page.locator(".promises")).containsText("I will send you an offer in two steps by Friday");
        assertThat(page.locator(".asked").first().locator("summary")).hasText("Customer’s questions: 2");
        assertThat(page.locator(".moments li").first()).containsText("price");
        assertThat(page.locator(".moments li").last()).containsText("yes");
        page.waitForFunction("document.querySelector('audio').readyState >= 1");
        named.first().locator(".at").click();
        assertThat(page.locator(".said-lines > :target")).containsText("Zenware");
        double from = (3 * PAUSE_MILLIS + (words(3) + 11) * WORD_MILLIS) / 1000.0;
        org.assertj.core.api.Assertions.assertThat(((Number) page.evaluate("document.querySelector('audio').currentTime")).doubleValue()).isCloseTo(from, within(3.0));
        org.assertj.core.api.Assertions.assertThat((Boolean) page.evaluate("document.querySelector('audio').paused")).isFalse();
    }

    @Test
    void thePlayerStaysInViewAndAQuoteNamesTheSecondInWhichItWasSaid() throws IOException {
        UUID id = reviewed();
        for (Page page : List.of(browser.desktop(), browser.phone())) {
            TestBrowser.signIn(page, tenant.rep(), "/calls/" + id);
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
            assertThat(page.locator(".player audio")).isInViewport();
            int seconds = (int) Math.round((3 * PAUSE_MILLIS + (words(3) + 11) * WORD_MILLIS) / 1000.0);
            assertThat(page.locator(".named li").filter(new Locator.FilterOptions().setHasText("Zenware made us an offer")).locator(".at")).hasText("0:%02d".formatted(seconds));
            page.locator("#u1").scrollIntoViewIfNeeded();
            TestBrowser.screenshot(page, "call-player-" + page.viewportSize().width);
        }
    }

    @Test
    void theMoodIsShownBySideOverTheCallAndQuietlyByLineOnAPhone() throws IOException {
        UUID id = reviewed();
        Page page = browser.page(390, 844, ColorScheme.LIGHT, "de-DE");
        TestBrowser.signIn(page, tenant.rep(), "/calls/" + id);
        assertThat(page.locator(".moods > div")).hasCount(2);
        assertThat(page.locator(".moods-over rect").first()).isAttached();
        assertThat(page.locator("#u5 .mood")).hasAttribute("aria-label", "Klingt zufrieden");
        assertThat(page.locator("#u2 .mood")).hasCount(0);
        org.assertj.core.api.Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        page.locator(".named").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(page, "phone-call-review-named");
        page.locator(".talked").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(page, "phone-call-review-talk");
        page.locator(".mood-panel").scrollIntoViewIfNeeded();
        TestBrowser.screenshot(page, "phone-call-review-mood");
    }

    private static Locator figure(Page page, String code) {
        return page.locator(".talked tr[data-figure=" + code + "]");
    }

    private UUID reviewed() throws IOException {
        UUID id = Ids.next();
        byte[] audio = RecordingPagesTest.tone(SECONDS);
        AudioStore.Kept kept = RunningCopilot.bean(AudioStore.class).put(tenant.scope().tenantId(), audio.length, to -> to.write(audio));
        RunningCopilot.sql(tenant.scope(), "insert into sales_call (tenant_id, id, source, external_id, owner_id, language, consent, status, progress, transcript, review, not_before, received_at, changed_at)"
                + " values (current_setting('app.tenant')::uuid, '" + id + "', 'upload', 'T', '" + tenant.rep().person().id() + "', 'en', 'given', 'reviewed', 100, '" + transcript() + "', '" + review(true) + "', now(), now(), now())");
        RunningCopilot.sql(tenant.scope(), "insert into call_recording (tenant_id, call_id, name, object, bytes, playable, keep_until, created_at) values (current_setting('app.tenant')::uuid, '" + id
                + "', 'call.wav', '" + kept.name() + "', " + kept.bytes() + ", true, now() + interval '1 day', now())");
        return id;
    }

    /** What was said, as a literal of the database. */
    static String transcript() {
        return json(spoken());
    }

    /** What the rules make of it. */
    static String review(boolean refined) {
        CallReview review = new RuleAnalysis().review(spoken(), new CallFacts(Locale.ENGLISH, "Nina Holm", List.of("Zenware"), List.of(), null, LocalDate.of(2026, 5, 14), refined));
        return json(review);
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value).replace("'", "''").replace(";", "\\u003b");
    }

    private static Transcript spoken() {
        List<Utterance> said = new ArrayList<>();
        int at = 0;
        for (String text : SAID) {
            int start = at;
            List<Word> words = new ArrayList<>();
            for (String word : text.split(" ")) {
                words.add(new Word(word, at, at + WORD_MILLIS - 30, 1));
                at += WORD_MILLIS;
            }
            said.add(new Utterance(said.size(), said.size() % 2, start, at, text, words));
            at += PAUSE_MILLIS;
        }
        return new Transcript("en", true, false, List.of(new Speaker(0, Side.REP, "Nina Holm"), new Speaker(1, Side.CUSTOMER, "Olav Berg")), said);
    }

    /** How many words come before a line. */
    private static int words(int line) {
        return SAID.stream().limit(line).mapToInt(text -> text.split(" ").length).sum();
    }
}
