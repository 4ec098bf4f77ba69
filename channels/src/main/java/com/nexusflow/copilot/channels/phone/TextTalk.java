package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.offline.OfflineChatModel;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Block.ProposalState;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.channels.door.Heard;
import com.nexusflow.copilot.channels.door.PlainWords;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.channels.phone.CallState.Read;
import com.nexusflow.copilot.channels.phone.Chats.Chat;
import com.nexusflow.copilot.channels.phone.TextMessage.Pin;
import com.nexusflow.copilot.core.change.Decision;
import com.nexusflow.copilot.core.connection.Connection;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.core.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to a text message. A number in an SMS can be forged, so a change asked for there needs the PIN; WhatsApp vouches for its senders. Runs in
 * the background scope.
 */
final class TextTalk {

    /** What is answered, if anything, and where the exchange is then. */
    record Answer(@Nullable String text, Chat chat) {}

    /** What is to be approved is shown whole, in one message, or not at all. */
    private static final int LONGEST_TEXT = 1_500;
    private static final int SEGMENTS = 3;
    private static final int SEGMENTS_OF_WHATSAPP = 9;
    private static final Duration STRANGERS_ARE_TOLD_EVERY = Duration.ofDays(1);

    private final Talk talk;
    private final ChangeDesk desk;
    private final OfflineChatModel words;
    private final Tenants tenants;
    private final AskLimit limit;
    private final Clock clock;

    TextTalk(Talk talk, ChangeDesk desk, OfflineChatModel words, Tenants tenants, AskLimit limit, Clock clock) {
        this.limit = limit;
        this.talk = talk;
        this.desk = desk;
        this.words = words;
        this.tenants = tenants;
        this.clock = clock;
    }

    Answer answer(Connection connection, UUID id, TextMessage message, Chat chat) {
        Optional<Speaker> speaker = talk.speaker(connection.id(), message.number());
        return speaker.isEmpty() ? stranger(chat) : answer(connection, id, message, chat, speaker.get());
    }

    private Answer stranger(Chat chat) {
        Instant now = clock.instant();
        boolean isTold = chat.toldAt() != null && chat.toldAt().plus(STRANGERS_ARE_TOLD_EVERY).isAfter(now);
        return isTold ? new Answer(null, chat) : new Answer(PhoneWords.of(talk.locale()).get("text.stranger"), Chat.NEW.told(now));
    }

    private Answer answer(Connection connection, UUID id, TextMessage message, Chat chat, Speaker speaker) {
        Locale locale = talk.locale();
        Command command = Command.of(message.text(), locale);
        if (message.text().isBlank() && chat.read() != null) {
            return new Answer(PhoneWords.of(locale).get(needsPin(connection, message) ? "text.yes_pin" : "text.yes"), chat);
        }
        if (command == Command.YES && isAboutSomethingElse(message, chat)) {
            return restate(connection, message, chat, speaker, locale);
        }
        return switch (command) {
            case YES, YES_DO_IT, UNDO -> decide(connection, message, chat, speaker, command == Command.UNDO, locale);
            case NO -> reject(chat, speaker, locale);
            case MORE -> more(message, chat, locale);
            case null, default -> ask(connection, id, message, chat, speaker);
        };
    }

    private Answer ask(Connection connection, UUID id, TextMessage message, Chat chat, Speaker speaker) {
        Reply reply = talk.answer(new Heard(id, connection.id(), speaker, "", message.text(), Turn.Surface.CHAT, null), progress -> {});
        Locale language = words.language(message.text(), tenants.current());
        Optional<ProposalCard> card = card(reply);
        String text = TextReply.of(reply, language);
        return card.isEmpty() ? cut(message, text, chat.overtaken(), language) : proposed(connection, message, text, card.get(), chat, language);
    }

    private Answer proposed(Connection connection, TextMessage message, String text, ProposalCard card, Chat chat, Locale language) {
        if (card.state() != ProposalState.OPEN) {
            return new Answer(text + "\n" + PhoneWords.of(language).get("call.needs_manager", card.lines().size()), chat.leaving("").reading(null));
        }
        String how = PhoneWords.of(language).get(needsPin(connection, message) ? "text.yes_pin" : "text.yes");
        if (card.lines().size() > ReadBack.MOST_LINES || text.length() + how.length() >= LONGEST_TEXT) {
            return new Answer(PhoneWords.of(language).get("call.too_long", card.lines().size()), chat.leaving("").reading(null));
        }
        return new Answer(text + "\n" + how, chat.leaving("").reading(new Read(card.id(), card.signature(), true)));
    }

