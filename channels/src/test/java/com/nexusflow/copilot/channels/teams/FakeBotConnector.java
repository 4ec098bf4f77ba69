package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.channels.door.DoorWords;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Microsoft on loopback: the issuer of keys, the log-in that gives out tokens, and the Bot Connector, which checks tokens, sizes, required fields and cards like
 * the real one and is overloaded on demand. It signs and brings activities, and brings them again when nobody answers.
 */
public final class FakeBotConnector implements AutoCloseable {

    public static final int LARGEST = 100 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final FakeBotConnector SHARED = new FakeBotConnector();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DELIVERIES = 3;
    private static final String MOMENT = DoorWords.of(Locale.ENGLISH).get("moment");

    /** An app registration. */
    public record App(String id, String secret, String tenant) {
        public static App random() {
            return new App(UUID.randomUUID().toString(), "secret-" + UUID.randomUUID(), UUID.randomUUID().toString());
        }
    }

    /** Somebody in Microsoft's directory. */
    public record User(String id, String account, String name, String email, String principal, String tenant) {
        public static User of(App app, String name, String email) {
            return new User("29:" + UUID.randomUUID(), UUID.randomUUID().toString(), name, email, email, app.tenant());
        }

        public User guestFrom(String otherTenant) {
            return new User(id, account, name, email, email.replace('@', '_') + "#EXT#@host.example", otherTenant);
        }
    }

    /** A conversation and who is in it. */
    public record Room(String id, String type, App app, List<User> members) {}

    /** What the copilot sent. */
    public record Sent(String method, String conversation, String id, JsonNode activity, String app) {
        public String text() {
            return activity.path("text").asString("");
        }

        public boolean isMessage() {
            return "message".equals(activity.path("type").asString(""));
        }

        /** The first card, or a missing node. */
        public JsonNode card() {
            return activity.path("attachments").path(0).path("content");
        }
    }

    private record Fault(int status, String retryAfter) {}

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final TestIssuer issuer = new TestIssuer();
    private final Map<String, App> apps = new ConcurrentHashMap<>();
    private final Map<String, App> tokens = new ConcurrentHashMap<>();
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Map<String, Room> personal = new ConcurrentHashMap<>();
    private final Map<String, Integer> rosterCalls = new ConcurrentHashMap<>();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, Deque<Fault>> rosterFaults = new ConcurrentHashMap<>();
    private final Map<String, byte[]> downloads = new ConcurrentHashMap<>();
    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();

    private FakeBotConnector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/openid", exchange -> answer(exchange, 200, openId(exchange)));
        server.createContext("/login", this::login);
        server.createContext("/teams/v3/conversations", this::conversations);
        server.createContext("/upload", this::upload);
        server.createContext("/download", this::download);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** The one for all tests of this program; it stops by itself. */
    public static FakeBotConnector shared() {
        return SHARED;
    }

