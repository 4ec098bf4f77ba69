package com.nexusflow.copilot.channels.teams;

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
import tools.jackson.databind.node.ObjectNode;

/** The review of a call as elements of a card, with a button for each change that it suggests. */
final class TeamsCalls {

    static final String PROPOSE = "propose";
    static final String CALL = "call";
    static final String SUGGESTION = "suggestion";

    private final DoorSettings doors;
    private final Texts words;

    TeamsCalls(DoorSettings doors, Locale locale) {
        this.doors = doors;
        this.words = DoorWords.of(locale);
    }

    List<ObjectNode> elements(CallCard card) {
        List<ObjectNode> elements = new ArrayList<>();
        ObjectNode heading = TeamsCards.container(List.of(TeamsCards.heading(card.name())));
        if (doors.isReachable()) {
            heading.set("selectAction", open(card.call().path(), words.get("call.open")));
        }
        elements.add(heading);
        card.points().forEach(point -> elements.add(point(point)));
        if (!card.offers().isEmpty()) {
            elements.add(TeamsCards.heading(words.get("call.offers")));
            card.offers().forEach(offer -> elements.add(offer(card, offer)));
        }
        if (doors.isReachable()) {
            ObjectNode actions = TeamsCards.element("ActionSet");
            actions.putArray("actions").add(open(card.call().path(), words.get("call.open")));
            elements.add(actions);
        }
        return elements;
    }

    private ObjectNode point(Point point) {
        List<ObjectNode> items = new ArrayList<>(List.of(TeamsCards.quiet(point.label()), TeamsCards.text(point.text()).put("spacing", "None")));
        Quote quote = point.quote();
        if (quote == null) {
            return TeamsCards.container(items);
        }
        items.add(TeamsCards.text("“" + quote.text() + "”").put("spacing", "Small"));
        items.add(TeamsCards.quiet(quote.speaker() + " · " + quote.time()));
        ObjectNode container = TeamsCards.container(items);
        if (doors.isReachable()) {
            container.set("selectAction", open(quote.call().path(), quote.time()));
        }
        return container;
    }

    private ObjectNode offer(CallCard card, Offer offer) {
        String after = offer.before().isEmpty() ? offer.after() : words.get("plain.change", offer.before(), offer.after());
        List<ObjectNode> items = new ArrayList<>(List.of(TeamsCards.quiet(offer.label()), TeamsCards.text(after).put("spacing", "None")));
        if (offer.state() != null) {
            items.add(TeamsCards.quiet(words.get("call.offer." + offer.state().code())));
        }
        if (offer.mayBeProposed()) {
            ObjectNode actions = TeamsCards.element("ActionSet");
            ObjectNode button = TeamsCards.element("Action.Execute").put("title", words.get("call.propose")).put("verb", PROPOSE);
            button.putObject("data").put(CALL, card.call().id().toString()).put(SUGGESTION, offer.suggestion());
            actions.putArray("actions").add(button);
            items.add(actions);
        }
        return TeamsCards.container(items);
    }

    private ObjectNode open(String path, String title) {
        return TeamsCards.element("Action.OpenUrl").put("title", Marks.plain(title)).put("url", doors.address(path));
    }
}
