package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.reply.Block.Fact;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Block.ProposalLine;
import com.nexusflow.copilot.agents.reply.Block.ProposalState;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.Pieces;
import com.nexusflow.copilot.core.text.Texts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A proposal as a card: what changes from what to what, as exactly as it will be written, and the buttons of its state. */
final class SlackCards {

    static final String APPROVE = "approve";
    static final String REJECT = "reject";
    static final String UNDO = "undo";
    static final String EDIT = "edit";
    static final Set<String> ACTIONS = Set.of(APPROVE, REJECT, UNDO);
    private static final String CHOOSE = "choose";
    private static final int OPTIONS = 10;
    private static final int OPTION = 75;
    /** More than these do not fit beside the buttons. */
    private static final int MOST_CHOICES = 60;
    private static final int NAMED_CHOICES = 10;

    /** Of a change that is too large to be shown, so much is. */
    private static final int MOST_SHOWN = 10;
    private static final int SHOWN = 5_000;
    /** For the words around a card. */
    private static final int BLOCKS_AROUND = 6;
    private static final int CHARACTERS_AROUND = 3_800;

    private final Locale locale;
    private final DoorSettings settings;
    private final Texts doors;
    private final Texts words;

    /** Which proposal a button is about. */
    record Handle(UUID id, String signature) {

        static Optional<Handle> parse(String value) {
            try {
                JsonNode json = SlackJson.read(value);
                return Optional.of(new Handle(UUID.fromString(SlackJson.text(json, "/p")), SlackJson.text(json, "/s")));
            } catch (JacksonException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        String value() {
            return SlackJson.write(object("p", id.toString(), "s", signature));
        }
    }

    SlackCards(Locale locale, DoorSettings settings) {
        this.locale = locale;
        this.settings = settings;
        this.doors = DoorWords.of(locale);
        this.words = SlackWords.of(locale);
    }

    /** The blocks of the card in as many messages as they need; so many lines that they cannot be ticked are approved where all can be looked at. */
    List<List<Map<String, Object>>> units(ProposalCard card) {
        return card.lines().size() <= MOST_CHOICES ? whole(card) : summary(card);
    }

    /** The blocks of the card where there is one message for it; what does not fit is not approved there. */
    List<List<Map<String, Object>>> inOneMessage(ProposalCard card) {
        List<List<Map<String, Object>>> whole = units(card);
        boolean fits = whole.stream().mapToInt(List::size).sum() <= SlackMessage.BLOCKS - BLOCKS_AROUND
                && whole.stream().mapToInt(unit -> SlackJson.write(unit).length()).sum() <= SlackMessage.CHARACTERS - CHARACTERS_AROUND;
        return fits ? whole : summary(card);
    }

    private Map<String, Object> heading(ProposalCard card) {
        return object("type", "section", "text", SlackBlocks.markup("*" + words.get("proposal." + card.state().code()) + "*"));
    }

    /** The first lines as exactly as they will be written, and where all of them are. */
    private List<List<Map<String, Object>>> summary(ProposalCard card) {
        List<Map<String, Object>> lines = new ArrayList<>();
        int shown = 0;
        int size = 0;
        for (ProposalLine line : card.lines().subList(0, Math.min(MOST_SHOWN, card.lines().size()))) {
            List<Map<String, Object>> parts = line(card, line);
            size += SlackJson.write(parts).length();
            if (size > SHOWN) {
                break;
            }
            lines.addAll(parts);
            shown++;
        }
        String many = shown == 0 ? doors.get("proposal.long", card.lines().size()) : doors.get("proposal.many", card.lines().size(), shown);
        List<Map<String, Object>> blocks = new ArrayList<>(List.of(heading(card), SlackBlocks.context(List.of(SlackText.escaped(many)))));
        blocks.addAll(lines);
        if (isWaiting(card)) {
            String page = settings.isReachable() ? "\n" + SlackBlocks.linked(settings.address("/ask"), doors.get("proposal.page")) : "";
            blocks.add(object("type", "section", "text", SlackBlocks.markup(SlackText.escaped(doors.get("proposal.there")) + page)));
        }
        blocks.add(about(card));
        buttons(card, false).ifPresent(blocks::add);
        return List.of(blocks);
    }

    private static boolean isWaiting(ProposalCard card) {
        return card.state() == ProposalState.OPEN || card.state() == ProposalState.NEEDS_MANAGER;
    }

    /** What is ticked and the buttons stay together, for a button tells only of what is ticked in its own message. */
    private List<List<Map<String, Object>>> whole(ProposalCard card) {
        List<List<Map<String, Object>>> units = new ArrayList<>();
        units.add(List.of(heading(card)));
        card.lines().forEach(line -> line(card, line).forEach(part -> units.add(List.of(part))));
        List<Map<String, Object>> end = new ArrayList<>();
        if (card.state() == ProposalState.OPEN && card.lines().size() > 1) {
            end.add(choices(card));
        }
        end.add(about(card));
        buttons(card, true).ifPresent(end::add);
        units.add(end);
        return units;
    }

    /** The lines that are ticked, of what a button's message told along; all when there is nothing to tick. */
    static @Nullable Set<Integer> chosen(JsonNode state, UUID proposal) {
        Set<Integer> chosen = new HashSet<>();
        boolean[] found = {false};
        state.at("/values").forEachEntry((block, actions) -> {
            if (block.startsWith(CHOOSE + ":" + proposal + ":")) {
                found[0] = true;
                actions.forEach(action -> action.at("/selected_options").forEach(option -> {
                    String value = SlackJson.text(option, "/value");
                    if (value.matches("\\d{1,6}")) {
                        chosen.add(Integer.valueOf(value));
                    }
                }));
            }
        });
        return found[0] ? chosen : null;
    }

    private List<Map<String, Object>> line(ProposalCard card, ProposalLine line) {
        List<Map<String, Object>> parts = new ArrayList<>();
        String what = (card.lines().size() > 1 ? line.number() + ". " : "") + (line.record().isEmpty() ? "" : line.record() + " · ") + line.label();
        parts.add(part(what + "\n", "bold"));
        if (!line.before().isEmpty()) {
            parts.add(part(line.before(), "strike"));
            parts.add(part(" → ", null));
        }
        parts.add(part(line.after().isEmpty() ? words.get("proposal.empty") : line.after(), "bold"));
        for (Fact detail : line.details()) {
            parts.add(part("\n" + detail.label() + ": " + detail.value(), null));
        }
        boolean isDecided = card.state() == ProposalState.APPLIED || card.state() == ProposalState.UNDONE;
        if (isDecided && !line.done()) {
            parts.add(part("\n" + words.get("proposal.left"), "italic"));
        }
        return blocks(parts);
    }

    /** Long words go into blocks of their own. */
    private List<Map<String, Object>> blocks(List<Map<String, Object>> parts) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        List<Map<String, Object>> current = new ArrayList<>();
        int length = 0;
        for (Map<String, Object> part : parts) {
            String text = String.valueOf(part.get("text"));
            List<String> pieces = text.length() > SlackBlocks.SECTION ? Pieces.of(text, SlackBlocks.SECTION, locale) : List.of(text);
            for (String piece : pieces) {
                if (length + piece.length() > SlackBlocks.SECTION) {
                    blocks.add(rich(current));
                    current = new ArrayList<>();
                    length = 0;
                }
                current.add(object("type", "text", "text", piece, "style", part.get("style")));
                length += piece.length();
            }
        }
        blocks.add(rich(current));
        return blocks;
    }