    /** Points a copilot that starts in this program at it. */
    public static void beMicrosoft() {
        System.setProperty("copilot.teams.open-id-metadata-url", SHARED.address() + "/openid/config");
        System.setProperty("copilot.teams.login-url", SHARED.address() + "/login");
        System.setProperty("copilot.teams.test-service-url", SHARED.address());
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String serviceUrl() {
        return address() + "/teams/";
    }

    TestIssuer issuer() {
        return issuer;
    }

    public App register(App app) {
        apps.put(app.id(), app);
        return app;
    }

    public Room personal(App app, User user) {
        return personal.computeIfAbsent(app.id() + "/" + user.account(), key -> room(app, "personal", List.of(user)));
    }

    public Room room(App app, String type, List<User> members) {
        Room room = new Room((type.equals("personal") ? "a:" : "19:") + UUID.randomUUID(), type, app, List.copyOf(members));
        rooms.put(room.id(), room);
        return room;
    }

    /** A conversation with an id of its own, as in a recording. */
    public void open(Room room) {
        rooms.put(room.id(), room);
        if (room.type().equals("personal")) {
            personal.put(room.app().id() + "/" + room.members().getFirst().account(), room);
        }
    }

    /** The bot is thrown out, or the chat is gone. */
    public void remove(Room room) {
        rooms.remove(room.id());
    }

    /** The next sendings into the room fail with these. */
    public void fail(Room room, int status, String retryAfter) {
        faults.computeIfAbsent(room.id(), id -> new ArrayDeque<>()).add(new Fault(status, retryAfter));
    }

    /** The next questions who is in the room fail with these. */
    public void failRoster(Room room, int status, String retryAfter) {
        rosterFaults.computeIfAbsent(room.id(), id -> new ArrayDeque<>()).add(new Fault(status, retryAfter));
    }

    /** All tokens given out so far are good no more. */
    public void withdrawTokens() {
        tokens.clear();
    }

    public int rosterCalls(Room room) {
        return rosterCalls.getOrDefault(room.id(), 0);
    }

    // ----- what happens in Teams

    /** A message of somebody in a room, as Teams makes it. */
    public ObjectNode message(Room room, User user, String text) {
        ObjectNode activity = activity(room, user, "message");
        activity.put("text", text).put("textFormat", "plain").put("locale", "en-US");
        if (!room.type().equals("personal")) {
            activity.put("text", "<at>Sales copilot</at> " + text);
            ObjectNode mention = activity.putArray("entities").addObject().put("type", "mention").put("text", "<at>Sales copilot</at>");
            mention.putObject("mentioned").put("id", bot(room)).put("name", "Sales copilot");
        }
        return activity;
    }

    public ObjectNode invoke(Room room, User user, String name, ObjectNode value) {
        ObjectNode activity = activity(room, user, "invoke").put("name", name).put("locale", "en-US");
        activity.set("value", value);
        return activity;
    }

    /** Somebody presses a button of a card; inputs are what was typed or ticked. */
    public ObjectNode press(Room room, User user, Sent message, JsonNode action, Map<String, String> inputs) {
        ObjectNode value = JSON.createObjectNode();
        ObjectNode executed = value.putObject("action").put("type", "Action.Execute").put("verb", action.path("verb").asString(""));
        ObjectNode data = executed.putObject("data");
        action.path("data").properties().forEach(field -> data.set(field.getKey(), field.getValue()));
        inputs.forEach(data::put);
        value.put("trigger", "manual");
        return invoke(room, user, "adaptiveCard/action", value).put("replyToId", message.id());
    }

    public ObjectNode activity(Room room, User user, String type) {
        ObjectNode activity = JSON.createObjectNode().put("type", type).put("id", String.valueOf(1_700_000_000_000L + numbers.incrementAndGet()));
        activity.put("timestamp", Instant.now().toString()).put("channelId", "msteams").put("serviceUrl", serviceUrl());
        activity.putObject("from").put("id", user.id()).put("name", user.name()).put("aadObjectId", user.account());
        ObjectNode conversation = activity.putObject("conversation").put("conversationType", room.type()).put("tenantId", user.tenant()).put("id", room.id());
        if (!room.type().equals("personal")) {
            conversation.put("isGroup", true);
        }
        activity.putObject("recipient").put("id", bot(room)).put("name", "Sales copilot");
        activity.putObject("channelData").putObject("tenant").put("id", user.tenant());
        return activity;
    }

    static String bot(Room room) {
        return "28:" + room.app().id();
    }

    /** Brings the activity, signed; again as long as nobody answers with success. The last answer. */
    public HttpResponse<String> bring(String copilot, UUID connection, App app, JsonNode activity) {
        HttpResponse<String> response = bring(copilot, connection.toString(), "Bearer " + issuer.token(TestIssuer.Claims.right(app.id(), activity.path("serviceUrl").asString(""))), JSON.writeValueAsString(activity));
        for (int i = 1; i < DELIVERIES && response.statusCode() >= 500; i++) {
            response = bring(copilot, connection.toString(), "Bearer " + issuer.token(TestIssuer.Claims.right(app.id(), activity.path("serviceUrl").asString(""))), JSON.writeValueAsString(activity));
        }
        return response;
    }

    HttpResponse<String> bring(String copilot, String connection, String authorization, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(copilot + "/doors/teams/" + connection + "/messages"))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // ----- what the copilot said

    /** Waits until so many messages stand in the room that are more than a request to wait, and gives them in the order in which they came. */
    public List<Sent> messages(Room room, int count) {
        return await(() -> messagesNow(room), found -> found.size() >= count, count + " messages in " + room.id());
    }

    public Sent await(Room room, Predicate<Sent> which) {
        return await(() -> allNow(room).stream().filter(which).toList(), found -> !found.isEmpty(), "such a message in " + room.id()).getFirst();
    }

    /** What stands in the room as people see it now: changed messages as they were changed last. */
    public synchronized List<Sent> messagesNow(Room room) {
        Map<String, Sent> seen = new LinkedHashMap<>();
        allNow(room).stream().filter(Sent::isMessage).forEach(message -> seen.put(message.id(), message));
        return seen.values().stream().filter(message -> !message.text().equals(MOMENT)).toList();
    }

    public synchronized List<Sent> allNow(Room room) {
        return sent.stream().filter(message -> message.conversation().equals(room.id())).toList();
    }

    /** What the copilot did that the real one would not have taken. */
    public synchronized List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    private synchronized List<Sent> await(java.util.function.Supplier<List<Sent>> now, Predicate<List<Sent>> enough, String what) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        List<Sent> found = now.get();
        while (!enough.test(found)) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("There were not " + what + "; there are " + found + ", mistakes " + mistakes);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            found = now.get();
        }
        return found;
    }

    // ----- the servers

    private String openId(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().endsWith("/keys")
                ? issuer.keys()
                : JSON.writeValueAsString(Map.of("issuer", TestIssuer.ISSUER, "jwks_uri", address() + "/openid/keys", "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    /** A file in somebody's store, as the attachment that a bot is given; without content the address is good no more. */
    public void attach(ObjectNode activity, String name, byte[] content) {
        String id = UUID.randomUUID().toString();
        downloads.put(id, content);
        ObjectNode attachment = activity.withArray("attachments").addObject().put("contentType", "application/vnd.microsoft.teams.file.download.info").put("name", name);
        attachment.putObject("content").put("downloadUrl", address() + "/download/" + id).put("uniqueId", id).put("fileType", name.substring(name.lastIndexOf('.') + 1));
    }

    private void download(HttpExchange exchange) throws IOException {
        byte[] content = downloads.getOrDefault(exchange.getRequestURI().getPath().substring("/download/".length()), new byte[0]);
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            mistake("A token was sent to a store of files");
        }
        exchange.sendResponseHeaders(content.length == 0 ? 403 : 200, content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    private void login(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String authority = exchange.getRequestURI().getPath().split("/")[2];
        App app = apps.get(form.getOrDefault("client_id", ""));
        if (!"client_credentials".equals(form.get("grant_type")) || !"https://api.botframework.com/.default".equals(form.get("scope"))) {
            answer(exchange, 400, JSON.writeValueAsString(Map.of("error", "invalid_request", "error_description", "AADSTS900144: wrong parameters")));
        } else if (app == null || !authority.equals(app.tenant()) && !authority.equals("botframework.com")) {
            answer(exchange, 400, JSON.writeValueAsString(Map.of("error", "unauthorized_client", "error_description", "AADSTS700016: Application was not found in the directory")));
        } else if (!app.secret().equals(form.get("client_secret"))) {
            answer(exchange, 401, JSON.writeValueAsString(Map.of("error", "invalid_client", "error_description", "AADSTS7000215: Invalid client secret provided")));
        } else {
            String token = UUID.randomUUID().toString();
            tokens.put(token, app);
            answer(exchange, 200, JSON.writeValueAsString(Map.of("token_type", "Bearer", "expires_in", 3599, "access_token", token)));
        }
    }

    private void conversations(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String header = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        App app = tokens.get(header.replaceFirst("^Bearer ", ""));
        if (app == null) {
            answer(exchange, 401, "{\"message\": \"Authorization has been denied for this request.\"}");
            return;
        }
        List<String> path = Arrays.stream(exchange.getRequestURI().getRawPath().split("/")).skip(4).map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8)).toList();
        if (path.isEmpty()) {
            create(exchange, app, body);
            return;
        }
        Room room = rooms.get(path.getFirst());
        if (room == null || !room.app().id().equals(app.id())) {
            answer(exchange, room == null ? 404 : 403, "{\"error\": {\"code\": \"ConversationNotFound\", \"message\": \"Conversation not found.\"}}");
            return;
        }
        switch (path.get(1)) {
            case "activities" -> activities(exchange, room, path, body);
            case "members" -> member(exchange, room, path.get(2));
            case "pagedmembers" -> members(exchange, room);
            default -> answer(exchange, 404, "{}");
        }
    }

    private void create(HttpExchange exchange, App app, byte[] body) throws IOException {
        JsonNode wanted = JSON.readTree(body);
        String id = wanted.path("members").path(0).path("id").asString("");
        boolean complete = !wanted.path("bot").path("id").asString("").isEmpty() && wanted.path("tenantId").asString("").equals(app.tenant())
                && wanted.path("channelData").path("tenant").path("id").asString("").equals(app.tenant());
        User user = rooms.values().stream().filter(room -> room.app().equals(app)).flatMap(room -> room.members().stream())
                .filter(member -> member.account().equals(id) || member.id().equals(id)).findFirst().orElse(null);
        if (!complete || user == null) {
            mistake("A conversation that cannot be was asked for: " + wanted);
            answer(exchange, 400, "{\"error\": {\"code\": \"BadArgument\", \"message\": \"Incorrect conversation creation parameters\"}}");
            return;
        }
        answer(exchange, 201, JSON.writeValueAsString(Map.of("id", personal(app, user).id())));
    }

    private void activities(HttpExchange exchange, Room room, List<String> path, byte[] body) throws IOException {
        JsonNode activity = JSON.readTree(body);
        Deque<Fault> waiting = faults.getOrDefault(room.id(), new ArrayDeque<>());
        Fault fault = "typing".equals(activity.path("type").asString("")) ? null : waiting.poll();
        if (fault != null) {
            fail(exchange, fault);
            return;
        }
        List<String> wrong = wrong(room, activity, body.length);
        if (!wrong.isEmpty()) {
            mistake(wrong.toString());
            answer(exchange, body.length > LARGEST ? 413 : 400, "{\"error\": {\"code\": \"BadSyntax\", \"message\": \"Bad format\"}}");
            return;
        }
        boolean update = exchange.getRequestMethod().equals("PUT");
        String id = update ? path.get(2) : "1:" + numbers.incrementAndGet();
        if (update && allNow(room).stream().noneMatch(message -> message.id().equals(id))) {
            answer(exchange, 404, "{\"error\": {\"code\": \"ActivityNotFoundInConversation\"}}");
            return;
        }
        synchronized (this) {
            sent.add(new Sent(exchange.getRequestMethod(), room.id(), id, activity, room.app().id()));
            notifyAll();
        }
        answer(exchange, update ? 200 : 201, JSON.writeValueAsString(Map.of("id", id)));
    }

    private static void fail(HttpExchange exchange, Fault fault) throws IOException {
        if (!fault.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", fault.retryAfter());
        }
        answer(exchange, fault.status(), "{\"error\": {\"code\": \"ServiceError\", \"message\": \"again\"}}");
    }

    private static List<String> wrong(Room room, JsonNode activity, int size) {
        List<String> wrong = new ArrayList<>();
        if (size > LARGEST) {
            wrong.add("a message of " + size + " bytes");
        }
        String type = activity.path("type").asString("");
        if (!type.equals("message") && !type.equals("typing")) {
            wrong.add("type " + type);
        }
        if (!activity.path("from").path("id").asString("").equals(bot(room)) || !activity.path("conversation").path("id").asString("").equals(room.id())) {
            wrong.add("wrong from or conversation");
        }
        if (type.equals("message") && activity.path("text").asString("").isBlank() && activity.path("attachments").isEmpty()) {
            wrong.add("an empty message");
        }
        for (JsonNode attachment : activity.path("attachments")) {
            switch (attachment.path("contentType").asString("")) {
                case "application/vnd.microsoft.card.adaptive" -> wrong.addAll(CardRules.mistakes(attachment.path("content")));
                case "application/vnd.microsoft.teams.card.file.consent", "application/vnd.microsoft.teams.card.file.info" -> {
                    if (attachment.path("name").asString("").isBlank() || !attachment.path("content").isObject()) {
                        wrong.add("a file card without name or content");
                    }
                }
                default -> wrong.add("an attachment of type " + attachment.path("contentType"));
            }
        }
        return wrong;
    }

    private void member(HttpExchange exchange, Room room, String id) throws IOException {
        User user = room.members().stream().filter(member -> member.id().equals(id) || member.account().equals(id)).findFirst().orElse(null);
        answer(exchange, user == null ? 404 : 200, user == null ? "{\"error\": {\"code\": \"MemberNotFoundInConversation\"}}" : JSON.writeValueAsString(member(user)));
    }

    private void members(HttpExchange exchange, Room room) throws IOException {
        Fault fault = rosterFaults.getOrDefault(room.id(), new ArrayDeque<>()).poll();
        if (fault != null) {
            fail(exchange, fault);
            return;
        }
        Map<String, String> query = form(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
        int size = Math.min(2, Integer.parseInt(query.getOrDefault("pageSize", "2")));
        int from = Integer.parseInt(query.getOrDefault("continuationToken", "0"));
        rosterCalls.merge(room.id(), from == 0 ? 1 : 0, Integer::sum);
        int to = Math.min(room.members().size(), from + size);
        Map<String, Object> page = new LinkedHashMap<>(Map.of("members", room.members().subList(from, to).stream().map(FakeBotConnector::member).toList()));
        if (to < room.members().size()) {
            page.put("continuationToken", String.valueOf(to));
        }
        answer(exchange, 200, JSON.writeValueAsString(page));
    }

    private static Map<String, String> member(User user) {
        return Map.of("id", user.id(), "name", user.name(), "aadObjectId", user.account(), "email", user.email(), "userPrincipalName", user.principal(),
                "tenantId", user.tenant(), "userRole", user.principal().contains("#EXT#") ? "guest" : "user");
    }

    public String uploadUrl(String name) {
        return address() + "/upload/" + name;
    }

    /** What was uploaded under the name. */
    public byte[] uploaded(String name) {
        return uploads.get("/upload/" + name);
    }

    private void upload(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String range = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Range"), "");
        if (!range.equals("bytes 0-" + (body.length - 1) + "/" + body.length)) {
            mistake("An upload with Content-Range \"" + range + "\"");
            answer(exchange, 400, "{}");
            return;
        }
        uploads.put(exchange.getRequestURI().getPath(), body);
        answer(exchange, 201, "{}");
    }

    private synchronized void mistake(String words) {
        mistakes.add(words);
        notifyAll();
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&")).filter(pair -> pair.contains("=")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
