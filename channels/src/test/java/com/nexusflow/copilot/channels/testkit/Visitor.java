package com.nexusflow.copilot.channels.testkit;

import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person with a browser, signed in to the pages: keeps cookies and the CSRF token, runs no scripts and follows no redirects. */
public final class Visitor {

    private static final Pattern FIELD = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Pattern META = Pattern.compile("name=\"_csrf\" content=\"([^\"]*)\"");

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String csrf = "";

    private Visitor() {}

    public static Visitor signIn(Member member) {
        Visitor visitor = new Visitor();
        String form = visitor.send(visitor.request("/sign-in").GET()).body();
        String body = "_csrf=" + encoded(found(FIELD, form)) + "&username=" + encoded(member.login()) + "&password=" + encoded(RunningCopilot.PASSWORD);
        HttpResponse<String> in = visitor.send(visitor.request("/sign-in").header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
        if (!in.headers().firstValue("Location").orElse("").endsWith("/")) {
            throw new IllegalStateException(member.login() + " could not sign in: " + in.statusCode() + " " + in.headers().map());
        }
        visitor.csrf = found(META, visitor.send(visitor.request("/").GET()).body());
        return visitor;
    }

    /** A request with what every page of the person's browser sends along. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(RunningCopilot.address() + path));
        return csrf.isEmpty() ? request : request.header("X-CSRF-TOKEN", csrf);
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("There is no CSRF token in " + page);
        }
        return matcher.group(1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
