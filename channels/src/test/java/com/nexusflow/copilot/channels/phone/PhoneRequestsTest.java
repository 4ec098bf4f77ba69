package com.nexusflow.copilot.channels.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.channels.phone.FakeTwilio.Account;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let in, and what is not. */
class PhoneRequestsTest {

    private static final PhoneOffice OFFICE = PhoneOffice.open();
    private static final PhoneOffice OTHER = PhoneOffice.open();
    private static final PhoneOffice RECORDED = PhoneOffice.open(
            FakeTwilio.shared().add(new Account("AC5ef87200000000000000000000000001", FakeTwilio.hex(), "+493055510001", "+493155510001", "SK" + FakeTwilio.hex(), FakeTwilio.hex())),
            "+4915155510042", Map.of());

    private enum Wrong {
        SIGNATURE_MISSING(401),
        SIGNATURE_OF_ANOTHER_TOKEN(401),
        SIGNATURE_NO_BASE64(401),
        SIGNED_FOR_ANOTHER_PATH(401),
        SIGNED_FOR_THE_REAL_HOST(401),
        SIGNED_FOR_A_FORWARDED_HOST(401),
        A_FIELD_CHANGED(401),
        A_FIELD_ADDED(401),
        A_FIELD_TWICE(401),
        A_QUERY_ADDED(401),
        ANOTHER_ACCOUNT(401),
        CONNECTION_OF_ANOTHER_TENANT(401),
        CONNECTION_UNKNOWN(401),
        CONNECTION_NO_ID(401),
        ANOTHER_NUMBER(400),
        NO_SID(400),
        JSON(415),
        BROKEN_ENCODING(401),
        ZERO_BYTE(401),
        TOO_LARGE(413),
        EMPTY(401),
        READ_ONLY(405);

        private final int status;

        Wrong(int status) {
            this.status = status;
        }
    }

    @ParameterizedTest
    @EnumSource(Wrong.class)
    void aWrongMessageIsRefusedWithoutEffect(Wrong wrong) {
        String before = kept();
        Map<String, String> fields = message();
        String path = OFFICE.line().path("/messages");
        HttpResponse<String> answer = send(wrong, path, fields);
        assertThat(answer.statusCode()).isEqualTo(wrong.status);
        assertThat(answer.body()).doesNotContain(OFFICE.connection().id().toString()).doesNotContain(OFFICE.account().sid());
        if (wrong.status == 401) {
            assertThat(answer.body()).isEmpty();
        }
        assertThat(kept()).isEqualTo(before);
    }

    private static HttpResponse<String> send(Wrong wrong, String path, Map<String, String> fields) {
        String token = OFFICE.account().token();
        String url = FakeTwilio.PUBLIC_URL + path;
        String good = FakeTwilio.signature(token, url, fields);
        String form = FakeTwilio.form(fields);
        FakeLine line = OFFICE.line();
        return switch (wrong) {
            case SIGNATURE_MISSING -> line.send(path, form, "");
            case SIGNATURE_OF_ANOTHER_TOKEN -> line.send(path, form, FakeTwilio.signature(OTHER.account().token(), url, fields));
            case SIGNATURE_NO_BASE64 -> line.send(path, form, "%%%");
            case SIGNED_FOR_ANOTHER_PATH -> line.send(path, form, FakeTwilio.signature(token, url + "/status", fields));
            case SIGNED_FOR_THE_REAL_HOST -> line.send(path, form, FakeTwilio.signature(token, RunningCopilot.address() + path, fields));
            case SIGNED_FOR_A_FORWARDED_HOST -> FakeLine.send(post(path, form, FakeTwilio.signature(token, "https://evil.example" + path, fields))
                    .header("X-Forwarded-Host", "evil.example").header("X-Forwarded-Proto", "https").header("X-Original-Host", "evil.example"));
            case A_FIELD_CHANGED -> line.send(path, form.replace("pipeline", "quota"), good);
            case A_FIELD_ADDED -> line.send(path, form + "&Extra=1", good);
            case A_FIELD_TWICE -> line.send(path, form + "&Body=" + "x", good);
            case A_QUERY_ADDED -> line.send(path + "?a=1", form, good);
            case ANOTHER_ACCOUNT -> line.send(path, with(fields, "AccountSid", OTHER.account().sid()));
            case CONNECTION_OF_ANOTHER_TENANT -> elsewhere(OTHER.connection().id().toString(), fields);
            case CONNECTION_UNKNOWN -> elsewhere(UUID.randomUUID().toString(), fields);
            case CONNECTION_NO_ID -> elsewhere("nothing", fields);
            case ANOTHER_NUMBER -> line.send(path, with(fields, "To", OTHER.account().number()));
            case NO_SID -> line.send(path, with(fields, "MessageSid", "SM1"));
            case JSON -> FakeLine.send(HttpRequest.newBuilder(URI.create(RunningCopilot.address() + path)).header("Content-Type", "application/json")
                    .header("X-Twilio-Signature", good).POST(BodyPublishers.ofString("{}")));
            case BROKEN_ENCODING -> line.send(path, form + "&x=%zz", good);
            case ZERO_BYTE -> line.send(path, form.replace("pipeline", "%00"), good);
            case TOO_LARGE -> line.send(path, form + "&x=" + "x".repeat(300_000), good);
            case EMPTY -> line.send(path, "", FakeTwilio.signature(token, url, Map.of()));
            case READ_ONLY -> FakeLine.send(HttpRequest.newBuilder(URI.create(RunningCopilot.address() + path)).GET());
        };
    }

