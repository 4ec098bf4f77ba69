package com.nexusflow.copilot.channels.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls Slack; every outcome is a value. */
final class SlackApi implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SlackApi.class);
    private static final JsonNode NOTHING = SlackJson.read("{}");

    private final SlackSettings settings;
    private final Slack slack;

    SlackApi(SlackSettings settings) {
        this.settings = settings;
        SlackConfig config = new SlackConfig();
        config.setStatsEnabled(false);
        config.getMethodsConfig().setStatsEnabled(false);
        config.setMethodsEndpointUrlPrefix(settings.apiUrl());
        config.setHttpClientCallTimeoutMillis(Math.toIntExact(settings.timeout().toMillis()));
        this.slack = Slack.getInstance(config, SlackHttpClient.buildSlackHttpClient(config));
    }

    /** The library's own entry, for sockets. */
    Slack library() {
        return slack;
    }

    /** Calls a method; arguments that are no texts are sent as JSON. */
    SlackAnswer call(String token, String method, Map<String, ?> arguments) {
        FormBody.Builder form = new FormBody.Builder();
        arguments.forEach((name, value) -> form.add(name, value instanceof String text ? text : SlackJson.write(value)));
        return answer(method, new Request.Builder().url(settings.apiUrl() + method).header("Authorization", "Bearer " + token).post(form.build()).build());
    }

    /** Answers through the address that came with a command or a button. */
    SlackAnswer respond(String address, Map<String, ?> message) {
        if (!address.startsWith(settings.hooksUrl())) {
            return new SlackAnswer(400, NOTHING, "foreign_address", null, Set.of());
        }
        return answer("response_url", new Request.Builder().url(address).post(RequestBody.create(SlackJson.write(message), MediaType.get("application/json"))).build());
    }

    /** Brings a picture to the address that Slack gave for it. */
    SlackAnswer upload(String address, byte[] picture) {
        return answer("upload", new Request.Builder().url(address).post(RequestBody.create(picture, MediaType.get("image/png"))).build());
    }

    private SlackAnswer answer(String method, Request request) {
        try (Response response = slack.getHttpClient().getOkHttpClient().newCall(request).execute()) {
            String text = response.body().string();
            JsonNode body = json(text);
            boolean ok = response.isSuccessful() && (body.isMissingNode() || body.at("/ok").asBoolean(true));
            String error = ok ? "" : SlackJson.text(body, "/error").isEmpty() ? "http_" + response.code() : SlackJson.text(body, "/error");
            if (!ok) {
                LOG.debug("Slack refused {}: {} {} {}", method, response.code(), error, SlackJson.text(body, "/response_metadata/messages/0"));
            }
            return new SlackAnswer(response.code(), body.isMissingNode() ? NOTHING : body, error, pause(response), scopes(response));
        } catch (IOException e) {
            LOG.debug("Slack could not be reached for {}", method, e);
            return new SlackAnswer(0, NOTHING, "unreachable", null, Set.of());
        }
    }

    /** Some answers are no JSON but the word "ok". */
    private static JsonNode json(String text) {
        try {
            return text.startsWith("{") ? SlackJson.read(text) : NOTHING.at("/none");
        } catch (JacksonException e) {
            return NOTHING.at("/none");
        }
    }

    private static @Nullable Duration pause(Response response) {
        String after = response.header("Retry-After");
        return after == null || !after.matches("\\d{1,6}") ? null : Duration.ofSeconds(Long.parseLong(after));
    }

    private static Set<String> scopes(Response response) {
        String scopes = response.header("x-oauth-scopes");
        return scopes == null ? Set.of() : Arrays.stream(scopes.split(",")).map(String::strip).filter(scope -> !scope.isEmpty()).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        slack.getHttpClient().getOkHttpClient().dispatcher().executorService().shutdown();
        slack.getHttpClient().getOkHttpClient().connectionPool().evictAll();
    }
}
