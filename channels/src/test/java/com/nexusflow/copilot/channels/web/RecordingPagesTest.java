package com.nexusflow.copilot.channels.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.channels.testkit.SampleTenant;
import com.nexusflow.copilot.channels.testkit.TestBrowser;
import com.nexusflow.copilot.core.call.AudioStore;
import com.nexusflow.copilot.core.tenant.Ids;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Recordings in the browser, in a copilot whose speech models are not there. */
class RecordingPagesTest {

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
    void aRecordingIsBroughtInOnAPhoneAndSaysWhatItWaitsFor() {
        Page page = browser.phone();
        TestBrowser.signIn(page, tenant.rep(), "/calls");
        page.locator(".upload summary").click();
        page.locator("input[name=audio]").setInputFiles(new FilePayload("Globex.wav", "audio/wav", tone()));
        page.locator(".recording .main").click();
        assertThat(page).hasURL(Pattern.compile(".*/calls$"));
        page.locator("input[name=agreed]").check();
        org.assertj.core.api.Assertions.assertThat((List<?>) page.evaluate("[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 391)"
                + ".map(e => e.tagName + '.' + e.className + ' ' + e.getBoundingClientRect().right)")).isEmpty();
        TestBrowser.screenshot(page, "phone-calls-upload");
        page.locator(".recording .main").click();
        assertThat(page).hasURL(Pattern.compile(".*/calls/[0-9a-f-]{36}"));
        assertThat(page.locator("h1")).containsText("Call on ");
        assertThat(page.locator(".call-progress")).containsText("Being transcribed");
        assertThat(page.locator(".call-progress")).containsText("is not here");
        TestBrowser.screenshot(page, "phone-call-waiting");
        String call = page.url();
        page.navigate(RunningCopilot.address() + "/calls");
        page.locator(".upload summary").click();
        page.locator("input[name=audio]").setInputFiles(new FilePayload("Again.wav", "audio/wav", tone()));
        page.locator("input[name=agreed]").check();
        page.locator(".recording .main").click();
        assertThat(page.locator("#upload-result")).containsText("This recording is here already.");
        TestBrowser.screenshot(page, "phone-call-already");
        page.locator("#upload-result a").click();
        assertThat(page).hasURL(call);
    }

    @Test
    void aFileThatIsNoRecordingIsToldWithoutAReload() {
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/calls");
        page.locator(".upload summary").click();
        page.locator("input[name=audio]").setInputFiles(new FilePayload("notes.txt", "text/plain", new byte[] {'h', 'e', 'l', 'l', 'o'}));
        page.locator("input[name=agreed]").check();
        page.locator(".recording .main").click();
        assertThat(page.locator(".call-progress .bad")).containsText("The file is not a recording that can be read.");
    }

    @Test
    void aWordThatIsClickedIsHeard() throws IOException {
        UUID id = heardCall();
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/calls/" + id);
        assertThat(page.locator(".lane")).hasCount(2);
        page.waitForFunction("document.querySelector('audio').readyState >= 1");
        page.locator(".said-lines [data-at='1500']").click();
        org.assertj.core.api.Assertions.assertThat(((Number) page.evaluate("document.querySelector('audio').currentTime")).doubleValue()).isCloseTo(1.5, within(0.6));
        TestBrowser.screenshot(page, "light-call-player");
    }

    @Test
    void theFinalTranscriptIsOfferedAndNotSwappedIn() throws IOException {
        UUID id = heardCall();
        RunningCopilot.sql(tenant.scope(), "update sales_call set refined_percent = 50, transcript = '" + CallReviewPageTest.transcript() + "', review = '" + CallReviewPageTest.review(false) + "' where id = '" + id + "'");
        Page page = browser.desktop();
        TestBrowser.signIn(page, tenant.rep(), "/calls/" + id);
        page.evaluate("window.stayed = true");
        RunningCopilot.sql(tenant.scope(), "update sales_call set refined_percent = null, review = '" + CallReviewPageTest.review(true) + "' where id = '" + id + "'");
        Locator there = page.locator(".call-progress .notice");
        assertThat(there).containsText("The final transcript is there.");
        org.assertj.core.api.Assertions.assertThat((Boolean) page.evaluate("window.stayed")).isTrue();
        there.locator("a").click();
        assertThat(page.locator(".call-progress")).containsText("This is the final transcript.");
        assertThat(page.locator(".call-progress a")).hasCount(0);
    }

