package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.core.connection.Connection;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets the tokens with which we show the Bot Connector who we are. */
final class Login {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration EARLY = Duration.ofMinutes(5);
    /** The authority of apps that are registered for every Microsoft tenant. */
    private static final String EVERY_TENANT = "botframework.com";

    /** Why no token was given; the reason names a message. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1;
        private final String reason;

        Refused(String reason) {
            super("Microsoft gave no token: " + reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private record Token(String text, Instant until, Instant madeFor) {}

    private final HttpClient http;
    private final TeamsSettings settings;
    private final Clock clock;
    private final Map<UUID, Token> tokens = new ConcurrentHashMap<>();

    Login(HttpClient http, TeamsSettings settings, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
    }

    /** A token for the connection's app, kept until shortly before it ends or until the connection is changed. */
    String token(Connection connection) throws Refused, IOException, InterruptedException {
        Token kept = tokens.get(connection.id());
        if (kept != null && kept.madeFor().equals(connection.changedAt()) && clock.instant().isBefore(kept.until())) {
            return kept.text();
        }
        JsonNode given = ask(connection.settings(), connection.secrets());
        Duration lasts = Duration.ofSeconds(given.path("expires_in").asLong(3600));
        Duration good = lasts.compareTo(EARLY.multipliedBy(2)) > 0 ? lasts.minus(EARLY) : lasts.dividedBy(2);
        tokens.put(connection.id(), new Token(Activity.text(given, "access_token"), clock.instant().plus(good), connection.changedAt()));
        return Activity.text(given, "access_token");
    }

    void forget(Connection connection) {
        tokens.remove(connection.id());
    }

    /** What Microsoft gives for the values an administrator filled in. */
    JsonNode ask(Map<String, String> shown, Map<String, String> secrets) throws Refused, IOException, InterruptedException {
        String authority = Fields.MULTI.equals(shown.get(Fields.KIND)) ? EVERY_TENANT : shown.getOrDefault(Fields.TENANT_ID, "");
        String form = form(Map.of(
                "grant_type", "client_credentials",
                "client_id", shown.getOrDefault(Fields.APP_ID, ""),
                "client_secret", secrets.getOrDefault(Fields.APP_SECRET, ""),
                "scope", "https://api.botframework.com/.default"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.loginUrl() + "/" + authority + "/oauth2/v2.0/token"))
                .timeout(settings.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        JsonNode body = json(response.body());
        if (response.statusCode() == 200 && !Activity.text(body, "access_token").isEmpty()) {
            return body;
        }
        throw new Refused(response.statusCode() >= 500 || response.statusCode() == 429 ? "unreachable" : reason(Activity.text(body, "error"), Activity.text(body, "error_description")));
    }

    /** Microsoft's own numbers tell more than the kind of the error. */
    private static String reason(String error, String description) {
        if (description.contains("AADSTS7000215") || description.contains("AADSTS7000222")) {
            return "secret";
        }
        if (description.contains("AADSTS90002") || description.contains("AADSTS900023")) {
            return "tenant";
        }
        return description.contains("AADSTS700016") || error.equals("unauthorized_client") ? "app" : "refused";
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
