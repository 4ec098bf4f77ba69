package com.nexusflow.copilot.channels.teams;

import com.nexusflow.copilot.agents.call.ReviewDesk;
import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Block.ProposalLine;
import com.nexusflow.copilot.agents.reply.Block.ProposalState;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.teams.Places.Place;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.NotNow;
import com.nexusflow.copilot.core.inbox.Outbox;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Buttons of proposals. Pressing one again has no second effect, for the change desk gives each decision once. */
final class Pressed {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WORDS = "application/vnd.microsoft.activity.message";
    private static final Set<String> DECISIONS = Set.of(ProposalFace.APPROVE, ProposalFace.REJECT, ProposalFace.UNDO, ProposalFace.EDIT);

    private final ChangeDesk desk;
    private final ReviewDesk calls;
    private final Roster roster;
    private final Outbox outbox;
    private final Conversing conversing;
    private final AskLimit limit;
    private final DoorSettings doors;

    Pressed(ChangeDesk desk, ReviewDesk calls, Roster roster, Outbox outbox, Conversing conversing, AskLimit limit, DoorSettings doors) {
        this.doors = doors;
        this.desk = desk;
        this.calls = calls;
        this.roster = roster;
        this.outbox = outbox;
        this.conversing = conversing;
        this.limit = limit;
    }

    /** What is shown after a button was pressed: the words, and the card as it is now. */
    private record Shown(String words, Optional<ProposalCard> card) {}

    JsonNode answer(Connection connection, Activity activity) {
        Locale locale = conversing.locale(activity);
        Optional<Speaker> speaker;
        try {
            speaker = roster.speaker(connection, activity);
        } catch (NotNow e) {
            return words(DoorWords.of(locale).get("unclear"));
        }
        if (speaker.isEmpty()) {
            return words(Texts.of("messages.teams", locale).get("pressed.stranger"));
        }
        JsonNode action = activity.value().path("action");
        if (Activity.text(action, "verb").equals(TeamsCalls.PROPOSE)) {
            return words(proposed(connection, activity, speaker.get(), action.path("data"), locale));
        }
        Optional<UUID> id = id(Activity.text(action.path("data"), "id"));
        if (id.isEmpty()) {
            return words(Texts.of("messages.teams", locale).get("pressed.unknown"));
        }
        String verb = Activity.text(action, "verb");
        Optional<TenantScope> readers = activity.isPersonal() || verb.equals(ProposalFace.REFRESH) ? Optional.empty() : Optional.of(readers(connection, activity, speaker.get()));
        boolean wasForAll = speaker.get().scope().call(() -> isFor(readers, id.get()));
        Shown shown = speaker.get().scope().call(() -> decided(verb, id.get(), action.path("data"), locale));
        if (shown.card().isEmpty()) {
            return shown.words().isEmpty() ? gone(locale) : words(shown.words());
        }
        if (!verb.equals(ProposalFace.REFRESH)) {
            UUID now = shown.card().get().id();
            // A change that takes a record out of the readers' sight may still be told to them: they saw it coming.
            boolean isForAll = wasForAll && now.equals(id.get()) || speaker.get().scope().call(() -> isFor(readers, now));
            keep(connection, activity, shown, isForAll, locale);
        }
        return card(new ProposalFace(locale, doors).card(shown.words(), shown.card().get(), List.of(activity.from())));
    }

    /** What a call suggests becomes a proposal in a message of its own, which only whoever pressed the button gets. */
    private String proposed(Connection connection, Activity activity, Speaker speaker, JsonNode data, Locale locale) {
        Optional<UUID> call = id(Activity.text(data, TeamsCalls.CALL));
        try {
            Optional<Reply> reply = speaker.scope().call(() -> {
                limit.decision();
                return call.flatMap(found -> calls.propose(found, Activity.text(data, TeamsCalls.SUGGESTION), locale));
            });
            reply.filter(found -> !found.blocks().isEmpty()).ifPresent(found -> bring(connection, activity, found, locale));
            return reply.map(Reply::text).orElseGet(() -> DoorWords.of(locale).get("call.unknown"));
        } catch (ChangeRefused e) {
            return speaker.scope().call(() -> desk.words(e, locale));
        } catch (TooManyRequests e) {
            return e.words(locale);
        }
    }

    private void bring(Connection connection, Activity activity, Reply reply, Locale locale) {
        List<Outgoing> messages = new ArrayList<>();
        for (ObjectNode message : new Letters(doors).of(reply, locale, List.of(activity.from()))) {
            Parcel parcel = activity.isPersonal() ? Parcel.to(activity.conversation(), message) : Parcel.toAccount(activity.who(), activity.tenant(), message);
            messages.add(new Outgoing(connection.id(), "proposed/" + activity.key() + "/" + messages.size(), parcel.lane(), Parcel.KIND, parcel.json()));
        }
        outbox.send(messages);
    }

    /** What all may see who read the card; nothing when Teams does not say who they are. */
    private TenantScope readers(Connection connection, Activity activity, Speaker speaker) {
        try {
            return roster.readers(connection, speaker, roster.of(connection, Place.of(connection.id(), activity)));
        } catch (NotNow e) {
            return TenantScope.nobody(TenantScope.current().tenantId());
        }
    }

