package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.channels.phone.FakeTwilio.Account;
import com.nexusflow.copilot.channels.phone.FakeTwilio.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Twilio's side towards one connection of a copilot: rings, writes, and reports, all signed. */
public final class FakeLine {

    /** Twilio hangs up after this time. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final FakeTwilio twilio;
    private final Account account;
    private final UUID connection;
    private final Supplier<String> copilot;
    private boolean repeating;

    FakeLine(FakeTwilio twilio, Account account, UUID connection, Supplier<String> copilot) {
        this.twilio = twilio;
        this.account = account;
        this.connection = connection;
        this.copilot = copilot;
    }

    /** Every request comes twice, as after a lost answer. */
    public FakeLine repeatingEverything() {
        repeating = true;
        return this;
    }

    public Account account() {
        return account;
    }

    String path(String rest) {
        return "/doors/phone/" + connection + rest;
    }

    /** Rings the copilot. */
    public FakeCall ring(String from) {
        return new FakeCall(this, from).ring();
    }

    /** Says what became of a recording. */
    public HttpResponse<String> recorded(String sid, String callSid, String status) {
        return send(path("/recordings"), recording(sid, callSid, status));
    }

    Map<String, String> recording(String sid, String callSid, String status) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("AccountSid", account.sid());
        fields.put("CallSid", callSid);
        fields.put("RecordingSid", sid);
        fields.put("RecordingUrl", "https://evil.example/2010-04-01/Accounts/" + account.sid() + "/Recordings/" + sid);
        fields.put("RecordingStatus", status);
        fields.put("RecordingDuration", "4");
        fields.put("RecordingChannels", "2");
        fields.put("RecordingStartTime", "Fri, 15 May 2026 08:00:00 +0000");
        fields.put("RecordingSource", "DialVerb");
        return fields;
    }

    /** Sends the copilot a text message and returns its id. */
    public String text(String from, String words) {
        String sid = "SM" + FakeTwilio.hex();
        expectFine(text(sid, from, words));
        return sid;
    }

    public HttpResponse<String> text(String sid, String from, String words) {
        boolean isWhatsApp = from.startsWith("whatsapp:");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ToCountry", "DE");
        fields.put("SmsMessageSid", sid);
        fields.put("NumMedia", "0");
        fields.put("SmsSid", sid);
        fields.put("SmsStatus", "received");
        fields.put("Body", words);
        fields.put("To", isWhatsApp ? "whatsapp:" + account.whatsapp() : account.number());
        fields.put("NumSegments", "1");
        fields.put("MessageSid", sid);
        fields.put("AccountSid", account.sid());
        fields.put("From", from);
        fields.put("ApiVersion", "2010-04-01");
        return send(path("/messages"), fields);
    }

    /** The next text message that came out to the number. */
    public Text nextText(String to) {
        return twilio.nextText(account, to);
    }

    public int textsWaiting(String to) {
        return twilio.textsWaiting(account, to);
    }

    /** Tells the copilot what became of a text message of its own. */
    public void report(Text text, String status, String errorCode) {
        expectFine(send(text.callback().substring(FakeTwilio.PUBLIC_URL.length()),
                Map.of("MessageSid", text.sid(), "MessageStatus", status, "ErrorCode", errorCode, "AccountSid", account.sid(), "To", text.to(), "From", text.from(), "ApiVersion", "2010-04-01")));
    }

    /** A signed form, as often as this line sends. */
    HttpResponse<String> send(String path, Map<String, String> fields) {
        HttpResponse<String> first = send(path, FakeTwilio.form(fields), FakeTwilio.signature(account.token(), FakeTwilio.PUBLIC_URL + path, fields));
        if (!repeating) {
            return first;
        }
        HttpResponse<String> second = send(path, FakeTwilio.form(fields), FakeTwilio.signature(account.token(), FakeTwilio.PUBLIC_URL + path, fields));
        if (!first.body().equals(second.body()) || first.statusCode() != second.statusCode()) {
            throw new AssertionError("A repeated request to " + path + " was answered otherwise:\n" + first.body() + "\n" + second.body());
        }
        return second;
    }

    HttpResponse<String> send(String path, String body, String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(copilot.get() + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("User-Agent", "TwilioProxy/1.1");
        if (!signature.isEmpty()) {
            request.header("X-Twilio-Signature", signature);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void expectFine(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError("The copilot answered " + response.statusCode() + " " + response.body());
        }
    }
}
