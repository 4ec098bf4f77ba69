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
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the Bot Connector at the service address of a conversation. */
final class Connector {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    static final int NO_TOKEN = 499;
    /** Until somebody enters another secret, of which the administrators are told. */
    private static final Duration FOR_A_SECRET = Duration.ofMinutes(1);

    /**
     * What the Bot Connector answered.
     *
     * @param pause how long it asked us to wait
     */
    record Answer(int status, JsonNode body, @Nullable Duration pause) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** Whether Teams is out of order or busy. */
        boolean isPassing() {
            return status == 408 || status == 412 || status == 429 || status >= 500;
        }

        /** Whether Microsoft wants another secret than the one that was entered. */
        boolean needsSecret() {
            return status == NO_TOKEN || status == 401;
        }

        /** Whether the same call may succeed later. */
        boolean isForLater() {
            return isPassing() || needsSecret();
        }

        /** How long to wait before it is called again, or null when nobody says. */
        @Nullable Duration rest() {
            return pause == null && needsSecret() ? FOR_A_SECRET : pause;
        }

        String id() {
            return Activity.text(body, "id");
        }
    }

    private final HttpClient http;
    private final Login login;
    private final ServiceAddresses addresses;
    private final Duration timeout;

    Connector(HttpClient http, Login login, ServiceAddresses addresses, Duration timeout) {
        this.http = http;
        this.login = login;
        this.addresses = addresses;
        this.timeout = timeout;
    }

    Answer post(Connection connection, String service, String conversation, @Nullable String replyTo, JsonNode activity) {
        String path = "/v3/conversations/" + encoded(conversation) + "/activities" + (replyTo == null || replyTo.isEmpty() ? "" : "/" + encoded(replyTo));
        return call(connection, service, "POST", path, activity);
    }

    Answer update(Connection connection, String service, String conversation, String activityId, JsonNode activity) {
        return call(connection, service, "PUT", "/v3/conversations/" + encoded(conversation) + "/activities/" + encoded(activityId), activity);
    }

    Answer create(Connection connection, String service, JsonNode parameters) {
        return call(connection, service, "POST", "/v3/conversations", parameters);
    }

    Answer member(Connection connection, String service, String conversation, String user) {
        return call(connection, service, "GET", "/v3/conversations/" + encoded(conversation) + "/members/" + encoded(user), null);
    }

    Answer members(Connection connection, String service, String conversation, String continuation) {
        String more = continuation.isEmpty() ? "" : "&continuationToken=" + encoded(continuation);
        return call(connection, service, "GET", "/v3/conversations/" + encoded(conversation) + "/pagedmembers?pageSize=200" + more, null);
    }

    /** A token may have been withdrawn before its time, so that a refusal is met once with a new one. */
    private Answer call(Connection connection, String service, String method, String path, @Nullable JsonNode body) {
        try {
            Answer answer = send(connection, service, method, path, body);
            if (answer.status() != 401) {
                return answer;
            }
            login.forget(connection);
            return send(connection, service, method, path, body);
        } catch (Login.Refused e) {
            LOG.warn("{} for {}", e.getMessage(), connection);
            return new Answer(e.reason().equals("unreachable") ? 503 : NO_TOKEN, JSON.createObjectNode(), null);
        } catch (IOException e) {
            LOG.info("The Bot Connector could not be reached for {}: {}", connection, e.getClass().getSimpleName());
            return new Answer(503, JSON.createObjectNode(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(503, JSON.createObjectNode(), null);
        }
    }

    private Answer send(Connection connection, String service, String method, String path, @Nullable JsonNode body) throws Login.Refused, IOException, InterruptedException {
        if (!addresses.isAllowed(service)) {
            throw new IllegalArgumentException("Our token is not sent to a service address that is not Microsoft's");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.replaceAll("/+$", "") + path))
                .timeout(timeout)
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json; charset=utf-8");
        }
        if (!connection.setting(Fields.APP_ID).isBlank()) {
            request.header("Authorization", "Bearer " + login.token(connection));
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), json(response.body()), pause(response.headers().firstValue("Retry-After").orElse("")));
    }

    private static @Nullable Duration pause(String seconds) {
        try {
            return seconds.isBlank() ? null : Duration.ofMillis(Math.round(Double.parseDouble(seconds.strip()) * 1000));
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
