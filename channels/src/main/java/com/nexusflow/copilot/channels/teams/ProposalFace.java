package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Block.ProposalLine;
import com.nexusflow.copilot.agents.reply.Block.ProposalState;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.PlainWords;
import com.nexusflow.copilot.core.text.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A proposal as a card whose buttons come back to us, and that each viewer is shown anew. */
final class ProposalFace {

    static final String APPROVE = "approve";
    static final String REJECT = "reject";
    static final String UNDO = "undo";
    static final String EDIT = "edit";
    static final String REFRESH = "refresh";
    static final String LINE = "line";
    static final String VALUE = "value";
    /** Teams shows a card anew by itself to so many people at most. */
    static final int MOST_VIEWERS = 60;
    /** What a lead becomes is not typed in one field. */
    private static final String CONVERT = "convert";
    /** For what stands around a card in its message. */
    private static final int AROUND = 4_000;
    /** Of a change that is too large to be shown, so much is. */
    private static final int MOST_SHOWN = 10;
    private static final int SHOWN = 16_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Texts words;
    private final Texts buttons;
    private final PlainWords plain;
    private final DoorSettings doors;

    ProposalFace(Locale locale, DoorSettings doors) {
        this.doors = doors;
        this.words = Texts.of("messages.teams", locale);
        this.buttons = DoorWords.of(locale);
        this.plain = new PlainWords(locale);
    }

    /** The card under these words, shown anew to the viewers, of whom Teams knows the ids; what does not fit into a card is not approved there. */
    ObjectNode card(String said, ProposalCard proposal, Collection<String> viewers) {
        ObjectNode whole = card(said, proposal, proposal.lines(), viewers);
        return size(whole) <= Letters.LARGEST - AROUND ? whole : card(said, proposal, first(proposal), viewers);
    }

    /** As many of the first lines as may stand in place of all. */
    private List<ProposalLine> first(ProposalCard proposal) {
        List<ProposalLine> first = new ArrayList<>();
        int size = 0;
        for (ProposalLine line : proposal.lines().subList(0, Math.min(MOST_SHOWN, proposal.lines().size() - 1))) {
            size += size(line(proposal, line, false));
            if (size > SHOWN) {
                break;
            }
            first.add(line);
        }
        return first;
    }

