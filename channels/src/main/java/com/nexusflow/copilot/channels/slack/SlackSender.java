package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.channels.door.ChartPicture;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.connection.Trouble;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings one message to Slack and says what became of it. */
final class SlackSender {

    static final String CALL = "call";
    static final String POST = "post";
    static final String DROP = "drop";
    static final String RESPOND = "respond";
    static final String PICTURE = "picture";
    static final String START = "stream.start";
    static final String APPEND = "stream.append";
    static final String STOP = "stream.stop";

    private static final String UPDATE = "chat.update";
    private static final String POST_MESSAGE = "chat.postMessage";
    /** Slack takes a moment to look at a picture before it can be shown. */
    private static final Duration LOOKING_AT_PICTURE = Duration.ofSeconds(1);
    private static final int TRIES_WITH_PICTURE = 4;
    private static final JsonMapper BLOCKS = JsonMapper.builder().build();

    private final SlackApi api;
    private final Outbox outbox;

    SlackSender(SlackApi api, Outbox outbox) {
        this.api = api;
        this.outbox = outbox;
    }

    Sent send(Connection connection, Outgoing message) {
        JsonNode body = SlackJson.read(message.body());
        return switch (message.kind()) {
            case CALL -> call(connection, message, body);
            case POST -> post(connection, message, body);
            case DROP -> drop(connection, body);
            case RESPOND -> respond(connection, message, body);
            case PICTURE -> picture(connection, body);
            case START -> start(connection, body);
            case APPEND -> append(connection, body);
            case STOP -> stop(connection, message, body);
            default -> new Sent.Refused(trouble("sent.refused", message.kind()));
        };
    }

    private Sent call(Connection connection, Outgoing message, JsonNode body) {
        Sent sent = said(connection, message, SlackJson.text(body, "/method"), body.at("/arguments"));
        return sent instanceof Sent.Refused && SlackJson.flag(body, "/optional") ? new Sent.Delivered("") : sent;
    }

    /** The first message of an answer; "one moment" becomes it where that stands already. */
    private Sent post(Connection connection, Outgoing message, JsonNode body) {
        Optional<String> moment = reference(connection, SlackJson.text(body, "/placeholder"));
        return moment.isPresent()
                ? said(connection, message, UPDATE, edited(body.at("/arguments"), moment.get()))
                : said(connection, message, POST_MESSAGE, body.at("/arguments"));
    }

    private Sent drop(Connection connection, JsonNode body) {
        Optional<String> moment = reference(connection, SlackJson.text(body, "/placeholder"));
        if (moment.isEmpty()) {
            return new Sent.Delivered("");
        }
        SlackAnswer answer = api.call(token(connection), "chat.delete", object("channel", SlackJson.text(body, "/channel"), "ts", moment.get()));
        return answer.ok() || !answer.isForLater() ? new Sent.Delivered("") : later(answer);
    }

    /** Through the address that came along; when that takes no more, which is after five answers or half an hour, for the same eyes without it. */
    private Sent respond(Connection connection, Outgoing message, JsonNode body) {
        if (SlackJson.text(body, "/url").isEmpty()) {
            return whispered(connection, message, body);
        }
        ObjectNode shown = (ObjectNode) withPictures(connection, body.at("/message"), message.attempt());
        if (reference(connection, SlackJson.text(body, "/placeholder")).isPresent()) {
            shown.put("replace_original", true);
        }
        SlackAnswer answer = api.respond(SlackJson.text(body, "/url"), map(shown));
        if (answer.ok()) {
            return new Sent.Delivered("said");
        }
        if (SlackJson.flag(body, "/optional")) {
            return new Sent.Delivered("");
        }
        if (!answer.isForLater() && holdsPicture(body.at("/message")) && message.attempt() < TRIES_WITH_PICTURE) {
            return new Sent.Later(LOOKING_AT_PICTURE, trouble("sent.picture"));
        }
        return answer.isForLater() ? later(answer) : whispered(connection, message, body);
    }

    /** Where it was asked, or in the direct conversation when the copilot is no member there. */
    private Sent whispered(Connection connection, Outgoing message, JsonNode body) {
        ObjectNode arguments = ((ObjectNode) body.at("/message")).deepCopy().without(List.of("response_type", "replace_original"));
        arguments.put("channel", SlackJson.text(body, "/channel")).put("user", SlackJson.text(body, "/user"));
        if (!SlackJson.text(body, "/thread").isEmpty()) {
            arguments.put("thread_ts", SlackJson.text(body, "/thread"));
        }
        Sent sent = said(connection, message, "chat.postEphemeral", arguments);
        return sent instanceof Sent.Refused
                ? said(connection, message, POST_MESSAGE, arguments.without(List.of("user", "thread_ts")).put("channel", SlackJson.text(body, "/user")))
                : sent;
    }

    private Sent picture(Connection connection, JsonNode body) {
        Block.Chart chart = SlackLetters.chart(body.at("/chart"));
        byte[] picture = ChartPicture.png(chart, Locale.forLanguageTag(SlackJson.text(body, "/locale")));
        SlackAnswer place = api.call(token(connection), "files.getUploadURLExternal", object("filename", "chart.png", "length", String.valueOf(picture.length),
                "alt_txt", chart.title().isBlank() ? null : chart.title()));
        if (!place.ok()) {
            return place.isForLater() ? later(place) : new Sent.Delivered("");
        }
        SlackAnswer upload = api.upload(place.text("/upload_url"), picture);
        if (!upload.ok()) {
            return later(upload);
        }
        SlackAnswer complete = api.call(token(connection), "files.completeUploadExternal",
                object("files", List.of(object("id", place.text("/file_id"), "title", chart.title().isBlank() ? "chart" : chart.title()))));
        return complete.ok() ? new Sent.Delivered(place.text("/file_id")) : complete.isForLater() ? later(complete) : new Sent.Delivered("");
    }

