package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Block.ProposalCard;
import com.nexusflow.copilot.agents.reply.Block.ProposalState;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.channels.access.TooManyRequests;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.phone.CallState.Expects;
import com.nexusflow.copilot.channels.phone.CallState.Read;
import com.nexusflow.copilot.channels.phone.CallState.Said;
import com.nexusflow.copilot.channels.phone.CallState.Stage;
import com.nexusflow.copilot.channels.phone.CallTalk.Result;
import com.nexusflow.copilot.channels.phone.CallTalk.Writing;
import com.nexusflow.copilot.channels.phone.Calls.Call;
import com.nexusflow.copilot.channels.phone.Calls.Key;
import com.nexusflow.copilot.core.change.Decision;
import com.nexusflow.copilot.core.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One step of a call with somebody who is known, in that person's scope. */
final class CallStep {

    private static final int SILENCES = 3;
    /** As long an answer to a proposal is rather something new. */
    private static final int WORDS_OF_A_QUESTION = 4;

    private final CallTalk talk;
    private final Key key;
    private final Speaker speaker;
    private final Utterance heard;
    private final Locale locale;
    private final Texts say;
    private final CallState state;
    private final @Nullable Command command;

    CallStep(CallTalk talk, Call call, Speaker speaker, Utterance heard, Locale locale) {
        this.talk = talk;
        this.key = call.key();
        this.speaker = speaker;
        this.heard = heard;
        this.locale = locale;
        this.say = PhoneWords.of(locale);
        this.state = heard.isSilence() ? call.state() : call.state().heard();
        this.command = command();
    }

    private @Nullable Command command() {
        return switch (heard.digits()) {
            case "" -> Command.of(heard.speech(), locale);
            case "1" -> Command.YES_DO_IT;
            case "2" -> Command.NO;
            case "0" -> Command.HELP;
            case "*" -> Command.REPEAT;
            default -> null;
        };
    }

    /** Whoever decides too often hears so, and everything stays as it is. */
    Result result() {
        try {
            return answer();
        } catch (TooManyRequests e) {
            return again(state, e.words(locale));
        }
    }

    private Result answer() {
        if (heard.isSilence()) {
            return silence();
        }
        Result aboutTheTalk = command == null ? null : aboutTheTalk(command);
        if (aboutTheTalk != null) {
            return aboutTheTalk;
        }
        if (!heard.digits().isEmpty() && command == null) {
            return again(state, say.get("call.keys"));
        }
        return switch (state.expects()) {
            case DECISION -> decision();
            case HEARD_RIGHT -> heardRight();
            case REST -> isYes() || command == Command.MORE ? written(Writing.LAST, "call.sent") : question();
            case LATE_ANSWER -> isYes() ? written(Writing.LATE, "call.will_send") : question();
            case QUESTION -> question();
        };
    }

    private Result silence() {
        CallState now = state.silent();
        return now.silences() >= SILENCES
                ? over(now, say.get("call.bye_silent"))
                : again(now, say.get(now.silences() == 1 ? "call.silent" : "call.silent_again"));
    }

    private @Nullable Result aboutTheTalk(Command said) {
        return switch (said) {
            case STOP -> over(state, say.get("call.bye"));
            case HELP -> again(state, say.get("call.help"));
            case REPEAT -> repeated(state);
            case SLOWER -> repeated(state.at(state.pace() + 1));
            case FASTER -> repeated(state.at(state.pace() - 1));
            case UNDO -> undo();
            case YES_DO_IT, YES, NO, MORE -> null;
        };
    }

    private Result repeated(CallState now) {
        Said last = now.said();
        return last == null ? again(now, say.get("call.ask")) : new Result(now, last);
    }

    private Result decision() {
        Read read = state.read();
        if (read == null || !read.whole()) {
            return question();
        }
        if (isYes() && !heard.isDoubtful()) {
            return approve(read);
        }
        if (command == Command.NO && !heard.isDoubtful()) {
            talk.desk().reject(read.proposal(), locale);
            return say(state.expecting(Expects.QUESTION).reading(null), locale, say.get("call.rejected"));
        }
        if (command == null && heard.speech().strip().split("\\s+").length >= WORDS_OF_A_QUESTION) {
            Reply reply = asked();
            if (reply.status() == Reply.Status.ANSWERED) {
                return answered(reply);
            }
        }
        return unclear(read);
    }

    /** Read again once; then it stays open where it can be seen. */
    private Result unclear(Read read) {
        Optional<ProposalCard> card = talk.desk().latest(read.proposal(), locale).filter(found -> found.state() == ProposalState.OPEN);
        if (state.unclear() || card.isEmpty()) {
            return say(state.expecting(Expects.QUESTION), locale, say.get("call.left_open"));
        }
        Result again = readBack(state, card.get(), locale, say.get("call.unclear"));
        return new Result(again.state().puzzled(), again.said());
    }

    private Result heardRight() {
        Read read = state.read();
        Optional<ProposalCard> card = read == null ? Optional.empty() : talk.desk().card(read.proposal(), locale);
        if (card.isPresent() && isYes()) {
            return readBack(state, card.get(), locale, "");
        }
        card.ifPresent(wrong -> talk.desk().reject(wrong.id(), locale));
        CallState now = state.expecting(Expects.QUESTION).reading(null);
        return isYes() || command == Command.NO ? say(now, locale, say.get("call.say_again")) : answered(asked());
    }