    private boolean isFor(Optional<TenantScope> readers, UUID proposal) {
        return readers.isEmpty() || desk.isFor(proposal, readers.get());
    }

    private Shown decided(String verb, UUID id, JsonNode data, Locale locale) {
        if (DECISIONS.contains(verb)) {
            try {
                limit.decision();
            } catch (TooManyRequests e) {
                return new Shown(e.words(locale), Optional.empty());
            }
        }
        return switch (verb) {
            case ProposalFace.APPROVE -> shown(desk.approve(id, Activity.text(data, "signature"), lines(id, data, locale), locale), locale, id);
            case ProposalFace.REJECT -> shown(desk.reject(id, locale), locale, id);
            case ProposalFace.UNDO -> shown(desk.undo(id, locale), locale, id);
            case ProposalFace.EDIT -> edited(id, data, locale);
            case ProposalFace.REFRESH -> new Shown("", desk.latest(id, locale));
            default -> new Shown(Texts.of("messages.teams", locale).get("pressed.unknown"), Optional.empty());
        };
    }

    /** A proposal in the state in which it is; a decision that had no effect on it is said in words alone. */
    private Shown shown(ChangeDesk.Outcome outcome, Locale locale, UUID id) {
        Reply reply = outcome.reply();
        Optional<ProposalCard> card = reply.blocks().stream().filter(ProposalCard.class::isInstance).map(ProposalCard.class::cast).findFirst()
                .flatMap(one -> one.state() == ProposalState.REPLACED ? desk.latest(one.id(), locale) : Optional.of(one));
        boolean isUntouched = reply.status() == Reply.Status.DECLINED && card.filter(one -> !one.id().equals(id) || isDecided(one)).isEmpty();
        return new Shown(reply.text(), isUntouched ? Optional.empty() : card.or(() -> desk.latest(id, locale)));
    }

    private static boolean isDecided(ProposalCard card) {
        return switch (card.state()) {
            case OPEN, NEEDS_MANAGER -> false;
            case APPLIED, REJECTED, EXPIRED, REPLACED, UNDONE -> true;
        };
    }

    /** The ticked lines; a card of one line has nothing to tick. */
    private Set<Integer> lines(UUID id, JsonNode data, Locale locale) {
        return desk.card(id, locale).stream()
                .flatMap(card -> card.lines().stream())
                .map(ProposalLine::number)
                .filter(number -> !"false".equals(Activity.text(data, ProposalFace.LINE + number)))
                .collect(Collectors.toSet());
    }

    /** Each value that is another than before makes the proposal anew, so that the last one holds them all. */
    private Shown edited(UUID id, JsonNode data, Locale locale) {
        Optional<ProposalCard> card = desk.card(id, locale).filter(ProposalCard::editable);
        if (card.isEmpty()) {
            return new Shown("", desk.latest(id, locale));
        }
        try {
            for (ProposalLine line : card.get().lines()) {
                String field = ProposalFace.VALUE + line.number();
                String value = Activity.text(data, field).replace("\0", "").strip();
                if (data.has(field) && ProposalFace.isTyped(line) && !value.equals(line.value()) && card.isPresent()) {
                    card = desk.edit(card.get().id(), line.number(), value, locale);
                }
            }
            return new Shown("", card.or(() -> desk.latest(id, locale)));
        } catch (ChangeRefused e) {
            return new Shown(desk.words(e, locale), card.filter(now -> !now.id().equals(id)).flatMap(now -> desk.latest(now.id(), locale)));
        }
    }

    /** What everybody else sees of the message follows: the answer to the press is shown to whoever pressed. */
    private void keep(Connection connection, Activity activity, Shown shown, boolean isForAll, Locale locale) {
        if (activity.replyTo().isEmpty() || activity.id().isEmpty()) {
            return;
        }
        ProposalCard card = shown.card().orElseThrow();
        ProposalFace face = new ProposalFace(locale, doors);
        String words = isForAll ? shown.words() : DoorWords.of(locale).get("proposal.elsewhere");
        ObjectNode message = Letters.of(isForAll ? face.card(words, card, List.of(activity.from())) : face.hidden(words, card, List.of(activity.from())), words);
        Parcel parcel = Parcel.to(activity.conversation(), message).changing(activity.replyTo());
        outbox.send(List.of(new Outgoing(connection.id(), "pressed/" + activity.key(), parcel.lane(), Parcel.KIND, parcel.json())));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Teams shows nothing else for a refresh than a card. */
    private static JsonNode gone(Locale locale) {
        String words = Texts.of("messages.teams", locale).get("pressed.gone");
        return card(TeamsCards.card(List.of(TeamsCards.text(words)), List.of(), words));
    }

    private static JsonNode card(ObjectNode card) {
        return response(TeamsCards.CONTENT_TYPE).set("value", card);
    }

    private static JsonNode words(String text) {
        return response(WORDS).put("value", text);
    }

    private static ObjectNode response(String type) {
        return JSON.createObjectNode().put("statusCode", 200).put("type", type);
    }
}