    private static int size(ObjectNode json) {
        return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8).length;
    }

    private ObjectNode card(String said, ProposalCard proposal, List<ProposalLine> lines, Collection<String> viewers) {
        boolean whole = lines.size() == proposal.lines().size();
        List<ObjectNode> body = new ArrayList<>();
        if (!said.isBlank()) {
            body.add(TeamsCards.text(said));
        }
        body.add(TeamsCards.heading(words.get("proposal." + proposal.state().code())).put("color", color(proposal.state())));
        if (proposal.state() == ProposalState.OPEN && !proposal.editable()) {
            body.add(TeamsCards.quiet(words.get("proposal.asked_by", proposal.askedBy())));
        }
        if (!whole) {
            int all = proposal.lines().size();
            body.add(TeamsCards.text(lines.isEmpty() ? buttons.get("proposal.long", all) : buttons.get("proposal.many", all, lines.size())));
        }
        lines.forEach(line -> body.add(line(proposal, line, whole && lines.size() > 1)));
        if (isWaiting(proposal)) {
            body.add(until(proposal));
        }
        if (!whole && isWaiting(proposal)) {
            body.add(TeamsCards.text(buttons.get("proposal.there")));
        }
        ObjectNode card = TeamsCards.card(body, actions(proposal, whole), String.join("\n", fallback(said, proposal, lines)));
        refreshing(card, proposal, viewers);
        return card;
    }

    /** Words in the place of a card that only the viewers may see: to them it is shown anew. */
    ObjectNode hidden(String said, ProposalCard proposal, Collection<String> viewers) {
        ObjectNode card = TeamsCards.card(List.of(TeamsCards.text(said)), List.of(), said);
        refreshing(card, proposal, viewers);
        return card;
    }

    private List<String> fallback(String said, ProposalCard proposal, List<ProposalLine> shown) {
        List<String> lines = new ArrayList<>(said.isBlank() ? List.of() : List.of(said));
        lines.add(words.get("proposal." + proposal.state().code()));
        lines.addAll(plain.of(new ProposalCard(
                proposal.id(), proposal.signature(), proposal.askedBy(), proposal.state(), proposal.editable(), shown, proposal.expiresAt())));
        return lines;
    }

    private ObjectNode line(ProposalCard proposal, ProposalLine line, boolean tickable) {
        List<ObjectNode> items = new ArrayList<>();
        if (proposal.state() == ProposalState.OPEN && tickable) {
            items.add(TeamsCards.element("Input.Toggle").put("id", LINE + line.number()).put("title", title(line)).put("value", "true").put("wrap", true));
        } else {
            items.add(TeamsCards.text(title(line)).put("weight", "Bolder"));
        }
        items.add(TeamsCards.text(values(line)).put("spacing", "Small"));
        if (!line.details().isEmpty()) {
            items.add(TeamsCards.factSet(line.details()));
        }
        boolean decided = proposal.state() == ProposalState.APPLIED || proposal.state() == ProposalState.UNDONE;
        if (decided && !line.done()) {
            items.add(TeamsCards.quiet(words.get("proposal.left")));
        }
        return TeamsCards.container(items).put("separator", true);
    }

    /** Teams shows the moment in the time zone of whoever looks. */
    private ObjectNode until(ProposalCard proposal) {
        Instant end = proposal.expiresAt().truncatedTo(ChronoUnit.SECONDS);
        return TeamsCards.quiet("").put("text", words.get("proposal.until", "{{DATE(" + end + ", SHORT)}} {{TIME(" + end + ")}}"));
    }

    private static boolean isWaiting(ProposalCard proposal) {
        return proposal.state() == ProposalState.OPEN || proposal.state() == ProposalState.NEEDS_MANAGER;
    }

    private static String title(ProposalLine line) {
        return Marks.plain(line.record().isEmpty() ? line.label() : line.record() + ", " + line.label());
    }

    private String values(ProposalLine line) {
        String after = line.after().isEmpty() ? words.get("proposal.empty") : line.after();
        return line.before().isEmpty() ? after : buttons.get("plain.change", line.before(), after);
    }

    /** @param whole whether all lines are shown, so that they may be approved */
    private List<ObjectNode> actions(ProposalCard proposal, boolean whole) {
        List<ObjectNode> actions = new ArrayList<>();
        if (!whole && isWaiting(proposal) && doors.isReachable()) {
            actions.add(TeamsCards.element("Action.OpenUrl").put("title", buttons.get("proposal.page")).put("url", doors.address("/ask")));
        }
        if (whole && proposal.state() == ProposalState.OPEN) {
            actions.add(execute(APPROVE, buttons.get("approve"), proposal).put("style", "positive"));
        }
        if (isWaiting(proposal)) {
            actions.add(execute(REJECT, buttons.get("reject"), proposal));
        }
        if (whole && proposal.editable() && proposal.lines().stream().anyMatch(ProposalFace::isTyped)) {
            actions.add(edit(proposal));
        }
        if (proposal.state() == ProposalState.APPLIED) {
            actions.add(execute(UNDO, buttons.get("undo"), proposal));
        }
        return actions;
    }

    private ObjectNode edit(ProposalCard proposal) {
        List<ObjectNode> inputs = proposal.lines().stream().filter(ProposalFace::isTyped).map(ProposalFace::input).toList();
        ObjectNode show = TeamsCards.element("Action.ShowCard").put("title", buttons.get("edit"));
        ObjectNode card = show.putObject("card").put("type", "AdaptiveCard");
        inputs.forEach(card.putArray("body")::add);
        card.putArray("actions").add(execute(EDIT, words.get("proposal.change"), proposal));
        return show;
    }

    private static ObjectNode input(ProposalLine line) {
        String kind = line.field().equals("close_date") ? "Input.Date" : "Input.Text";
        return TeamsCards.element(kind).put("id", VALUE + line.number()).put("label", title(line)).put("value", line.value());
    }

    static boolean isTyped(ProposalLine line) {
        return !line.field().equals(CONVERT);
    }

    private static ObjectNode execute(String verb, String title, ProposalCard proposal) {
        ObjectNode action = TeamsCards.element("Action.Execute").put("verb", verb).put("title", title);
        action.putObject("data").put("id", proposal.id().toString()).put("signature", proposal.signature());
        return action;
    }

    private static void refreshing(ObjectNode card, ProposalCard proposal, Collection<String> viewers) {
        if (viewers.isEmpty() || viewers.size() > MOST_VIEWERS) {
            return;
        }
        ObjectNode refresh = card.putObject("refresh");
        refresh.set("action", execute(REFRESH, REFRESH, proposal));
        ArrayNode ids = refresh.putArray("userIds");
        viewers.forEach(ids::add);
    }

    private static String color(ProposalState state) {
        return switch (state) {
            case OPEN, NEEDS_MANAGER -> "Accent";
            case APPLIED -> "Good";
            case REJECTED, EXPIRED, REPLACED, UNDONE -> "Default";
        };
    }

    /** Whether a block is one that has buttons of its own. */
    static boolean isOne(Block block) {
        return block instanceof ProposalCard;
    }
}
