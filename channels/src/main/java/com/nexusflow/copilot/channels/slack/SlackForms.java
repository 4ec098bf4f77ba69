package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Block.ProposalLine;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Inbox;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Forms over a message. They are opened beside the answer that Slack waits for, since it lets them be opened for three seconds only; who misses that
 * presses again. What was entered is checked at once, so that the form can say what is wrong.
 */
final class SlackForms {

    static final String LOG = "log_to_crm";
    static final String ASK = "ask_copilot";
    static final String EDIT = "edit_proposal";

    private static final Logger LOGGER = LoggerFactory.getLogger(SlackForms.class);
    private static final int TITLE = 24;
    private static final int LABEL = 150;
    private static final int INPUT = 3_000;
    private static final int BLOCKS = 100;
    private static final String VALUE = "value";
    private static final String DATE = "close_date";
    /** What is decided by choosing and not by typing. */
    private static final String CONVERT = "convert";

    private final SlackPeople people;
    private final SlackStrangers strangers;
    private final Talk talk;
    private final ChangeDesk desk;
    private final SlackApi api;
    private final Inbox inbox;
    private final AskLimit limit;

    SlackForms(SlackPeople people, SlackStrangers strangers, Talk talk, ChangeDesk desk, SlackApi api, Inbox inbox, AskLimit limit) {
        this.people = people;
        this.strangers = strangers;
        this.talk = talk;
        this.desk = desk;
        this.api = api;
        this.inbox = inbox;
        this.limit = limit;
    }

    /** Opens what a shortcut or the button for other values asks for; returns at once. */
    void open(Connection connection, JsonNode payload) {
        TenantScope tenant = TenantScope.current();
        Thread.ofVirtual().name("slack-form").start(() -> tenant.run(() -> {
            try {
                show(connection, payload);
            } catch (RuntimeException e) {
                LOGGER.warn("A form could not be opened in Slack", e);
            }
        }));
    }

    private void show(Connection connection, JsonNode payload) {
        Texts words = SlackWords.of(talk.locale());
        Map<String, Object> view = switch (SlackJson.text(payload, "/callback_id")) {
            case LOG -> logForm(connection, payload, words);
            case ASK -> form(ASK, words.get("form.ask"), words.get("form.ask.submit"), "{}", List.of(input("what", words.get("form.ask.what"), "", true, false)));
            default -> editForm(connection, payload, words);
        };
        if (view == null) {
            return;
        }
        SlackAnswer answer = api.call(connection.secret(SlackDoor.BOT_TOKEN), "views.open", object("trigger_id", SlackJson.text(payload, "/trigger_id"), "view", view));
        if (!answer.ok()) {
            LOGGER.info("Slack did not open a form: {}", answer.error());
        }
    }

    private Map<String, Object> logForm(Connection connection, JsonNode payload, Texts words) {
        String said = SlackText.plain(SlackJson.text(payload, "/message/text"), "", user -> people.name(connection, user));
        return form(LOG, words.get("form.log"), words.get("form.log.submit"), "{}", List.of(
                input("what", words.get("form.log.what"), SlackText.cut(said, INPUT), true, false),
                optional(input("about", words.get("form.log.about"), "", false, false))));
    }

    private @Nullable Map<String, Object> editForm(Connection connection, JsonNode payload, Texts words) {
        SlackCard place = card(payload);
        Optional<Speaker> speaker = people.speaker(connection, place.user());
        Optional<ProposalCard> card = speaker.flatMap(known -> handle(payload).flatMap(id -> known.scope().call(() -> desk.latest(id, talk.locale()))));
        if (speaker.isEmpty() || card.isEmpty() || !card.get().editable()) {
            SlackMessage why = speaker.isEmpty() ? strangers.words(connection, place.user()) : SlackDecisions.words(words.get("edit.not_you"));
            place.whisperNow(api, connection, why);
            return null;
        }
        String metadata = SlackJson.write(object("p", card.get().id().toString(), "channel", place.channel(), "ts", place.ts(), "thread_ts", place.thread(),
                "ephemeral", place.isEphemeral(), "home", place.isHome(), "response_url", place.responseUrl()));
        return form(EDIT, words.get("form.edit"), words.get("form.edit.submit"), metadata, inputs(card.get()));
    }

    private static List<Map<String, Object>> inputs(ProposalCard card) {
        return card.lines().stream()
                .filter(line -> !line.field().equals(CONVERT) && line.value().length() <= INPUT)
                .limit(BLOCKS)
                .map(line -> input("line:" + line.number(), line.record().isEmpty() ? line.label() : line.record() + " · " + line.label(), line.value(),
                        line.value().length() > LABEL || line.value().contains("\n"), line.field().equals(DATE)))
                .toList();
    }

    /** What is entered; a proposal is given its new values at once, everything else is put into the inbox. */
    SlackIntake.Taken submitted(Connection connection, JsonNode payload) {
        String mark = "form:" + SlackJson.text(payload, "/view/id") + ":" + SlackJson.text(payload, "/view/hash");
        String user = SlackJson.text(payload, "/user/id");
        if (SlackJson.text(payload, "/view/callback_id").equals(EDIT)) {
            return edited(connection, payload, mark);
        }
        String what = value(payload, "what").strip();
        if (what.isEmpty()) {
            return errors(Map.of("what", DoorWords.of(talk.locale()).get("talk.empty")));
        }
        boolean isLog = SlackJson.text(payload, "/view/callback_id").equals(LOG);
        inbox.accept(connection.id(), mark, user, SlackDoor.FORM, SlackJson.write(object("user", user, "what", what, "about", isLog ? value(payload, "about").strip() : "")));
        return new SlackIntake.Taken.Done(null);
    }

