package com.nexusflow.copilot.channels.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Slack sends for each kind of event, byte for byte: what we keep of it, and that it is handled. */
class RecordedPayloadsTest {

    /** How many messages the inbox holds more when the payload has come. */
    private static final Map<String, Integer> KEPT = Map.ofEntries(
            Map.entry("app_mention.json", 1), Map.entry("message_with_mention.json", 0), Map.entry("message_im.json", 1), Map.entry("message_im_file_share.json", 1),
            Map.entry("message_changed.json", 0), Map.entry("message_deleted.json", 0), Map.entry("message_channel_join.json", 0), Map.entry("message_of_an_app.json", 0),
            Map.entry("message_of_our_own.json", 0), Map.entry("message_in_channel.json", 0), Map.entry("app_home_opened.json", 1),
            Map.entry("app_home_messages_opened.json", 0), Map.entry("assistant_thread_started.json", 1), Map.entry("assistant_thread_context_changed.json", 1),
            Map.entry("link_shared.json", 1), Map.entry("reaction_added.json", 0), Map.entry("tokens_revoked.json", 1), Map.entry("app_uninstalled.json", 1),
            Map.entry("url_verification.json", 0), Map.entry("command.form", 1), Map.entry("block_actions_ask.form", 1), Map.entry("block_actions_approve.form", 1),
            Map.entry("block_actions_choose.form", 0), Map.entry("view_submission.form", 1), Map.entry("view_closed.form", 0), Map.entry("shortcut.form", 0),
            Map.entry("message_action.form", 0));

    @Test
    void everyKindIsTakenAndKeptOrLetGoAndWhatWasKeptIsHandled() throws IOException {
        FakeWorkspace slack = FakeWorkspace.found("0REC");
        Office office = new Office(slack, Map.of(), Map.of());
        slack.channel(office.ritasId);
        slack.direct(office.ritasId);
        Map<String, Integer> kept = new TreeMap<>();
        for (String name : List.copyOf(new TreeMap<>(KEPT).keySet())) {
            String body = Files.readString(Path.of("src/test/resources/slack").resolve(name), StandardCharsets.UTF_8);
            long before = office.inInbox();
            String path = name.endsWith(".json") ? "/events" : name.startsWith("command") ? "/commands" : "/interactions";
            int status = slack.post(path, name.endsWith(".json") ? "application/json" : "application/x-www-form-urlencoded", body, 0).statusCode();
            assertThat(status).as(name).isEqualTo(200);
            kept.put(name, Math.toIntExact(office.inInbox() - before));
        }
        assertThat(kept).isEqualTo(new TreeMap<>(KEPT));
        slack.awaited(() -> office.text("select count(*)::text from inbox_message where done_at is null"), "0"::equals);
        assertThat(office.text("select count(*)::text from inbox_message where problem is not null")).isEqualTo("0");
    }
}
