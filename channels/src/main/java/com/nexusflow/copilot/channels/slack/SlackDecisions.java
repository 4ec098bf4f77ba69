package com.nexusflow.copilot.channels.slack;

import static com.nexusflow.copilot.channels.slack.SlackJson.object;

import com.nexusflow.copilot.agents.call.ReviewDesk;
import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.channels.door.DoorSettings;
import com.nexusflow.copilot.channels.door.DoorWords;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.core.change.ChangeRefused;
import com.nexusflow.copilot.core.change.Decision;
import com.nexusflow.copilot.core.change.Decision.Reason;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.inbox.Outgoing;
import com.nexusflow.copilot.core.inbox.Received;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Buttons: a decision on a proposal, shown where the card stands, or a question to ask next. */
final class SlackDecisions {

    /** After these the card is as it was, and only who pressed is told why. */
    private static final Set<Reason> TOLD_QUIETLY = EnumSet.of(Reason.UNKNOWN, Reason.FORGED, Reason.NOT_YOURS, Reason.NEEDS_MANAGER, Reason.NOTHING_CHOSEN);

    private final SlackPeople people;
    private final SlackStrangers strangers;
    private final SlackTalk talk;
    private final Talk voice;
    private final ChangeDesk desk;
    private final ReviewDesk calls;
    private final SlackHome home;
    private final AskLimit limit;
    private final DoorSettings doors;

    SlackDecisions(SlackPeople people, SlackStrangers strangers, SlackTalk talk, Talk voice, ChangeDesk desk, ReviewDesk calls, SlackHome home, AskLimit limit,
            DoorSettings doors) {
        this.doors = doors;
        this.people = people;
        this.strangers = strangers;
        this.talk = talk;
        this.voice = voice;
        this.desk = desk;
        this.calls = calls;
        this.home = home;
        this.limit = limit;
    }

    List<Outgoing> action(Received message, Connection connection, JsonNode body) {
        String name = SlackJson.text(body, "/action/action_id");
        if (name.startsWith(SlackBlocks.ASK)) {
            return asked(message, connection, body);
        }
        SlackCard card = SlackCard.of(body);
        SlackLetters letters = new SlackLetters(connection.id(), message.id().toString(), card.lane());
        Optional<Speaker> speaker = people.speaker(connection, card.user());
        if (speaker.isEmpty()) {
            return card.whispered(letters, strangers.words(connection, card.user()));
        }
        if (name.startsWith(SlackBlocks.PROPOSE)) {
            return SlackCalls.Handle.parse(SlackJson.text(body, "/action/value")).map(handle -> proposed(letters, card, speaker.get(), handle)).orElse(List.of());
        }
        return SlackCards.Handle.parse(SlackJson.text(body, "/action/value"))
                .map(handle -> decided(letters, card, speaker.get(), handle, name, SlackCards.chosen(body.at("/state"), handle.id()), readers(connection, speaker.get(), card)))
                .orElse(List.of());
    }

    private List<Outgoing> decided(SlackLetters letters, SlackCard card, Speaker speaker, SlackCards.Handle handle, String name,
            @Nullable Set<Integer> chosen, Optional<TenantScope> readers) {
        Locale locale = voice.locale();
        return speaker.scope().call(() -> {
            try {
                limit.decision();
            } catch (TooManyRequests e) {
                String words = e.words(locale);
                return card.isHome() ? List.of(home.publish(letters, speaker, card.user(), words)) : card.whispered(letters, words(words));
            }
            ChangeDesk.Outcome outcome = switch (name) {
                case SlackCards.APPROVE -> desk.approve(handle.id(), handle.signature(), chosen == null ? all(handle, locale) : chosen, locale);
                case SlackCards.REJECT -> desk.reject(handle.id(), locale);
                default -> desk.undo(handle.id(), locale);
            };
            String words = outcome.reply().text();
            if (card.isHome()) {
                return List.of(home.publish(letters, speaker, card.user(), words));
            }
            boolean quietly = outcome.decision() instanceof Decision.Refused refused && TOLD_QUIETLY.contains(refused.reason());
            Optional<ProposalCard> shown = outcome.decision() instanceof Decision.Refused
                    ? desk.latest(handle.id(), locale)
                    : outcome.reply().blocks().stream().filter(ProposalCard.class::isInstance).map(ProposalCard.class::cast).findFirst();
            if (quietly || shown.isEmpty()) {
                return card.whispered(letters, words(words));
            }
            SlackMessage now = message(words, shown.get(), locale);
            boolean isRenewed = !shown.get().id().equals(handle.id());
            return isRenewed && !isFor(readers, shown.get()) ? elsewhere(letters, card, now, locale) : List.of(card.updated(letters, now));
        });
    }

