package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.inbox.Sent;
import com.nexusflow.copilot.core.text.Texts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Twilio's REST, as far as it is needed. */
final class TwilioApi {

    /** What it said; the body is empty when it was no JSON. */
    record Answer(int status, JsonNode body, @Nullable Duration pause) {

        boolean isFine() {
            return status >= 200 && status < 300;
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TOO_MANY = 429;
    private static final int NOT_ALLOWED = 401;
    private static final int PAGE = 500;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI api;

    TwilioApi(URI api) {
        this.api = api;
    }

    Answer account(String account, String token) {
        return call(request(account, token, account, ".json").GET());
    }

    /** The account's number with its id, if it has that. */
    Answer numbers(String account, String token, String number) {
        return call(request(account, token, account, "/IncomingPhoneNumbers.json?PhoneNumber=" + encoded(number)).GET());
    }

    Answer configure(String account, String token, String numberSid, Map<String, String> values) {
        return call(request(account, token, account, "/IncomingPhoneNumbers/" + encoded(numberSid) + ".json").POST(BodyPublishers.ofString(form(values))));
    }

    /** Has a text message sent; with the API key where there is one. */
    Sent send(Connection connection, String from, String to, String text, String callback) {
        Answer answer = call(request(connection, "/Messages.json")
                .POST(BodyPublishers.ofString(form(Map.of("From", from, "To", to, "Body", text, "StatusCallback", callback)))));
        return sent(answer);
    }

    /** A call, of which one leg is the one that rang us or that we rang. */
    Answer call(Connection connection, String callSid) {
        return call(request(connection, "/Calls/" + encoded(callSid) + ".json").GET());
    }

    /** The calls that were dialled from within a call. */
    Answer children(Connection connection, String callSid) {
        return call(request(connection, "/Calls.json?ParentCallSid=" + encoded(callSid)).GET());
    }

    /** The first page of the recordings made since that day; its "next_page_uri" is the address of the next one. */
    Answer recordings(Connection connection, LocalDate since) {
        return call(request(connection, "/Recordings.json?PageSize=" + PAGE + "&DateCreated%3E=" + since).GET());
    }

    /** A further page; nothing when the address is none of the account's recordings. */
    Optional<Answer> more(Connection connection, String uri) {
        String begin = path(connection.workspace(), "/Recordings.json?");
        return uri.startsWith(begin) ? Optional.of(call(request(connection, uri.substring(path(connection.workspace(), "").length())).GET())) : Optional.empty();
    }

    /** What asks for the sound of a recording: the address is made of what we know, not of what anybody sent. */
    HttpRequest recording(Connection connection, String sid, int channels, Duration patience) {
        return request(connection, "/Recordings/" + encoded(sid) + ".wav?RequestedChannels=" + channels).timeout(patience).GET().build();
    }

    private static Sent sent(Answer answer) {
        if (answer.isFine()) {
            return new Sent.Delivered(answer.body().path("sid").asString(""));
        }
        if (answer.status() == TOO_MANY || answer.status() >= 500 || answer.status() == 0) {
            return new Sent.Later(answer.pause(), answer.status() == 0 ? trouble("sent.unreachable") : trouble("sent.busy", answer.status()));
        }
        if (answer.status() == NOT_ALLOWED) {
            return new Sent.Later(Duration.ofMinutes(1), trouble("sent.secret"));
        }
        int code = answer.body().path("code").asInt(0);
        return new Sent.Refused(why(code));
    }

    /** What an error code of Twilio's means. */
    static Trouble why(int code) {
        String known = "sent.error." + code;
        return Texts.of(PhoneWords.BUNDLE, Locale.ENGLISH).has(known) ? trouble(known) : trouble("sent.refused", code);
    }

    static Trouble trouble(String reason, Object... values) {
        return Trouble.of(PhoneWords.BUNDLE, reason, values);
    }

    /** With the API key where there is one. */
    private HttpRequest.Builder request(Connection connection, String path) {
        boolean hasKey = !connection.setting("key").isEmpty() && !connection.secret("key_secret").isEmpty();
        return request(hasKey ? connection.setting("key") : connection.workspace(), hasKey ? connection.secret("key_secret") : connection.secret("token"), connection.workspace(), path);
    }

    private static String path(String account, String path) {
        return "/2010-04-01/Accounts/" + encoded(account) + path;
    }

    private HttpRequest.Builder request(String user, String password, String account, String path) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(api.resolve(path(account, path)))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    private Answer call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), body(response.body()), pause(response));
        } catch (IOException e) {
            return new Answer(0, JSON.createObjectNode(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, JSON.createObjectNode(), null);
        }
    }

    private static JsonNode body(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private static @Nullable Duration pause(HttpResponse<String> response) {
        return response.headers().firstValue("Retry-After").filter(seconds -> seconds.matches("\\d{1,5}")).map(Long::valueOf).map(Duration::ofSeconds).orElse(null);
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream().map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
