package com.nexusflow.copilot.channels.phone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Twilio on loopback: takes text messages over its REST and refuses what the real one refuses, and rings and writes to the copilot with signed forms through
 * a {@link FakeLine}.
 */
public final class FakeTwilio implements AutoCloseable {

    /** What the copilot is told its public address is; lines find the real one behind it. */
    public static final String PUBLIC_URL = "https://copilot.example";

    private static final int LONGEST_TEXT = 1_600;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    private static @Nullable FakeTwilio shared;

    /** A customer's account with one number. */
    public record Account(String sid, String token, String number, String whatsapp, String key, String keySecret) {}

    /** A text message that the copilot had sent. */
    public record Text(String sid, String account, String from, String to, String body, String callback) {}

    private record Fault(int status, String retryAfter) {}

    private final HttpServer server;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> configured = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<Text>> texts = new ConcurrentHashMap<>();
    private final Set<String> optedOut = ConcurrentHashMap.newKeySet();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final FakeRecordings recordings = new FakeRecordings();

    private FakeTwilio(HttpServer server) {
        this.server = server;
    }

    /** The one that the running copilot is pointed at; it ends with the tests. */
    public static synchronized FakeTwilio shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    public static FakeTwilio start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeTwilio twilio = new FakeTwilio(server);
            server.createContext("/", twilio::answer);
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, "twilio");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return twilio;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Account newAccount() {
        int n = NUMBERS.incrementAndGet();
        Account account = new Account("AC" + hex(), hex(), "+4930555" + (10_000 + n), "+4931555" + (10_000 + n), "SK" + hex(), hex());
        accounts.put(account.sid(), account);
        return account;
    }

    /** Takes in an account that exists elsewhere. */
    public Account add(Account account) {
        accounts.put(account.sid(), account);
        return account;
    }

    /** How the account reaches a connection of the copilot at an address. */
    public FakeLine line(Account account, UUID connection, Supplier<String> copilot) {
        return new FakeLine(this, account, connection, copilot);
    }

    /** The next requests of the account are answered so. */
    public void fail(Account account, int status, String retryAfter, int times) {
        Deque<Fault> queue = faults.computeIfAbsent(account.sid(), sid -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            queue.add(new Fault(status, retryAfter));
        }
    }

    /** The calls that the accounts made and recorded. */
    FakeRecordings recordings() {
        return recordings;
    }

    /** The owner of the number has sent STOP. */
    public void optOut(String number) {
        optedOut.add(number);
    }

    /** How many requests were refused or failed. */
    public int refused() {
        return refused.get();
    }

    /** What the account's number was told about addresses. */
    public Map<String, String> configured(Account account) {
        return configured.getOrDefault(account.sid(), Map.of());
    }

    /** The next text message to the number. */
    public Text nextText(Account account, String to) {
        try {
            Text text = texts(account.sid(), to).poll(20, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("No text message came to " + to);
            }
            return text;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All text messages that came to the number and were not taken yet. */
    public List<Text> textsTo(Account account, String to) {
        return List.copyOf(texts(account.sid(), to));
    }

    public int textsWaiting(Account account, String to) {
        return texts(account.sid(), to).size();
    }

    private BlockingQueue<Text> texts(String account, String to) {
        return texts.computeIfAbsent(account + "/" + to, key -> new LinkedBlockingQueue<>());
    }

    static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** As Twilio's documentation says: Base64 of HMAC-SHA1 over the address and the sorted fields. */
    static String signature(String token, String url, Map<String, String> fields) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Map<String, String> fields(String form) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : form.split("&")) {
            String[] sides = pair.split("=", 2);
            fields.put(URLDecoder.decode(sides[0], StandardCharsets.UTF_8), sides.length < 2 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String[] path = exchange.getRequestURI().getPath().split("/");
        if (path.length > 2 && path[1].equals("media")) {
            recordings.media(exchange, path[2]);
            return;
        }
        Account account = path.length > 3 ? accounts.get(path[3].replace(".json", "")) : null;
        if (account == null || !path[1].equals("2010-04-01") || !mayEnter(exchange, account)) {
            error(exchange, 401, 20003, "Authenticate");
            return;
        }
        Deque<Fault> waiting = faults.getOrDefault(account.sid(), new ArrayDeque<>());
        if (!waiting.isEmpty()) {
            Fault fault = waiting.remove();
            if (!fault.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", fault.retryAfter());
            }
            error(exchange, fault.status(), fault.status() == 429 ? 20429 : 20500, "Not now");
            return;
        }
        String rest = path.length > 4 ? path[4] : "";
        if (rest.startsWith("Calls") || rest.startsWith("Recordings")) {
            recordings.answer(exchange, account, path);
            return;
        }
        switch (exchange.getRequestMethod() + " " + rest) {
            case "GET " -> json(exchange, 200, Map.of("sid", account.sid(), "friendly_name", "Invented Inc.", "status", "active"));
            case "GET IncomingPhoneNumbers.json" -> numbers(exchange, account);
            case "POST IncomingPhoneNumbers" -> {
                configured.put(account.sid(), fields(body));
                json(exchange, 200, Map.of("sid", path[5].replace(".json", "")));
            }
            case "POST Messages.json" -> message(exchange, account, fields(body));
            default -> error(exchange, 404, 20404, "The requested resource was not found");
        }
    }

    private static boolean mayEnter(HttpExchange exchange, Account account) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return Set.of(basic(account.sid(), account.token()), basic(account.key(), account.keySecret())).contains(given == null ? "" : given);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private void numbers(HttpExchange exchange, Account account) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        boolean isOurs = query != null && fields(query).getOrDefault("PhoneNumber", "").equals(account.number());
        json(exchange, 200, Map.of("incoming_phone_numbers", isOurs ? new Object[] {Map.of("sid", "PN" + account.sid().substring(2), "phone_number", account.number())} : new Object[0]));
    }

    private void message(HttpExchange exchange, Account account, Map<String, String> fields) throws IOException {
        String to = fields.getOrDefault("To", "");
        String from = fields.getOrDefault("From", "");
        String body = fields.getOrDefault("Body", "");
        if (!to.matches("(whatsapp:)?\\+[1-9]\\d{6,14}")) {
            error(exchange, 400, 21211, "Invalid 'To' Phone Number");
        } else if (!Set.of(account.number(), "whatsapp:" + account.whatsapp()).contains(from) || to.startsWith("whatsapp:") != from.startsWith("whatsapp:")) {
            error(exchange, 400, 21606, "The 'From' phone number is not a valid, message-capable number of this account");
        } else if (body.isBlank()) {
            error(exchange, 400, 21602, "Message body is required");
        } else if (body.length() > LONGEST_TEXT) {
            error(exchange, 400, 21617, "The concatenated message body exceeds the 1600 character limit");
        } else if (optedOut.contains(to)) {
            error(exchange, 400, 21610, "Attempt to send to unsubscribed recipient");
        } else {
            Text text = new Text("SM" + hex(), account.sid(), from, to, body, fields.getOrDefault("StatusCallback", ""));
            texts(account.sid(), to).add(text);
            json(exchange, 201, Map.of("sid", text.sid(), "status", "queued"));
        }
    }

    private void error(HttpExchange exchange, int status, int code, String message) throws IOException {
        refused.incrementAndGet();
        json(exchange, status, Map.of("code", code, "message", message, "status", status));
    }

    static void json(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