    /** A proposal for whoever pressed the button: in a direct conversation it stands below the card, elsewhere only that person sees it. */
    private List<Outgoing> proposed(SlackLetters letters, SlackCard card, Speaker speaker, SlackCalls.Handle handle) {
        Locale locale = voice.locale();
        return speaker.scope().call(() -> {
            try {
                limit.decision();
                Reply reply = calls.propose(handle.call(), handle.suggestion(), locale).orElseGet(() -> Talk.declined("call.unknown", locale));
                Optional<ProposalCard> proposal = reply.blocks().stream().filter(ProposalCard.class::isInstance).map(ProposalCard.class::cast).findFirst();
                SlackMessage message = proposal.map(found -> message(reply.text(), found, locale)).orElseGet(() -> words(reply.text()));
                return proposal.isEmpty() || card.isPublic() || card.isEphemeral() ? card.whispered(letters, message) : letters.posts(List.of(message), card.lane(), card.thread());
            } catch (ChangeRefused e) {
                return card.whispered(letters, words(desk.words(e, locale)));
            } catch (TooManyRequests e) {
                return card.whispered(letters, words(e.words(locale)));
            }
        });
    }

    /** What all may see who read the card; asked before anything is decided, for Slack may have to be asked again. Empty where nobody else reads it. */
    private Optional<TenantScope> readers(Connection connection, Speaker speaker, SlackCard card) {
        return card.isPublic() ? Optional.of(people.readers(connection, speaker, card.channel())) : Optional.empty();
    }

    private boolean isFor(Optional<TenantScope> readers, ProposalCard shown) {
        return readers.isEmpty() || desk.isFor(shown.id(), readers.get());
    }

    /** What the others may not see is shown to who pressed the button, and the old values do not stay either. */
    private List<Outgoing> elsewhere(SlackLetters letters, SlackCard card, SlackMessage alone, Locale locale) {
        List<Outgoing> shown = new ArrayList<>(List.of(card.updated(letters, words(DoorWords.of(locale).get("proposal.elsewhere")))));
        shown.addAll(card.whispered(letters, alone));
        return shown;
    }

    private Set<Integer> all(SlackCards.Handle handle, Locale locale) {
        return desk.card(handle.id(), locale)
                .map(card -> card.lines().stream().map(Block.ProposalLine::number).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** Other values were given: the old card shows that it was replaced, and the new one follows it. */
    List<Outgoing> edited(Received message, Connection connection, JsonNode body) {
        SlackCard card = SlackCard.of(body.at("/card"));
        SlackLetters letters = new SlackLetters(connection.id(), message.id().toString(), card.lane());
        Optional<Speaker> speaker = people.speaker(connection, card.user());
        Locale locale = voice.locale();
        Optional<TenantScope> readers = speaker.flatMap(known -> readers(connection, known, card));
        return speaker.map(known -> known.scope().call(() -> {
            if (card.isHome()) {
                return List.of(home.publish(letters, known, card.user(), ""));
            }
            Optional<ProposalCard> before = desk.card(UUID.fromString(SlackJson.text(body, "/before")), locale);
            Optional<ProposalCard> now = desk.latest(UUID.fromString(SlackJson.text(body, "/after")), locale);
            String words = SlackWords.of(locale).get("edit.done");
            List<Outgoing> shown = new ArrayList<>();
            if (!card.isEphemeral()) {
                before.ifPresent(old -> shown.add(card.updated(letters, message(SlackWords.of(locale).get("proposal.replaced"), old, locale))));
                now.ifPresent(found -> shown.addAll(renewed(letters, card, message(words, found, locale), isFor(readers, found))));
            } else {
                now.ifPresent(found -> shown.add(card.updated(letters, message(words, found, locale))));
            }
            return shown;
        })).orElse(List.of());
    }

    private static List<Outgoing> renewed(SlackLetters letters, SlackCard card, SlackMessage message, boolean forAll) {
        return forAll ? letters.posts(List.of(message), card.channel(), card.thread()) : card.whispered(letters, message);
    }

    private SlackMessage message(String words, ProposalCard card, Locale locale) {
        List<Map<String, Object>> blocks = new ArrayList<>(words(words).blocks());
        new SlackCards(locale, doors).inOneMessage(card).forEach(blocks::addAll);
        return new SlackMessage(SlackText.entities(words), blocks);
    }

    static SlackMessage words(String words) {
        return new SlackMessage(SlackText.entities(words), List.of(object("type", "section", "text", SlackBlocks.plainText(SlackText.cut(words, SlackBlocks.SECTION)))));
    }

    private List<Outgoing> asked(Received message, Connection connection, JsonNode body) {
        SlackCard card = SlackCard.of(body);
        String question = SlackJson.text(body, "/action/value");
        boolean direct = card.channel().startsWith("D");
        String thread = direct || !card.thread().isEmpty() ? card.thread() : card.ts();
        SlackPlace place = card.isHome()
                ? SlackPlace.direct(card.user(), "", card.user())
                : card.isEphemeral() ? new SlackPlace(card.channel(), "", card.user(), false, card.responseUrl())
                : new SlackPlace(card.channel(), thread, card.user(), !direct, "");
        return talk.answer(message, connection, place, question, people.name(connection, card.user()) + ": " + question);
    }
}