    private Result question() {
        Read read = state.read();
        if (command == Command.YES_DO_IT && read != null && read.whole() && heard.digits().isEmpty() && !heard.isDoubtful()) {
            return approve(read);
        }
        if (isYes() || command == Command.NO || command == Command.MORE) {
            return say(state.expecting(Expects.QUESTION), locale, say.get("call.ask"));
        }
        return answered(asked());
    }

    private Reply asked() {
        return talk.ask(speaker, key, turn(), heard.speech());
    }

    private UUID turn() {
        return key.turn(heard.step());
    }

    private Result answered(Reply reply) {
        Locale language = talk.language(heard.speech());
        CallState now = state.expecting(Expects.QUESTION).after(turn());
        Optional<ProposalCard> card = reply.blocks().stream().filter(ProposalCard.class::isInstance).map(ProposalCard.class::cast).findFirst();
        if (card.isPresent()) {
            return proposed(now, card.get(), heard.speech(), language);
        }
        VoiceReply spoken = VoiceReply.of(reply, language, talk.today());
        return spoken.more() == 0
                ? say(now, language, spoken.sentences().stream())
                : say(now.expecting(Expects.REST), language, Stream.concat(spoken.sentences().stream(), Stream.of(PhoneWords.of(language).get("call.more", spoken.more()))));
    }

    private Result proposed(CallState now, ProposalCard card, String text, Locale language) {
        if (card.state() == ProposalState.NEEDS_MANAGER) {
            return say(now.reading(null), language, PhoneWords.of(language).get("call.needs_manager", card.lines().size()));
        }
        if (card.lines().size() > ReadBack.MOST_LINES) {
            return say(now.reading(null), language, PhoneWords.of(language).get("call.too_long", card.lines().size()));
        }
        if (heard.isDoubtful()) {
            return say(now.expecting(Expects.HEARD_RIGHT).reading(new Read(card.id(), card.signature(), false)), language,
                    PhoneWords.of(language).get("call.did_you_say", text));
        }
        return readBack(now, card, language, "");
    }

    private static boolean isReadable(ProposalCard card) {
        return card.state() == ProposalState.OPEN && card.lines().size() <= ReadBack.MOST_LINES;
    }

    private Result readBack(CallState now, ProposalCard card, Locale language, String before) {
        List<String> sentences = new ArrayList<>(before.isEmpty() ? List.of() : List.of(before));
        sentences.addAll(new ReadBack(language, talk.today()).of(card));
        sentences.add(PhoneWords.of(language).get("call.shall_i", card.lines().size()));
        return say(now.expecting(Expects.DECISION).reading(new Read(card.id(), card.signature(), true)), language, sentences.stream());
    }

    private Result approve(Read read) {
        ProposalCard card = talk.desk().card(read.proposal(), locale).orElse(null);
        if (card == null) {
            return say(state.expecting(Expects.QUESTION).reading(null), locale, say.get("call.gone"));
        }
        talk.countDecision();
        ChangeDesk.Outcome outcome = talk.desk().approve(
                read.proposal(), read.signature(), card.lines().stream().map(Block.ProposalLine::number).collect(Collectors.toSet()), locale);
        CallState now = state.expecting(Expects.QUESTION).reading(null);
        return switch (outcome.decision()) {
            case Decision.Applied applied -> say(now.having(read.proposal()), locale, spoken(outcome.reply()), say.get("call.applied"));
            case Decision.Stale stale -> renewed(now, outcome.reply());
            default -> say(now, locale, spoken(outcome.reply()));
        };
    }

    private Result renewed(CallState now, Reply reply) {
        return reply.blocks().stream()
                .filter(ProposalCard.class::isInstance)
                .map(ProposalCard.class::cast)
                .findFirst()
                .map(card -> isReadable(card) ? readBack(now, card, locale, spoken(reply)) : proposed(now, card, "", locale))
                .orElseGet(() -> say(now, locale, spoken(reply)));
    }

    private Result undo() {
        UUID applied = state.applied();
        if (applied != null && heard.isDoubtful()) {
            return again(state, say.get("call.say_again"));
        }
        if (applied == null) {
            return say(state.expecting(Expects.QUESTION).reading(null), locale, say.get("call.nothing_to_undo"));
        }
        talk.countDecision();
        ChangeDesk.Outcome outcome = talk.desk().undo(applied, locale);
        CallState now = state.expecting(Expects.QUESTION).reading(null);
        return say(outcome.decision() instanceof Decision.Undone ? now.having(null) : now, locale, spoken(outcome.reply()));
    }

    private Result written(Writing writing, String message) {
        Result done = say(state.expecting(Expects.QUESTION), locale, say.get(message), say.get("call.ask"));
        return new Result(done.state(), done.said(), writing);
    }

    private boolean isYes() {
        return command == Command.YES || command == Command.YES_DO_IT;
    }

    private String spoken(Reply reply) {
        return new Spoken(locale, talk.today()).rounded(reply.text());
    }

    private Result again(CallState now, String sentence) {
        return new Result(now, new Said(List.of(sentence), locale.getLanguage(), false));
    }

    private Result over(CallState now, String sentence) {
        return new Result(now.in(Stage.OVER), new Said(List.of(sentence), locale.getLanguage(), true));
    }

    private Result say(CallState now, Locale language, String... sentences) {
        return say(now, language, Stream.of(sentences));
    }

    private Result say(CallState now, Locale language, Stream<String> sentences) {
        Said said = new Said(sentences.filter(sentence -> !sentence.isBlank()).toList(), language.getLanguage(), false);
        return new Result(now.saying(said), said);
    }

}
