package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Source;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.Pieces;
import com.nexusflow.copilot.channels.door.PlainWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A reply as messages of Teams, each within the size that Teams takes. */
final class Letters {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Of the 100 KB that Teams takes, with room for its own additions. */
    static final int LARGEST = 76_000;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_SUGGESTIONS = 4;
    private static final int MOST_SOURCES = 5;

    private final TeamsCards cards;
    private final DoorSettings doors;

    Letters(DoorSettings doors) {
        this.cards = new TeamsCards(doors);
        this.doors = doors;
    }

    /** A message of words alone. */
    static ObjectNode words(String text) {
        return JSON.createObjectNode().put("type", "message").put("textFormat", "plain").put("text", text).put("summary", summary(text));
    }

    /** A message that is a card. */
    static ObjectNode of(ObjectNode card, String summary) {
        ObjectNode message = JSON.createObjectNode().put("type", "message").put("summary", summary(summary));
        message.putArray("attachments").addObject().put("contentType", TeamsCards.CONTENT_TYPE).set("content", card);
        return message;
    }

    /** The reply, in order; viewers are Teams' ids of those to whom a proposal is shown anew. */
    List<ObjectNode> of(Reply reply, Locale locale, Collection<String> viewers) {
        List<Block.ProposalCard> proposals = reply.blocks().stream().filter(Block.ProposalCard.class::isInstance).map(Block.ProposalCard.class::cast).toList();
        List<ObjectNode> letters = new ArrayList<>();
        if (proposals.isEmpty()) {
            Pieces.of(reply.text(), LONGEST_TEXT, locale).forEach(piece -> letters.add(words(piece)));
        }
        for (int i = 0; i < proposals.size(); i++) {
            letters.add(of(new ProposalFace(locale, doors).card(i == 0 ? reply.text() : "", proposals.get(i), viewers), reply.text()));
        }
        letters.addAll(carded(reply, locale));
        return letters;
    }

    private List<ObjectNode> carded(Reply reply, Locale locale) {
        List<ObjectNode> elements = reply.blocks().stream()
                .filter(block -> !ProposalFace.isOne(block))
                .flatMap(block -> cards.elements(block, locale).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        if (!reply.sources().isEmpty()) {
            elements.add(sources(reply, locale));
        }
        List<ObjectNode> actions = reply.suggestions().stream().limit(MOST_SUGGESTIONS).map(Letters::suggestion).toList();
        if (elements.isEmpty() && actions.isEmpty()) {
            return List.of();
        }
        String fallback = String.join("\n", new PlainWords(locale).of(reply));
        List<List<ObjectNode>> bodies = packed(elements);
        List<ObjectNode> letters = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            boolean last = i == bodies.size() - 1;
            letters.add(of(TeamsCards.card(bodies.get(i), last ? actions : List.of(), fallback), reply.text()));
        }
        return letters;
    }

    /** As many elements in a card as fit. */
    private static List<List<ObjectNode>> packed(List<ObjectNode> elements) {
        List<List<ObjectNode>> bodies = new ArrayList<>(List.of(new ArrayList<>()));
        int size = 0;
        for (ObjectNode element : elements) {
            int more = JSON.writeValueAsString(element).getBytes(StandardCharsets.UTF_8).length;
            if (size > 0 && size + more > LARGEST - 8_000) {
                bodies.add(new ArrayList<>());
                size = 0;
            }
            bodies.getLast().add(element);
            size += more;
        }
        return bodies;
    }

    private ObjectNode sources(Reply reply, Locale locale) {
        String all = reply.sources().stream().limit(MOST_SOURCES).map(this::source).collect(Collectors.joining(" · "));
        return TeamsCards.quiet("").put("text", DoorWords.of(locale).get("sources") + ": " + all).put("separator", true);
    }

    private String source(Source source) {
        String label = Marks.plain(source.label());
        if (!doors.isReachable()) {
            return label;
        }
        String path = page(source);
        return path.isEmpty() ? label : "[" + label + "](" + doors.address(path).replace("(", "%28").replace(")", "%29").replace(" ", "%20") + ")";
    }

    private static String page(Source source) {
        if (source.rows() != null) {
            return "/rows?" + source.rows();
        }
        if (source.call() != null) {
            return source.call().path();
        }
        if (source.passage() != null) {
            return source.passage().path().orElse("");
        }
        return source.record() == null ? "" : "/records/" + source.record().kind().code() + "/" + source.record().id();
    }

    /** A question that may be asked next: pressing it says it. */
    private static ObjectNode suggestion(String question) {
        ObjectNode action = TeamsCards.element("Action.Submit").put("title", question);
        ObjectNode said = action.putObject("data").put("copilot", "ask").putObject("msteams");
        said.put("type", "messageBack").put("displayText", question).put("text", question).putObject("value").put("copilot", "ask");
        return action;
    }

    private static String summary(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