    private static Map<String, Object> choices(ProposalCard card) {
        List<Map<String, Object>> boxes = new ArrayList<>();
        for (int i = 0; i < card.lines().size(); i += OPTIONS) {
            List<Map<String, Object>> options = card.lines().subList(i, Math.min(card.lines().size(), i + OPTIONS)).stream().map(line -> option(line, card.lines().size() <= NAMED_CHOICES)).toList();
            boxes.add(object("type", "checkboxes", "action_id", CHOOSE + i, "options", options, "initial_options", options));
        }
        return object("type", "actions", "block_id", CHOOSE + ":" + card.id() + ":0", "elements", boxes);
    }

    private static Map<String, Object> option(ProposalLine line, boolean named) {
        String what = line.number() + "." + (named ? " " + (line.record().isEmpty() ? "" : line.record() + " · ") + line.label() : "");
        return object("text", SlackBlocks.plainText(SlackText.cut(what, OPTION)), "value", String.valueOf(line.number()));
    }

    private Map<String, Object> about(ProposalCard card) {
        List<String> about = new ArrayList<>();
        about.add(SlackText.escaped(words.get("proposal.asked_by", card.askedBy())));
        if (isWaiting(card)) {
            String there = DateTimeFormatter.ofPattern("HH:mm 'UTC'", locale).withZone(ZoneOffset.UTC).format(card.expiresAt());
            about.add(words.get("proposal.until", "<!date^" + card.expiresAt().getEpochSecond() + "^{time}|" + there + ">"));
        }
        return SlackBlocks.context(about);
    }

    /** @param whole whether all lines are shown, so that they may be approved */
    private Optional<Map<String, Object>> buttons(ProposalCard card, boolean whole) {
        String value = new Handle(card.id(), card.signature()).value();
        List<Map<String, Object>> buttons = switch (card.state()) {
            case OPEN -> {
                List<Map<String, Object>> open = new ArrayList<>();
                if (whole) {
                    open.add(SlackBlocks.button(APPROVE, doors.get("approve"), value, "primary"));
                }
                if (whole && card.editable()) {
                    open.add(SlackBlocks.button(EDIT, doors.get("edit"), value, null));
                }
                open.add(SlackBlocks.button(REJECT, doors.get("reject"), value, "danger"));
                yield open;
            }
            case NEEDS_MANAGER -> List.of(SlackBlocks.button(REJECT, words.get("proposal.withdraw"), value, null));
            case APPLIED -> List.of(SlackBlocks.button(UNDO, doors.get("undo"), value, null));
            case REJECTED, EXPIRED, REPLACED, UNDONE -> List.of();
        };
        return buttons.isEmpty() ? Optional.empty() : Optional.of(object("type", "actions", "elements", buttons));
    }

    private static Map<String, Object> part(String text, @Nullable String style) {
        return object("type", "text", "text", text, "style", style == null ? null : object(style, true));
    }

    private static Map<String, Object> rich(List<Map<String, Object>> parts) {
        return object("type", "rich_text", "elements", List.of(object("type", "rich_text_section", "elements", List.copyOf(parts))));
    }
}