    /** Where Slack does not stream, nothing is begun, and the whole answer is posted at the end. */
    private Sent start(Connection connection, JsonNode body) {
        SlackAnswer answer = api.call(token(connection), "chat.startStream", map(body.at("/arguments")));
        return answer.ok() ? new Sent.Delivered(answer.text("/ts")) : answer.isForLater() ? later(answer) : new Sent.Delivered("");
    }

    private Sent append(Connection connection, JsonNode body) {
        Optional<String> stream = reference(connection, SlackJson.text(body, "/stream"));
        if (stream.isEmpty()) {
            return new Sent.Delivered("");
        }
        SlackAnswer answer = api.call(token(connection), "chat.appendStream",
                object("channel", SlackJson.text(body, "/channel"), "ts", stream.get(), "markdown_text", SlackJson.text(body, "/markdown")));
        return answer.ok() || !answer.isForLater() ? new Sent.Delivered("") : later(answer);
    }

    private Sent stop(Connection connection, Outgoing message, JsonNode body) {
        Optional<String> stream = reference(connection, SlackJson.text(body, "/stream"));
        if (stream.isEmpty()) {
            return post(connection, message, body);
        }
        JsonNode whole = withPictures(connection, body.at("/arguments"), message.attempt());
        ArrayNode rest = BLOCKS.createArrayNode();
        for (int i = body.at("/textBlocks").asInt(0); i < whole.at("/blocks").size(); i++) {
            rest.add(whole.at("/blocks").get(i));
        }
        SlackAnswer answer = api.call(token(connection), "chat.stopStream",
                object("channel", SlackJson.text(whole, "/channel"), "ts", stream.get(), "blocks", rest.isEmpty() ? null : rest));
        if (!answer.ok() && answer.isForLater()) {
            return later(answer);
        }
        return answer.ok() && SlackJson.flag(body, "/complete")
                ? new Sent.Delivered(stream.get())
                : said(connection, message, UPDATE, edited(body.at("/arguments"), stream.get()));
    }

    private Sent said(Connection connection, Outgoing message, String method, JsonNode arguments) {
        JsonNode shown = withPictures(connection, arguments, message.attempt());
        SlackAnswer answer = api.call(token(connection), method, map(shown));
        if (holdsPicture(arguments) && answer.error().startsWith("invalid_blocks") && message.attempt() < TRIES_WITH_PICTURE) {
            return new Sent.Later(LOOKING_AT_PICTURE, trouble("sent.picture"));
        }
        if (answer.ok()) {
            String ts = answer.text("/ts");
            return new Sent.Delivered(ts.isEmpty() ? answer.text("/message_ts") : ts);
        }
        return answer.isForLater() ? later(answer) : refused(answer);
    }

    private static boolean holdsPicture(JsonNode message) {
        return message.at("/blocks").toString().contains("\"" + SlackMessage.PICTURE);
    }

    /** Pictures by the ids that Slack gave them; one that Slack did not take is told in words. */
    private JsonNode withPictures(Connection connection, JsonNode arguments, int attempt) {
        JsonNode copy = arguments.deepCopy();
        if (copy.at("/blocks") instanceof ArrayNode blocks) {
            for (int i = 0; i < blocks.size(); i++) {
                String id = SlackJson.text(blocks.get(i), "/slack_file/id");
                if (id.startsWith(SlackMessage.PICTURE)) {
                    Optional<String> file = attempt < TRIES_WITH_PICTURE ? reference(connection, id.substring(SlackMessage.PICTURE.length())) : Optional.empty();
                    if (file.isPresent()) {
                        ((ObjectNode) blocks.get(i).at("/slack_file")).put("id", file.get());
                    } else {
                        blocks.set(i, SlackJson.tree(object("type", "section", "text", SlackBlocks.plainText(SlackJson.text(blocks.get(i), "/alt_text")))));
                    }
                }
            }
        }
        return copy;
    }

    private static JsonNode edited(JsonNode arguments, String ts) {
        ObjectNode edited = (ObjectNode) arguments.deepCopy();
        edited.remove(List.of("thread_ts", "unfurl_links", "unfurl_media"));
        return edited.put("ts", ts);
    }

    private Optional<String> reference(Connection connection, String key) {
        return key.isEmpty() ? Optional.empty() : outbox.reference(connection.id(), key).filter(found -> !found.isEmpty());
    }

    private static Sent later(SlackAnswer answer) {
        Trouble why = answer.needsToken() ? refusal(answer, trouble("sent.refused.invalid_auth")) : trouble(answer.status() == 429 ? "sent.limited" : "sent.unreachable");
        return new Sent.Later(answer.rest(), why);
    }

    private static Sent refused(SlackAnswer answer) {
        return new Sent.Refused(refusal(answer, trouble("sent.refused", answer.error())));
    }

    private static Trouble refusal(SlackAnswer answer, Trouble otherwise) {
        String reason = "sent.refused." + answer.error();
        return SlackWords.of(Locale.ENGLISH).has(reason) ? trouble(reason) : otherwise;
    }

    private static Trouble trouble(String reason, Object... values) {
        return Trouble.of(SlackWords.BUNDLE, reason, values);
    }

    private static String token(Connection connection) {
        return connection.secret(SlackDoor.BOT_TOKEN);
    }

    /** Texts as they are, the rest as JSON. */
    private static Map<String, Object> map(JsonNode object) {
        Map<String, Object> map = object();
        object.forEachEntry((name, value) -> map.put(name, value.isString() ? value.asString() : value));
        return map;
    }
}
