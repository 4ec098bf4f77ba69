package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.core.inbox.Outgoing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes what goes out because of one message that came in, under keys that are the same whenever it is made again.
 *
 * @param key the beginning of all keys
 * @param lane what is sent in order: to one channel
 */
record SlackLetters(UUID connection, String key, String lane) {

    private static final String POST_MESSAGE = "chat.postMessage";
    /** Slack takes five answers through such an address; "one moment" may have been one of them. */
    private static final int MOST_RESPONSES = 4;

    String pictureKey() {
        return key + ":picture:";
    }

    String momentKey() {
        return key + ":moment";
    }

    String streamKey() {
        return key + ":stream";
    }

    /** Letters of which each goes out once, whatever they are made for. */
    SlackLetters once(String mark) {
        return new SlackLetters(connection, mark, lane);
    }

    Outgoing call(String name, String method, Map<String, ?> arguments) {
        return letter(name, SlackSender.CALL, object("method", method, "arguments", arguments));
    }

    /** A call without which nothing is lost. */
    Outgoing courtesy(String name, String method, Map<String, ?> arguments) {
        return letter(name, SlackSender.CALL, object("method", method, "arguments", arguments, "optional", true));
    }

    Outgoing moment(Map<String, ?> arguments) {
        return letter("moment", SlackSender.CALL, object("method", POST_MESSAGE, "arguments", arguments));
    }

    Outgoing respond(String name, SlackPlace place, Map<String, ?> message) {
        return letter(name, SlackSender.RESPOND, object("url", place.responseUrl(), "channel", place.channel(), "thread", place.thread(), "user", place.user(), "message", message));
    }

    /** "One moment" through the address that came with a command; without it nothing is lost. */
    Outgoing momentThere(SlackPlace place, String text) {
        return letter("moment", SlackSender.RESPOND, object(
                "url", place.responseUrl(), "optional", true, "message", object("response_type", "ephemeral", "replace_original", false, "text", text)));
    }

    /** Charts, drawn and brought to Slack before the messages that show them. */
    List<Outgoing> pictures(List<Block.Chart> charts, Locale locale) {
        List<Outgoing> pictures = new ArrayList<>();
        for (Block.Chart chart : charts) {
            pictures.add(letter("picture:" + (pictures.size() + 1), SlackSender.PICTURE, object("chart", written(chart), "locale", locale.toLanguageTag())));
        }
        return pictures;
    }

    private static Map<String, Object> written(Block.Chart chart) {
        return object("title", chart.title(), "form", chart.form().name(), "unit", chart.unit(), "labels", chart.labels(), "values", chart.values());
    }

    /** A chart as it was written into a letter. */
    static Block.Chart chart(JsonNode written) {
        List<String> labels = written.at("/labels").valueStream().map(JsonNode::asString).toList();
        List<@Nullable BigDecimal> values = new ArrayList<>();
        written.at("/values").forEach(value -> values.add(value.isNull() ? null : value.decimalValue()));
        return new Block.Chart(
                SlackJson.text(written, "/title"), Block.ChartForm.valueOf(SlackJson.text(written, "/form")), SlackJson.text(written, "/unit"), labels, values);
    }

    /** The messages in a place where "one moment" may stand already, which then becomes the first of them. */
    List<Outgoing> posts(List<SlackMessage> messages, String channel, String thread) {
        List<Outgoing> posts = new ArrayList<>();
        for (SlackMessage message : messages) {
            String name = "answer:" + posts.size();
            posts.add(posts.isEmpty()
                    ? letter(name, SlackSender.POST, object("placeholder", momentKey(), "arguments", message.arguments(channel, thread)))
                    : call(name, POST_MESSAGE, message.arguments(channel, thread)));
        }
        return posts;
    }

    /** The messages for one person's eyes in a place where others are; "one moment" goes away. */
    List<Outgoing> whispers(List<SlackMessage> messages, String channel, String thread, String user) {
        List<Outgoing> whispers = new ArrayList<>();
        for (SlackMessage message : messages) {
            whispers.add(call("answer:" + whispers.size(), "chat.postEphemeral", whispered(message, channel, thread, user)));
        }
        whispers.add(letter("drop", SlackSender.DROP, object("channel", channel, "placeholder", momentKey())));
        return whispers;
    }

    /** The messages for the asker's eyes; those that the address takes no more go there without it. */
    List<Outgoing> responses(List<SlackMessage> messages, SlackPlace place) {
        List<Outgoing> responses = new ArrayList<>();
        for (SlackMessage message : messages) {
            boolean isFirst = responses.isEmpty();
            responses.add(letter("answer:" + responses.size(), SlackSender.RESPOND, object(
                    "url", responses.size() < MOST_RESPONSES ? place.responseUrl() : "",
                    "channel", place.channel(),
                    "thread", place.thread(),
                    "user", place.user(),
                    "placeholder", isFirst ? momentKey() : null,
                    "message", object("response_type", "ephemeral", "replace_original", false, "text", message.text(), "blocks", message.blocks()))));
        }
        return responses;
    }

    Outgoing streamStart(Map<String, ?> arguments) {
        return letter("stream", SlackSender.START, object("arguments", arguments));
    }

    Outgoing streamAppend(int number, String channel, String markdown) {
        return letter("stream:" + number, SlackSender.APPEND, object("stream", streamKey(), "channel", channel, "markdown", markdown));
    }

    /**
     * The end of a streamed answer; when it was never begun, the whole of it.
     *
     * @param complete whether all of the text was streamed
     * @param textBlocks how many of the blocks hold the text
     */
    Outgoing streamStop(SlackMessage message, String channel, String thread, boolean complete, int textBlocks) {
        return letter("answer:0", SlackSender.STOP, object(
                "stream", streamKey(), "complete", complete, "textBlocks", textBlocks, "placeholder", momentKey(), "arguments", message.arguments(channel, thread)));
    }

    private static Map<String, Object> whispered(SlackMessage message, String channel, String thread, String user) {
        Map<String, Object> arguments = message.arguments(channel, thread);
        arguments.remove("unfurl_links");
        arguments.remove("unfurl_media");
        arguments.put("user", user);
        return arguments;
    }

    private Outgoing letter(String name, String kind, Map<String, ?> body) {
        return new Outgoing(connection, key + ":" + name, lane, kind, SlackJson.write(body));
    }
}