    private SlackIntake.Taken edited(Connection connection, JsonNode payload, String mark) {
        JsonNode metadata = SlackJson.read(SlackJson.text(payload, "/view/private_metadata"));
        UUID before = UUID.fromString(SlackJson.text(metadata, "/p"));
        String user = SlackJson.text(payload, "/user/id");
        Locale locale = talk.locale();
        Optional<Speaker> speaker = talk.speaker(connection.id(), user);
        Optional<ProposalCard> card = speaker.flatMap(known -> known.scope().call(() -> desk.latest(before, locale)));
        String firstBlock = payload.at("/view/state/values").propertyNames().stream().findFirst().orElse("line:1");
        if (speaker.isEmpty() || card.isEmpty() || !card.get().editable()) {
            return errors(Map.of(firstBlock, SlackWords.of(locale).get("edit.too_late")));
        }
        try {
            speaker.get().scope().run(limit::decision);
        } catch (TooManyRequests e) {
            return errors(Map.of(firstBlock, e.words(locale)));
        }
        UUID now = card.get().id();
        for (ProposalLine line : card.get().lines()) {
            String value = value(payload, "line:" + line.number()).strip();
            if (value.isEmpty() || value.equals(line.value())) {
                continue;
            }
            UUID current = now;
            try {
                Optional<ProposalCard> next = speaker.get().scope().call(() -> desk.edit(current, line.number(), value, locale));
                if (next.isEmpty()) {
                    return errors(Map.of("line:" + line.number(), SlackWords.of(locale).get("edit.too_late")));
                }
                now = next.get().id();
            } catch (ChangeRefused e) {
                return errors(Map.of("line:" + line.number(), speaker.get().scope().call(() -> desk.words(e, locale))));
            }
        }
        if (!now.equals(before)) {
            Map<String, Object> place = object("user", user, "channel", SlackJson.text(metadata, "/channel"), "ts", SlackJson.text(metadata, "/ts"),
                    "thread_ts", SlackJson.text(metadata, "/thread_ts"), "ephemeral", SlackJson.flag(metadata, "/ephemeral"), "home", SlackJson.flag(metadata, "/home"),
                    "response_url", SlackJson.text(metadata, "/response_url"));
            inbox.accept(connection.id(), mark, SlackCard.of(SlackJson.tree(place)).lane(), SlackDoor.EDITED,
                    SlackJson.write(object("user", user, "card", place, "before", before.toString(), "after", now.toString())));
        }
        return new SlackIntake.Taken.Done(null);
    }

    private static SlackIntake.Taken errors(Map<String, String> errors) {
        return new SlackIntake.Taken.Done(object("response_action", "errors", "errors", errors));
    }

    private static Optional<UUID> handle(JsonNode payload) {
        return SlackCards.Handle.parse(SlackJson.text(payload, "/actions/0/value")).map(SlackCards.Handle::id);
    }

    private static SlackCard card(JsonNode payload) {
        return new SlackCard(
                SlackJson.text(payload, "/user/id"),
                SlackJson.text(payload, "/channel/id"),
                SlackJson.text(payload, "/container/message_ts"),
                SlackJson.text(payload, "/container/thread_ts").isEmpty() ? SlackJson.text(payload, "/message/thread_ts") : SlackJson.text(payload, "/container/thread_ts"),
                SlackJson.flag(payload, "/container/is_ephemeral"),
                SlackJson.text(payload, "/container/type").equals("view"),
                SlackJson.text(payload, "/response_url"));
    }

    private static String value(JsonNode payload, String block) {
        JsonNode entered = payload.at("/view/state/values").path(block).path(VALUE);
        String date = SlackJson.text(entered, "/selected_date");
        return date.isEmpty() ? SlackJson.text(entered, "/value") : date;
    }

    private static Map<String, Object> form(String callback, String title, String submit, String metadata, List<Map<String, Object>> inputs) {
        return object(
                "type", "modal",
                "callback_id", callback,
                "title", SlackBlocks.plainText(SlackText.cut(title, TITLE)),
                "submit", SlackBlocks.plainText(SlackText.cut(submit, TITLE)),
                "private_metadata", metadata,
                "blocks", new ArrayList<>(inputs));
    }

    private static Map<String, Object> optional(Map<String, Object> input) {
        input.put("optional", true);
        return input;
    }

    private static Map<String, Object> input(String block, String label, String initial, boolean multiline, boolean date) {
        boolean isDate = date && initial.matches("\\d{4}-\\d{2}-\\d{2}");
        Map<String, Object> element = isDate
                ? object("type", "datepicker", "action_id", VALUE, "initial_date", initial)
                : object("type", "plain_text_input", "action_id", VALUE, "initial_value", initial.isEmpty() ? null : initial, "multiline", multiline, "max_length", INPUT);
        return object("type", "input", "block_id", block, "label", SlackBlocks.plainText(SlackText.cut(label, LABEL)), "element", element);
    }
}
