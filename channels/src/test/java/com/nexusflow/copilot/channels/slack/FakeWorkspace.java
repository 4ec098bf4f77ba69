package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.testkit.RunningCopilot;
import com.nexusflow.copilot.core.text.Texts;
import com.slack.api.app_backend.SlackSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One workspace of the {@link FakeSlack}: its people, its channels, what the copilot said there, and what people do there. */
public final class FakeWorkspace {

    /** An answer that stands in for the next one. */
    record Fault(int status, String body, int retryAfter) {}

    /** The methods that take their time, and how long. */
    private final Map<String, Duration> slow = new ConcurrentHashMap<>();

    void slow(String method, Duration time) {
        slow.put(method, time);
    }

    void takeTime(String method) {
        try {
            Thread.sleep(slow.getOrDefault(method, Duration.ZERO));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody as users.info tells. */
    private record Member(String id, Map<String, Object> json) {}

    /**
     * Something the copilot said, as it stands now.
     *
     * @param onlyFor whom it is shown to, or null for all
     */
    public static final class Said {
        final String channel;
        final String thread;
        final String ts;
        final @Nullable String onlyFor;
        volatile String text;
        volatile JsonNode blocks;
        volatile boolean deleted;
        volatile boolean streaming;
        volatile int edits;

        Said(String channel, String thread, String ts, @Nullable String onlyFor, String text, JsonNode blocks) {
            this.channel = channel;
            this.thread = thread;
            this.ts = ts;
            this.onlyFor = onlyFor;
            this.text = text;
            this.blocks = blocks;
        }

        /** All that can be read in it. */
        public String words() {
            List<String> texts = new ArrayList<>(texts(blocks, "text"));
            texts.addAll(texts(blocks, "alt_text"));
            return text + "\n" + String.join("\n", texts);
        }

        private static final List<String> MOMENT = Texts.LANGUAGES.stream().map(language -> DoorWords.of(language).get("moment")).toList();

        /** Whether there will be more or something else: it is streamed, or says that it takes a moment. */
        boolean isGrowing() {
            return streaming || MOMENT.stream().anyMatch(text::startsWith);
        }

        public @Nullable String onlyFor() {
            return onlyFor;
        }

        public String channel() {
            return channel;
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicLong NEXT = new AtomicLong(1);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final JsonNode NO_BLOCKS = SlackJson.read("[]");

    private final String mark;
    private final String signingSecret = UUID.randomUUID().toString().replace("-", "");
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Set<String>> channels = new HashMap<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final List<Said> said = new ArrayList<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, JsonNode> asked = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Instant> triggers = new HashMap<>();
    private final Map<String, String[]> hooks = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, JsonNode> views = new LinkedHashMap<>();
    private final Map<String, JsonNode> homes = new HashMap<>();
    private final List<WebSocket> sockets = new ArrayList<>();
    private final Map<String, JsonNode> acknowledged = new HashMap<>();
    private final Set<String> scopes = new LinkedHashSet<>(SlackManifest.SCOPES);
    private long ts = Instant.now().getEpochSecond() * 1_000_000;
    private @Nullable UUID connection;
    private Supplier<String> copilot = RunningCopilot::address;

    private FakeWorkspace(String mark) {
        this.mark = mark;
    }

    /** A workspace with the copilot's app installed. */
    public static FakeWorkspace found() {
        String unlikely = Long.toString(NEXT.getAndIncrement(), 36) + Long.toString(System.nanoTime() % 46_656, 36);
        return found(unlikely.toUpperCase(Locale.ROOT));
    }

    /** One whose ids are known beforehand: all are made of the mark. */
    static FakeWorkspace found(String mark) {
        FakeWorkspace workspace = new FakeWorkspace(mark);
        workspace.members.put(workspace.bot(), new Member(workspace.bot(), object("id", workspace.bot(), "team_id", workspace.team(), "is_bot", true, "name", "copilot")));
        FakeSlack.running().add(workspace);
        return workspace;
    }

    public String team() {
        return "T" + mark;
    }

    public String app() {
        return "A" + mark;
    }

    public String bot() {
        return "UBOT" + mark;
    }

    public String botToken() {
        return "xoxb-" + mark + "-secret";
    }

    public String appToken() {
        return "xapp-1-" + app() + "-" + mark + "-secret";
    }

    public String signingSecret() {
        return signingSecret;
    }

    /** What an administrator's connection to this workspace has to hold. */
    public Map<String, String> secrets() {
        return Map.of("bot_token", botToken(), "signing_secret", signingSecret);
    }

    public String workspace() {
        return team() + "/" + app();
    }

    public void connected(UUID id) {
        connection = id;
    }

    /** Where the copilot is reached, when it is not the one of this program. */
    public void at(Supplier<String> address) {
        copilot = address;
    }

    /** Delivers an event once; who delivers decides what to do with the answer. */
    public HttpResponse<String> deliverOnce(Map<String, Object> callback) {
        return post("/events", "application/json", SlackJson.write(callback), 0);
    }

    /** The next call of the method fails. */
    public void fails(String method, int status, int retryAfter) {
        fail(method, new Fault(status, "{\"ok\":false,\"error\":\"" + (status == 429 ? "ratelimited" : "internal_error") + "\"}", retryAfter));
    }

    Set<String> scopes() {
        return scopes;
    }

    // People and channels

    /** A full member with a confirmed address. */
    public synchronized String member(String name, @Nullable String email) {
        return member(name, email, Map.of());
    }

    public synchronized String member(String name, @Nullable String email, Map<String, Object> more) {
        String id = "U" + mark + members.size();
        Map<String, Object> json = object("id", id, "team_id", team(), "name", name.toLowerCase(Locale.ROOT), "real_name", name, "is_bot", false,
                "deleted", false, "is_restricted", false, "is_ultra_restricted", false, "is_email_confirmed", email != null,
                "profile", object("display_name", name, "email", email));
        json.putAll(more);
        members.put(id, new Member(id, json));
        return id;
    }

    /** A channel with the copilot in it. */
    public synchronized String channel(String... people) {
        String id = "C" + mark + channels.size();
        Set<String> in = new LinkedHashSet<>(List.of(people));
        in.add(bot());
        channels.put(id, in);
        return id;
    }

    /** A channel without the copilot in it, where its command can be used all the same. */
    synchronized String foreign(String... people) {
        String id = channel(people);
        channels.get(id).remove(bot());
        return id;
    }

    public synchronized String direct(String user) {
        String id = "D" + user.substring(1);
        channels.putIfAbsent(id, new LinkedHashSet<>(List.of(user, bot())));
        return id;
    }

    synchronized void join(String channel, String user) {
        channels.get(channel).add(user);
    }

    synchronized void fail(String method, Fault... next) {
        faults.computeIfAbsent(method, name -> new ArrayDeque<>()).addAll(List.of(next));
    }

    synchronized @Nullable Fault fault(String method) {
        Deque<Fault> waiting = faults.get(method);
        return waiting == null ? null : waiting.poll();
    }

    // What the copilot did

    public synchronized List<Said> said() {
        return said.stream().filter(one -> !one.deleted).toList();
    }

    public synchronized List<Said> said(String channel) {
        return said().stream().filter(one -> one.channel.equals(channel)).toList();
    }

    /** Waits until so many messages stand in the channel and none of them is growing, and nothing comes after them. */
    public List<Said> await(String channel, int count) {
        return awaited(() -> said(channel), found -> found.size() >= count && found.stream().noneMatch(Said::isGrowing));
    }

    public <T> T awaited(Supplier<T> looked, Predicate<T> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        synchronized (this) {
            while (true) {
                T found = looked.get();
                if (wanted.test(found)) {
                    return found;
                }
                long left = Duration.between(Instant.now(), end).toMillis();
                if (left <= 0) {
                    throw new AssertionError("Did not happen within " + PATIENCE + "; said: " + said().stream().map(Said::words).toList() + "; calls: " + calls);
                }
                try {
                    wait(Math.min(left, 200));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    public synchronized int calls(String method) {
        return calls.getOrDefault(method, 0);
    }

    /** The arguments of the last call of a method. */
    synchronized JsonNode asked(String method) {
        return asked.getOrDefault(method, SlackJson.read("{}"));
    }

    synchronized @Nullable JsonNode home(String user) {
        return homes.get(user);
    }

    synchronized Map<String, JsonNode> views() {
        return new LinkedHashMap<>(views);
    }

    // Slack's methods

    synchronized Map<String, Object> call(String method, String token, Map<String, String> arguments) {
        calls.merge(method, 1, Integer::sum);
        asked.put(method, SlackJson.tree(arguments));
        try {
            Map<String, Object> answer = method.equals("apps.connections.open") == token.startsWith("xapp-") ? answer(method, arguments) : error("not_allowed_token_type");
            answer.putIfAbsent("ok", true);
            notifyAll();
            return answer;
        } catch (BlockKit.Invalid e) {
            return object("ok", false, "error", e.getMessage().split(":")[0], "response_metadata", object("messages", List.of(e.getMessage())));
        }
    }

    private Map<String, Object> answer(String method, Map<String, String> arguments) {
        return switch (method) {
            case "auth.test" -> object("team_id", team(), "team", "Workspace " + mark, "user_id", bot(), "bot_id", "B" + mark);
            case "bots.info" -> arguments.getOrDefault("bot", "").equals("B" + mark) ? object("bot", object("id", "B" + mark, "app_id", app())) : error("bot_not_found");
            case "apps.connections.open" -> object("url", FakeSlack.running().socketAddress(this));
            case "users.info" -> members.containsKey(arguments.get("user")) ? object("user", members.get(arguments.get("user")).json()) : error("user_not_found");
            case "users.list" -> object("members", members.values().stream().map(Member::json).toList(), "response_metadata", object("next_cursor", ""));
            case "conversations.members" -> members(arguments);
            case "chat.postMessage" -> post(arguments);
            case "chat.postEphemeral" -> whisper(arguments);
            case "chat.update" -> update(arguments);
            case "chat.delete" -> delete(arguments);
            case "chat.startStream" -> start(arguments);
            case "chat.appendStream" -> append(arguments);
            case "chat.stopStream" -> stop(arguments);
            case "chat.unfurl" -> unfurl(arguments);
            case "files.getUploadURLExternal" -> place(arguments);
            case "files.completeUploadExternal" -> complete(arguments);
            case "files.info" -> info(arguments.getOrDefault("file", ""));
            case "views.open" -> open(arguments);
            case "views.publish" -> publish(arguments);
            case "assistant.threads.setStatus", "assistant.threads.setTitle" -> isThread(arguments) ? object() : error("channel_not_found");
            case "assistant.threads.setSuggestedPrompts" ->
                    !isThread(arguments) ? error("channel_not_found") : SlackJson.read(arguments.get("prompts")).size() > 4 ? error("too_many_prompts") : object();
            default -> error("unknown_method");
        };
    }

    private Map<String, Object> info(String file) {
        if (!scopes.contains("files:read")) {
            return error("missing_scope");
        }
        return contents.containsKey(file) ? object("file", object("id", file, "url_private_download", places.getOrDefault(file, FakeSlack.running().address() + "/files/" + team() + "/" + file)))
                : error("file_not_found");
    }

    synchronized byte @Nullable [] content(String file) {
        return contents.get(file);
    }

    /** A file of somebody, and where Slack says that it is when that is another place than Slack's own. */
    synchronized Map<String, Object> file(String name, String type, byte[] content, @Nullable String place) {
        String id = "F" + mark + contents.size();
        contents.put(id, content);
        if (place != null) {
            places.put(id, place);
        }
        return object("id", id, "name", name, "mimetype", type, "size", content.length);
    }

    /** A message with files in it. */
    Map<String, Object> withFiles(String user, String channel, String text, List<Map<String, Object>> attached) {
        Map<String, Object> message = message(user, channel, "", text);
        message.put("subtype", "file_share");
        message.put("files", attached);
        return message;
    }

    private static Map<String, Object> error(String error) {
        return object("ok", false, "error", error);
    }

    private boolean isThread(Map<String, String> arguments) {
        return channels.containsKey(arguments.get("channel_id")) && arguments.getOrDefault("thread_ts", "").matches("\\d+\\.\\d{6}");
    }

    private Map<String, Object> members(Map<String, String> arguments) {
        Set<String> in = channels.get(arguments.get("channel"));
        if (in == null) {
            return error("channel_not_found");
        }
        List<String> all = List.copyOf(in);
        int from = arguments.containsKey("cursor") ? Integer.parseInt(arguments.get("cursor")) : 0;
        int to = Math.min(all.size(), from + Integer.parseInt(arguments.getOrDefault("limit", "100")));
        return object("members", all.subList(from, to), "response_metadata", object("next_cursor", to < all.size() ? String.valueOf(to) : ""));
    }

    private @Nullable String channelOf(Map<String, String> arguments) {
        String channel = arguments.getOrDefault("channel", "");
        if (members.containsKey(channel)) {
            return direct(channel);
        }
        return channels.containsKey(channel) ? channel : null;
    }

    private JsonNode checked(Map<String, String> arguments) {
        JsonNode blocks = arguments.containsKey("blocks") ? SlackJson.read(arguments.get("blocks")) : NO_BLOCKS;
        BlockKit.checkMessage(blocks, this::isFile);
        if (arguments.getOrDefault("text", "").length() > 4_000) {
            throw new BlockKit.Invalid("msg_too_long");
        }
        return blocks;
    }

    private boolean isFile(String id) {
        return "complete".equals(files.get(id));
    }

    private Map<String, Object> post(Map<String, String> arguments) {
        String channel = channelOf(arguments);
        JsonNode blocks = checked(arguments);
        if (channel == null) {
            return error("channel_not_found");
        }
        if (!channels.get(channel).contains(bot())) {
            return error("not_in_channel");
        }
        if (blocks.isEmpty() && arguments.getOrDefault("text", "").isEmpty()) {
            return error("no_text");
        }
        Said one = new Said(channel, arguments.getOrDefault("thread_ts", ""), nextTs(), null, arguments.getOrDefault("text", ""), blocks);
        said.add(one);
        return object("channel", channel, "ts", one.ts);
    }

    private Map<String, Object> whisper(Map<String, String> arguments) {
        String channel = channelOf(arguments);
        JsonNode blocks = checked(arguments);
        if (channel == null || !channels.get(channel).contains(arguments.getOrDefault("user", ""))) {
            return error(channel == null ? "channel_not_found" : "user_not_in_channel");
        }
        if (!channels.get(channel).contains(bot())) {
            return error("not_in_channel");
        }
        Said one = new Said(channel, arguments.getOrDefault("thread_ts", ""), nextTs(), arguments.get("user"), arguments.getOrDefault("text", ""), blocks);
        said.add(one);
        return object("message_ts", one.ts);
    }

    private @Nullable Said one(Map<String, String> arguments) {
        return said.stream()
                .filter(found -> found.ts.equals(arguments.get("ts")) && found.channel.equals(arguments.get("channel")) && found.onlyFor == null && !found.deleted)
                .findFirst().orElse(null);
    }

    private Map<String, Object> update(Map<String, String> arguments) {
        Said found = one(arguments);
        JsonNode blocks = checked(arguments);
        if (found == null) {
            return error("message_not_found");
        }
        found.text = arguments.getOrDefault("text", "");
        found.blocks = blocks;
        found.edits++;
        return object("channel", found.channel, "ts", found.ts);
    }

    private Map<String, Object> delete(Map<String, String> arguments) {
        Said found = one(arguments);
        if (found == null) {
            return error("message_not_found");
        }
        found.deleted = true;
        return object();
    }

    private Map<String, Object> start(Map<String, String> arguments) {
        String channel = channelOf(arguments);
        if (channel == null || arguments.getOrDefault("thread_ts", "").isEmpty() || !members.containsKey(arguments.getOrDefault("recipient_user_id", ""))
                || !arguments.getOrDefault("recipient_team_id", "").equals(team())) {
            return error("invalid_arguments");
        }
        Said one = new Said(channel, arguments.get("thread_ts"), nextTs(), null, arguments.getOrDefault("markdown_text", ""), NO_BLOCKS);
        one.streaming = true;
        said.add(one);
        return object("channel", channel, "ts", one.ts);
    }

    private Map<String, Object> append(Map<String, String> arguments) {
        Said found = one(arguments);
        if (found == null || !found.streaming) {
            return error("message_not_in_streaming_state");
        }
        if (arguments.getOrDefault("markdown_text", "").isEmpty() || arguments.get("markdown_text").length() > 12_000) {
            return error("msg_too_long");
        }
        found.text += arguments.get("markdown_text");
        return object("ts", found.ts);
    }

    private Map<String, Object> stop(Map<String, String> arguments) {
        Said found = one(arguments);
        JsonNode blocks = checked(arguments);
        if (found == null || !found.streaming) {
            return error("message_not_in_streaming_state");
        }
        found.blocks = blocks;
        found.streaming = false;
        return object("ts", found.ts);
    }

    private Map<String, Object> unfurl(Map<String, String> arguments) {
        SlackJson.read(arguments.getOrDefault("unfurls", "{}")).forEach(card -> BlockKit.checkMessage(card.at("/blocks"), this::isFile));
        return channelOf(arguments) == null ? error("cannot_find_channel") : object();
    }

    private Map<String, Object> place(Map<String, String> arguments) {
        if (!arguments.getOrDefault("length", "").matches("[1-9]\\d*") || arguments.getOrDefault("filename", "").isEmpty()) {
            return error("invalid_arguments");
        }
        String id = "F" + mark + files.size();
        files.put(id, arguments.get("length"));
        return object("upload_url", FakeSlack.running().address() + "/upload/" + team() + "/" + id, "file_id", id);
    }

    synchronized boolean uploaded(String id, byte[] bytes) {
        boolean isPicture = bytes.length > 8 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G';
        if (!String.valueOf(bytes.length).equals(files.get(id)) || !isPicture) {
            return false;
        }
        files.put(id, "uploaded");
        return true;
    }

    private Map<String, Object> complete(Map<String, String> arguments) {
        for (JsonNode file : SlackJson.read(arguments.getOrDefault("files", "[]"))) {
            if (!"uploaded".equals(files.get(SlackJson.text(file, "/id")))) {
                return error("file_not_found");
            }
            files.put(SlackJson.text(file, "/id"), "complete");
        }
        return object();
    }

    private Map<String, Object> open(Map<String, String> arguments) {
        Instant issued = triggers.remove(arguments.getOrDefault("trigger_id", ""));
        if (issued == null || issued.plusSeconds(3).isBefore(Instant.now())) {
            return error("expired_trigger_id");
        }
        JsonNode view = SlackJson.read(arguments.get("view"));
        BlockKit.checkView(view, this::isFile);
        String id = "V" + mark + views.size();
        views.put(id, view);
        return object("view", object("id", id));
    }

    private Map<String, Object> publish(Map<String, String> arguments) {
        JsonNode view = SlackJson.read(arguments.get("view"));
        BlockKit.checkView(view, this::isFile);
        if (!members.containsKey(arguments.getOrDefault("user_id", ""))) {
            return error("user_not_found");
        }
        homes.put(arguments.get("user_id"), view);
        return object();
    }

    /** An answer through the address that came with a command or a button: five times at most. */
    synchronized String respond(String hook, JsonNode message) {
        String[] place = hooks.get(hook);
        if (place == null) {
            return "expired_url";
        }
        if (uses.merge(hook, 1, Integer::sum) > 5) {
            return "used_url";
        }
        JsonNode blocks = message.has("blocks") ? message.at("/blocks") : NO_BLOCKS;
        try {
            BlockKit.checkMessage(blocks, this::isFile);
        } catch (BlockKit.Invalid e) {
            return e.getMessage();
        }
        calls.merge("response_url", 1, Integer::sum);
        Said old = said.stream().filter(one -> one.ts.equals(place[2])).findFirst().orElse(null);
        if (SlackJson.flag(message, "/replace_original") && old != null) {
            old.text = SlackJson.text(message, "/text");
            old.blocks = blocks;
            old.edits++;
        } else {
            Said one = new Said(place[0], "", nextTs(), SlackJson.text(message, "/response_type").equals("in_channel") ? null : place[1], SlackJson.text(message, "/text"), blocks);
            said.add(one);
            place[2] = place[2].isEmpty() ? one.ts : place[2];
        }
        notifyAll();
        return "";
    }

    private String nextTs() {
        ts += 1_000_000;
        return ts / 1_000_000 + "." + String.format(Locale.ROOT, "%06d", ts % 1_000_000);
    }

    // What people do

    /** Somebody writes something; the event as Slack words it. */
    public synchronized Map<String, Object> message(String user, String channel, String thread, String text) {
        return object("type", "message", "user", user, "team", team(), "channel", channel, "channel_type", channel.startsWith("D") ? "im" : "channel",
                "text", text, "ts", nextTs(), "thread_ts", thread.isEmpty() ? null : thread);
    }

    public String mention(String text) {
        return "<@" + bot() + "> " + text;
    }

    /** The callback around an event. */
    public synchronized Map<String, Object> callback(Map<String, Object> event) {
        return object("token", "legacy", "team_id", team(), "api_app_id", app(), "event", event, "type", "event_callback", "event_id", "Ev" + nextTs().replace(".", ""),
                "event_time", Instant.now().getEpochSecond(),
                "authorizations", List.of(object("team_id", team(), "user_id", bot(), "is_bot", true, "is_enterprise_install", false)));
    }

    /** Delivered as Slack does it: again when the answer is no 2xx or late, three times at most. */
    public HttpResponse<String> deliver(Map<String, Object> event) {
        return deliverBody("/events", "application/json", SlackJson.write(callback(event)));
    }

    HttpResponse<String> deliverBody(String path, String type, String body) {
        HttpResponse<String> answer = post(path, type, body, 0);
        for (int retry = 1; answer.statusCode() / 100 != 2 && answer.statusCode() / 100 != 4 && retry <= 3; retry++) {
            answer = post(path, type, body, retry);
        }
        return answer;
    }

    public HttpResponse<String> mentions(String user, String channel, String text) {
        return mentions(user, channel, "", text);
    }

    /** Both events of a mention. */
    public HttpResponse<String> mentions(String user, String channel, String thread, String text) {
        Map<String, Object> message = message(user, channel, thread, mention(text));
        Map<String, Object> mention = new LinkedHashMap<>(message);
        mention.put("type", "app_mention");
        deliver(mention);
        return deliver(message);
    }

    public HttpResponse<String> writes(String user, String text) {
        return deliver(message(user, direct(user), "", text));
    }

    public HttpResponse<String> commands(String user, String channel, String text) {
        return deliverBody("/commands", "application/x-www-form-urlencoded", form(Map.of(
                "team_id", team(), "api_app_id", app(), "user_id", user, "channel_id", channel, "command", "/copilot", "text", text,
                "trigger_id", trigger(), "response_url", hook(channel, user, ""))));
    }

    /** Presses the first button of the kind in a message. */
    public HttpResponse<String> presses(String user, Said message, String action) {
        return presses(user, message, action, null);
    }

    HttpResponse<String> presses(String user, Said message, String action, @Nullable Map<String, Object> state) {
        return interact(press(user, message, action, state));
    }

    Map<String, Object> press(String user, Said message, String action, @Nullable Map<String, Object> state) {
        JsonNode button = button(message.blocks, action);
        return object("type", "block_actions", "team", object("id", team()), "api_app_id", app(), "user", object("id", user, "team_id", team()),
                "trigger_id", trigger(), "channel", object("id", message.channel), "response_url", hook(message.channel, user, message.ts),
                "container", object("type", "message", "message_ts", message.ts, "channel_id", message.channel, "is_ephemeral", message.onlyFor != null,
                        "thread_ts", message.thread.isEmpty() ? null : message.thread),
                "state", object("values", state == null ? initial(message.blocks) : state),
                "actions", List.of(object("type", "button", "action_id", action, "value", SlackJson.text(button, "/value"), "action_ts", nextTs())));
    }

    /** Presses a button on the Home tab. */
    HttpResponse<String> pressesAtHome(String user, String action) {
        JsonNode home = awaited(() -> home(user), found -> found != null);
        JsonNode button = button(home.at("/blocks"), action);
        return interact(object("type", "block_actions", "team", object("id", team()), "api_app_id", app(), "user", object("id", user, "team_id", team()),
                "trigger_id", trigger(), "container", object("type", "view", "view_id", "VHOME"), "state", object("values", initial(home.at("/blocks"))),
                "actions", List.of(object("type", "button", "action_id", action, "value", SlackJson.text(button, "/value"), "action_ts", nextTs()))));
    }

    HttpResponse<String> interact(Map<String, Object> payload) {
        return deliverBody("/interactions", "application/x-www-form-urlencoded", form(Map.of("payload", SlackJson.write(payload))));
    }

    HttpResponse<String> shortcut(String user, String callback, @Nullable String message) {
        return interact(object("type", message == null ? "shortcut" : "message_action", "team", object("id", team()), "api_app_id", app(),
                "user", object("id", user, "team_id", team()), "trigger_id", trigger(), "callback_id", callback,
                "message", message == null ? null : object("type", "message", "text", message, "ts", nextTs())));
    }

    /** Fills in the fields of the newest form and sends it. */
    HttpResponse<String> submits(String user, Map<String, String> values) {
        Map<String, JsonNode> open = awaited(this::views, found -> !found.isEmpty());
        String id = new ArrayList<>(open.keySet()).getLast();
        JsonNode view = open.get(id);
        Map<String, Object> state = new LinkedHashMap<>();
        for (JsonNode block : view.at("/blocks")) {
            String name = SlackJson.text(block, "/block_id");
            boolean isDate = SlackJson.text(block, "/element/type").equals("datepicker");
            String initial = SlackJson.text(block, isDate ? "/element/initial_date" : "/element/initial_value");
            String value = values.getOrDefault(name, initial);
            state.put(name, object(SlackJson.text(block, "/element/action_id"), isDate
                    ? object("type", "datepicker", "selected_date", value)
                    : object("type", "plain_text_input", "value", value)));
        }
        return interact(object("type", "view_submission", "team", object("id", team()), "api_app_id", app(), "user", object("id", user, "team_id", team()),
                "trigger_id", trigger(), "view", object("id", id, "hash", nextTs(), "callback_id", view.at("/callback_id"),
                        "private_metadata", view.at("/private_metadata"), "state", object("values", state))));
    }

    private static Map<String, Object> initial(JsonNode blocks) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (JsonNode block : blocks) {
            for (JsonNode element : block.at("/elements")) {
                if (SlackJson.text(element, "/type").equals("checkboxes")) {
                    values.put(SlackJson.text(block, "/block_id"),
                            object(SlackJson.text(element, "/action_id"), object("type", "checkboxes", "selected_options", element.at("/initial_options"))));
                }
            }
        }
        return values;
    }

    static JsonNode button(JsonNode blocks, String action) {
        for (JsonNode block : blocks) {
            for (JsonNode element : block.at("/elements")) {
                if (SlackJson.text(element, "/action_id").equals(action)) {
                    return element;
                }
            }
            if (SlackJson.text(block, "/accessory/action_id").equals(action)) {
                return block.at("/accessory");
            }
        }
        throw new AssertionError("There is no button " + action + " in " + blocks);
    }

    /** All texts of that name, however deep. */
    static List<String> texts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode found : node.findValues(name)) {
            if (found.isString()) {
                texts.add(found.asString());
            } else {
                texts.addAll(texts(found, name));
            }
        }
        return texts;
    }

    static boolean has(Said message, String action) {
        return texts(message.blocks, "action_id").contains(action);
    }

    private synchronized String trigger() {
        String id = nextTs() + "." + mark;
        triggers.put(id, Instant.now());
        return id;
    }

    /** The address that comes with a command or a button. */
    synchronized String hook(String channel, String user, String message) {
        String id = "h" + hooks.size();
        hooks.put(id, new String[] {channel, user, message});
        return FakeSlack.running().address() + "/hooks/" + team() + "/" + id;
    }

    static String form(Map<String, String> values) {
        return String.join("&", values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .toList());
    }

    // Over HTTP

    HttpResponse<String> post(String path, String type, String body, int retry) {
        long now = Instant.now().getEpochSecond();
        return post(path, type, body, retry, String.valueOf(now), sign(String.valueOf(now), body));
    }

    String sign(String timestamp, String body) {
        return new SlackSignature.Generator(signingSecret).generate(timestamp, body);
    }

    HttpResponse<String> post(String path, String type, String body, int retry, @Nullable String timestamp, @Nullable String signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(copilot.get() + "/doors/slack/" + connection + path))
                .header("Content-Type", type)
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        Stream.of(new String[] {"X-Slack-Request-Timestamp", timestamp}, new String[] {"X-Slack-Signature", signature})
                .filter(header -> header[1] != null)
                .forEach(header -> request.header(header[0], header[1]));
        if (retry > 0) {
            request.header("X-Slack-Retry-Num", String.valueOf(retry)).header("X-Slack-Retry-Reason", "http_error");
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // Over a socket

    synchronized void connected(WebSocket socket) {
        sockets.add(socket);
        notifyAll();
    }

    synchronized void disconnected(WebSocket socket) {
        sockets.remove(socket);
        notifyAll();
    }

    synchronized int sockets() {
        return sockets.size();
    }

    synchronized void acknowledged(JsonNode envelope) {
        acknowledged.put(SlackJson.text(envelope, "/envelope_id"), envelope);
        notifyAll();
    }

    /** Sends an envelope through the newest socket and waits for its acknowledgement. */
    JsonNode throughSocket(String type, Object payload) {
        String id = UUID.randomUUID().toString();
        List<WebSocket> open = awaited(() -> List.copyOf(sockets), found -> !found.isEmpty());
        open.getLast().send(SlackJson.write(object("envelope_id", id, "type", type, "payload", payload, "accepts_response_payload", type.equals("interactive"))));
        return awaited(() -> acknowledged.get(id), found -> found != null);
    }

    /** Slack closes sockets now and then. */
    synchronized void closeSockets() {
        List<WebSocket> open = List.copyOf(sockets);
        sockets.clear();
        open.forEach(socket -> socket.close(1000));
    }
}
