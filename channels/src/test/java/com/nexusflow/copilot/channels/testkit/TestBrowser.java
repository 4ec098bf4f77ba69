package com.nexusflow.copilot.channels.testkit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** An installed Chromium, driven by Playwright. Tests are skipped, and say so, where there is none. */
public final class TestBrowser implements AutoCloseable {

    /** The first question waits for the classifier, and a busy machine for everything. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private TestBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static TestBrowser open() {
        Optional<Path> chromium = Stream.of(System.getenv().getOrDefault("COPILOT_CHROMIUM", "/usr/bin/chromium"), "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (chromium.isEmpty()) {
            String sentence = "BROWSER TESTS ARE SKIPPED: no Chromium was found; install it (Debian: apt-get install chromium) or set COPILOT_CHROMIUM";
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new TestBrowser(playwright, playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium.get()).setHeadless(true).setArgs(FLAGS)));
    }

    /** A fresh page of a desktop in English and light colours. */
    public Page desktop() {
        return page(1280, 860, ColorScheme.LIGHT, "en-GB");
    }

    public Page phone() {
        return page(390, 844, ColorScheme.LIGHT, "en-GB");
    }

    public Page page(int width, int height, ColorScheme scheme, String locale) {
        return page(width, height, scheme, locale, true);
    }

    public Page page(int width, int height, ColorScheme scheme, String locale, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme).setLocale(locale).setReducedMotion(ReducedMotion.REDUCE).setTimezoneId("Europe/Berlin").setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(PATIENCE.toMillis());
        return context.newPage();
    }

    /** Signs the person in and opens a path. */
    public static void signIn(Page page, Member member, String path) {
        page.navigate(RunningCopilot.address() + path);
        page.fill("#username", member.login());
        page.fill("#password", RunningCopilot.PASSWORD);
        page.click("button.main");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    public static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(false));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
