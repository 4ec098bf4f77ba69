package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message as Slack takes it.
 *
 * @param text what notifications show and what is read out
 */
record SlackMessage(String text, List<Map<String, Object>> blocks) {

    /** Stands before the key of a picture in place of the id that Slack gives it. */
    static final String PICTURE = "picture:";

    static final int BLOCKS = 50;
    /** Slack refuses somewhat more than that without saying where the limit is. */
    static final int CHARACTERS = 12_000;

    SlackMessage {
        blocks = List.copyOf(blocks);
    }

    /** The blocks in as many messages as they need; those that belong together stay together. */
    static List<SlackMessage> packed(String text, List<List<Map<String, Object>>> units) {
        List<SlackMessage> messages = new ArrayList<>();
        List<Map<String, Object>> current = new ArrayList<>();
        int size = 0;
        for (List<Map<String, Object>> unit : units) {
            int more = SlackJson.write(unit).length();
            if (!current.isEmpty() && (current.size() + unit.size() > BLOCKS || size + more > CHARACTERS)) {
                messages.add(new SlackMessage(text, current));
                current = new ArrayList<>();
                size = 0;
            }
            current.addAll(unit);
            size += more;
        }
        messages.add(new SlackMessage(text, current));
        return messages;
    }

    /** What chat.postMessage and its like want to know; nothing in it is read as a mention or as a link to look at. */
    Map<String, Object> arguments(String channel, @Nullable String thread) {
        return object(
                "channel", channel,
                "thread_ts", thread == null || thread.isEmpty() ? null : thread,
                "text", text,
                "blocks", blocks,
                "parse", "none",
                "link_names", "false",
                "unfurl_links", "false",
                "unfurl_media", "false");
    }
}