    @Test
    void whyARecordingIsNotTakenIsSaidInTheReadersLanguage() {
        Page page = browser.page(1280, 900, ColorScheme.LIGHT, "de-DE");
        TestBrowser.signIn(page, tenant.rep(), "/calls");
        page.locator(".upload summary").click();
        page.locator("input[name=audio]").setInputFiles(new FilePayload("Globex.wav", "audio/wav", tone()));
        page.locator("input[name=agreed]").check();
        page.evaluate("document.querySelector('.recording select[name=opportunity]').innerHTML = '<option value=\"" + UUID.randomUUID() + "\" selected>x</option>'");
        page.locator(".recording .main").click();
        assertThat(page.locator("#upload-result .bad")).hasText("Den Deal gibt es nicht, oder Sie dürfen ihn nicht sehen. Wählen Sie einen anderen oder keinen.");
        page.evaluate("document.querySelector('.recording select[name=opportunity]').innerHTML = ''; const when = document.querySelector('.recording input[name=startedAt]'); when.type = 'text'; when.value = 'gestern'");
        page.locator(".recording .main").click();
        assertThat(page.locator("#upload-result .bad")).hasText("Der Zeitpunkt des Gesprächs ist nicht lesbar. Wählen Sie Tag und Uhrzeit, oder lassen Sie ihn weg.");
    }

    private UUID heardCall() throws IOException {
        UUID id = Ids.next();
        byte[] audio = tone();
        AudioStore.Kept kept = RunningCopilot.bean(AudioStore.class).put(tenant.scope().tenantId(), audio.length, to -> to.write(audio));
        String transcript = JsonMapper.shared().writeValueAsString(Map.of("language", "en", "timed", true, "speakersGuessed", false,
                "speakers", new Object[] {Map.of("number", 0, "side", "REP", "name", "Nina"), Map.of("number", 1, "side", "CUSTOMER", "name", "")},
                "utterances", new Object[] {
                    Map.of("number", 0, "speaker", 0, "startMillis", 0, "endMillis", 2000, "text", "the price", "words", new Object[] {
                        Map.of("text", "the", "startMillis", 500, "endMillis", 900, "confidence", 1), Map.of("text", "price", "startMillis", 1500, "endMillis", 1900, "confidence", 1)}),
                    Map.of("number", 1, "speaker", 1, "startMillis", 2000, "endMillis", 3000, "text", "yes", "words", new Object[] {
                        Map.of("text", "yes", "startMillis", 2000, "endMillis", 2500, "confidence", 1)})}));
        RunningCopilot.sql(tenant.scope(), "insert into sales_call (tenant_id, id, source, external_id, owner_id, language, consent, status, progress, transcript, not_before, received_at, changed_at)"
                + " values (current_setting('app.tenant')::uuid, '" + id + "', 'upload', 'T', '" + tenant.rep().person().id() + "', 'en', 'given', 'reviewed', 100, '" + transcript + "', now(), now(), now())");
        RunningCopilot.sql(tenant.scope(), "insert into call_recording (tenant_id, call_id, name, object, bytes, playable, keep_until, created_at) values (current_setting('app.tenant')::uuid, '" + id
                + "', 'call.wav', '" + kept.name() + "', " + kept.bytes() + ", true, now() + interval '1 day', now())");
        return id;
    }

    private static byte[] tone() {
        return tone(4);
    }

    /** So many seconds of a tone, as every browser plays it. */
    static byte[] tone(int seconds) {
        int rate = 8000;
        int samples = rate * seconds;
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate)
                .putShort((short) 2).putShort((short) 16).put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) {
            wav.putShort((short) (8000 * Math.sin(i * 0.2)));
        }
        return wav.array();
    }
}
