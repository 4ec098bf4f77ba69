package com.nexusflow.copilot.channels.testkit;

import com.nexusflow.copilot.channels.testkit.RunningCopilot.Member;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that talks to REST as one person, or as nobody. */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<String> address;
    private final String authorization;

    private Api(Supplier<String> address, String authorization) {
        this.address = address;
        this.authorization = authorization;
    }

    public static Api as(Member member) {
        return basic(member.login(), RunningCopilot.PASSWORD);
    }

    public static Api basic(String login, String password) {
        return new Api(RunningCopilot::address, "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    public static Api bearer(String token) {
        return new Api(RunningCopilot::address, "Bearer " + token);
    }

    public static Api nobody() {
        return new Api(RunningCopilot::address, "");
    }

    /** The same person at another copilot. */
    public Api at(StartedCopilot copilot) {
        return new Api(copilot::address, authorization);
    }

    public Api at(String otherAddress) {
        return new Api(() -> otherAddress, authorization);
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public JsonNode json(String path) {
        return json(get(path));
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    /** Uploads files, by name, beside plain fields. */
    public HttpResponse<String> upload(String path, Map<String, String> files, Map<String, String> fields) {
        String boundary = "----boundary42";
        String body = files.entrySet().stream()
                        .map(file -> part(boundary, "name=\"files\"; filename=\"" + file.getKey() + "\"\r\nContent-Type: text/csv", file.getValue()))
                        .collect(Collectors.joining())
                + fields.entrySet().stream().map(field -> part(boundary, "name=\"" + field.getKey() + "\"", field.getValue())).collect(Collectors.joining())
                + "--" + boundary + "--\r\n";
        return send(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofString(body)));
    }

    /** Sends one text file. */
    public HttpResponse<String> file(String path, String text) {
        String boundary = "----boundary44";
        String body = part(boundary, "name=\"file\"; filename=\"card.md\"\r\nContent-Type: text/markdown", text) + "--" + boundary + "--\r\n";
        return send(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofString(body)));
    }

    /** Uploads one file of any bytes under the name of a field. */
    public HttpResponse<String> upload(String path, String field, String fileName, byte[] file) {
        String boundary = "----boundary45";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + fileName + "\"\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public HttpResponse<String> patch(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").method("PATCH", BodyPublishers.ofString(json)));
    }

    /** Brings in a call as a recording, with what is said about it. */
    public HttpResponse<String> bring(byte[] audio, Map<String, String> fields) {
        String boundary = "----boundary43";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(part(boundary, "name=\"" + name + "\"", value).getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"call.wav\"\r\nContent-Type: audio/wav\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(audio);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request("/api/v1/calls").header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.get() + path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static String part(String boundary, String disposition, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }
}