    private static boolean isAboutSomethingElse(TextMessage message, Chat chat) {
        return chat.read() != null && !chat.read().whole() && message.pin() != Pin.RIGHT;
    }

    private Answer restate(Connection connection, TextMessage message, Chat chat, Speaker speaker, Locale locale) {
        Optional<ProposalCard> card = speaker.scope().call(() -> desk.card(Objects.requireNonNull(chat.read()).proposal(), locale));
        return card.filter(found -> found.state() == ProposalState.OPEN || found.state() == ProposalState.NEEDS_MANAGER).map(found -> proposed(connection, message, String.join("\n", new PlainWords(locale).of(found)), found, chat, locale))
                .orElseGet(() -> new Answer(PhoneWords.of(locale).get("text.nothing_open"), chat.reading(null)));
    }

    private Answer decide(Connection connection, TextMessage message, Chat chat, Speaker speaker, boolean undo, Locale locale) {
        Texts say = PhoneWords.of(locale);
        Read read = chat.read();
        if (undo ? chat.applied() == null : read == null) {
            return new Answer(say.get(undo ? "text.nothing_to_undo" : "text.nothing_open"), chat);
        }
        if (needsPin(connection, message) && message.pin() != Pin.RIGHT) {
            String why = message.pin() == null ? undo ? "text.undo_pin" : "text.yes_pin" : message.pin() == Pin.WRONG ? "text.pin_wrong" : "text.locked";
            return new Answer(say.get(why), chat);
        }
        return speaker.scope().call(() -> {
            try {
                limit.decision();
            } catch (TooManyRequests e) {
                return new Answer(e.words(locale), chat);
            }
            return undo ? undone(chat, locale) : approved(connection, message, chat, locale);
        });
    }

    private Answer approved(Connection connection, TextMessage message, Chat chat, Locale locale) {
        Read read = Objects.requireNonNull(chat.read());
        ProposalCard card = desk.card(read.proposal(), locale).orElse(null);
        if (card == null) {
            return new Answer(PhoneWords.of(locale).get("text.nothing_open"), chat.reading(null));
        }
        ChangeDesk.Outcome outcome = desk.approve(
                read.proposal(), read.signature(), card.lines().stream().map(Block.ProposalLine::number).collect(Collectors.toSet()), locale);
        Chat now = chat.reading(null);
        Reply reply = outcome.reply();
        return switch (outcome.decision()) {
            case Decision.Applied applied -> new Answer(reply.text() + " " + PhoneWords.of(locale).get(needsPin(connection, message) ? "text.undo_pin" : "text.undo"), now.having(read.proposal()));
            case Decision.Stale stale -> proposed(connection, message, TextReply.of(reply, locale), card(reply).orElseThrow(), now, locale);
            default -> new Answer(reply.text(), now);
        };
    }

    private Answer undone(Chat chat, Locale locale) {
        ChangeDesk.Outcome outcome = desk.undo(Objects.requireNonNull(chat.applied()), locale);
        return new Answer(outcome.reply().text(), outcome.decision() instanceof Decision.Undone ? chat.having(null) : chat);
    }

    private Answer reject(Chat chat, Speaker speaker, Locale locale) {
        Read read = chat.read();
        return read == null
                ? new Answer(PhoneWords.of(locale).get("text.nothing_open"), chat)
                : new Answer(speaker.scope().call(() -> desk.reject(read.proposal(), locale)).reply().text(), chat.reading(null));
    }

    private Answer more(TextMessage message, Chat chat, Locale locale) {
        return chat.rest().isEmpty() ? new Answer(PhoneWords.of(locale).get("text.no_more"), chat) : cut(message, chat.rest(), chat, locale);
    }

    private static Answer cut(TextMessage message, String text, Chat chat, Locale language) {
        Segments.Cut cut = Segments.cut(text, message.isWhatsApp() ? SEGMENTS_OF_WHATSAPP : SEGMENTS, PhoneWords.of(language).get("text.more"));
        return new Answer(cut.first(), chat.leaving(cut.rest()));
    }

    private static boolean needsPin(Connection connection, TextMessage message) {
        return !message.isWhatsApp() && !connection.setting("plain_yes").equals("yes");
    }

    private static Optional<ProposalCard> card(Reply reply) {
        return reply.blocks().stream().filter(ProposalCard.class::isInstance).map(ProposalCard.class::cast).findFirst();
    }
}
