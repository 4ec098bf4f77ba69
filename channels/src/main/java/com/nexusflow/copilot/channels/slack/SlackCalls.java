package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.reply.Block.CallCard;
import com.nexusflow.copilot.agents.reply.Block.Offer;
import com.nexusflow.copilot.agents.reply.Block.Point;
import com.nexusflow.copilot.agents.reply.Block.Quote;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The review of a call as a card: what matters with the words that show it, and a button for each change that it suggests. */
final class SlackCalls {

    private static final int LABEL = 150;
    private static final int VALUE = 1_500;

    private final DoorSettings doors;
    private final Texts words;

    /** Which suggestion of which call a button is about. */
    record Handle(UUID call, String suggestion) {

        static Optional<Handle> parse(String value) {
            try {
                JsonNode json = SlackJson.read(value);
                return Optional.of(new Handle(UUID.fromString(SlackJson.text(json, "/c")), SlackJson.text(json, "/s")));
            } catch (JacksonException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        String value() {
            return SlackJson.write(object("c", call.toString(), "s", suggestion));
        }
    }

    SlackCalls(Locale locale, DoorSettings doors) {
        this.doors = doors;
        this.words = DoorWords.of(locale);
    }

    List<Map<String, Object>> blocks(CallCard card) {
        List<Map<String, Object>> blocks = new ArrayList<>(card.points().stream().map(this::point).toList());
        if (doors.isReachable()) {
            blocks.add(SlackBlocks.context(List.of(SlackBlocks.linked(doors.address(card.call().path()), words.get("call.open")))));
        }
        if (!card.offers().isEmpty()) {
            blocks.add(object("type", "section", "text", SlackBlocks.markup("*" + SlackText.escaped(words.get("call.offers")) + "*")));
            for (Offer offer : card.offers()) {
                blocks.add(offer(card, offer, blocks.size()));
            }
        }
        return blocks;
    }

    private Map<String, Object> point(Point point) {
        String said = "*" + SlackText.escaped(SlackText.cut(point.label(), LABEL)) + "*: " + SlackText.escaped(SlackText.cut(point.text(), VALUE));
        Quote quote = point.quote();
        if (quote == null) {
            return object("type", "section", "text", SlackBlocks.markup(said));
        }
        String where = doors.isReachable() ? SlackBlocks.linked(doors.address(quote.call().path()), quote.time()) : SlackText.escaped(quote.time());
        String who = SlackText.escaped(SlackText.cut(quote.speaker(), LABEL));
        return object("type", "section", "text", SlackBlocks.markup(SlackBlocks.cutMarkup(said + "\n" + who + ", " + where + "\n>", quote.text(), SlackBlocks.SECTION)));
    }

    private Map<String, Object> offer(CallCard card, Offer offer, int number) {
        String before = offer.before().isEmpty() ? "" : "~" + SlackText.escaped(SlackText.cut(offer.before(), VALUE / 4)) + "~ → ";
        String state = offer.state() == null ? "" : "\n_" + SlackText.escaped(words.get("call.offer." + offer.state().code())) + "_";
        String text = "*" + SlackText.escaped(SlackText.cut(offer.label(), LABEL)) + "*: " + before + SlackText.escaped(SlackText.cut(offer.after(), VALUE / 4)) + state;
        Map<String, Object> button = offer.mayBeProposed()
                ? SlackBlocks.button(SlackBlocks.PROPOSE + number, words.get("call.propose"), new Handle(card.call().id(), offer.suggestion()).value(), null)
                : null;
        return object("type", "section", "text", SlackBlocks.markup(text), "accessory", button);
    }

}