    private static HttpResponse<String> elsewhere(String connection, Map<String, String> fields) {
        String path = "/doors/phone/" + connection + "/messages";
        return OFFICE.line().send(path, FakeTwilio.form(fields), FakeTwilio.signature(OFFICE.account().token(), FakeTwilio.PUBLIC_URL + path, fields));
    }

    private static HttpRequest.Builder post(String path, String form, String signature) {
        return HttpRequest.newBuilder(URI.create(RunningCopilot.address() + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature).POST(BodyPublishers.ofString(form));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, String> message() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("MessageSid", "SM" + FakeTwilio.hex());
        fields.put("AccountSid", OFFICE.account().sid());
        fields.put("From", OFFICE.rep());
        fields.put("To", OFFICE.account().number());
        fields.put("Body", "how is my pipeline");
        return fields;
    }

    private static String kept() {
        String sql = "select count(*)::text from inbox_message";
        return OFFICE.one(sql) + OTHER.one(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/voice/0", "/voice/x", "/voice/99999", "/voice/1/moment/0", "/voice/1/moment/x"})
    void aStepThatIsNoneMakesNoSense(String path) {
        assertThat(OFFICE.line().send(OFFICE.line().path(path), call("CA" + FakeTwilio.hex())).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/voice/1", "/voice/7", "/voice/2/moment/1"})
    void aStepOfACallThatNeverRangEndsIt(String path) {
        HttpResponse<String> answer = OFFICE.line().send(OFFICE.line().path(path), call("CA" + FakeTwilio.hex()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<Hangup/>");
    }

    @Test
    void noStepIsSkippedToGetRoundThePin() {
        String sid = "CA" + FakeTwilio.hex();
        OFFICE.line().send(OFFICE.line().path("/voice"), call(sid));
        Map<String, String> question = with(call(sid), "SpeechResult", "how is my pipeline");
        assertThat(OFFICE.line().send(OFFICE.line().path("/voice/2"), question).body()).contains("<Hangup/>").doesNotContain("euros");
        assertThat(OFFICE.line().send(OFFICE.line().path("/voice/1"), question).body()).contains("That PIN is not right").doesNotContain("euros");
    }

    private static Map<String, String> call(String sid) {
        return new LinkedHashMap<>(Map.of("CallSid", sid, "AccountSid", OFFICE.account().sid(), "From", OFFICE.rep(), "To", OFFICE.account().number(), "CallStatus", "in-progress"));
    }

    /** Payloads as they were recorded, byte for byte. */
    @Test
    void recordedRequestsAreAnswered() throws IOException {
        assertThat(replayed("incoming-call", "/voice").body()).contains("six digit PIN").contains("numDigits=\"6\"");
        assertThat(replayed("digits", "/voice/1").body()).contains("Hello Nina");
        assertThat(replayed("speech", "/voice/2").statusCode()).isEqualTo(200);
        assertThat(replayed("no-input", "/voice/3").body()).contains("did not hear anything");
        assertThat(replayed("call-completed", "/status").statusCode()).isEqualTo(200);
        assertThat(replayed("sms", "/messages").body()).contains("<Response/>");
        assertThat(RECORDED.line().nextText(RECORDED.rep()).body()).startsWith("Open pipeline");
        assertThat(replayed("whatsapp", "/messages").statusCode()).isEqualTo(200);
        assertThat(RECORDED.line().nextText("whatsapp:" + RECORDED.rep()).body()).contains("Won revenue");
        assertThat(replayed("message-delivered", "/messages/status").statusCode()).isEqualTo(200);
        assertThat(replayed("message-undelivered", "/messages/status").statusCode()).isEqualTo(200);
        assertThat(RECORDED.one("select problem from connection")).contains("30003");
        assertThat(replayed("withheld-number", "/voice").body()).contains("do not know this number").contains("<Hangup/>");
    }

    private static HttpResponse<String> replayed(String file, String path) throws IOException {
        try (InputStream in = Objects.requireNonNull(PhoneRequestsTest.class.getResourceAsStream("/phone/" + file + ".form"))) {
            String body = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            Map<String, String> fields = new TreeMap<>();
            for (String pair : body.split("&")) {
                String[] sides = pair.split("=", 2);
                fields.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
            String whole = RECORDED.line().path(path);
            return RECORDED.line().send(whole, body, FakeTwilio.signature(RECORDED.account().token(), FakeTwilio.PUBLIC_URL + whole, fields));
        }
    }
}
