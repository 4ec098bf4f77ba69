package com.nexusflow.copilot.channels.phone;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.memory.Conversations;
import com.nexusflow.copilot.agents.offline.OfflineChatModel;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.channels.access.AskLimit;
import com.nexusflow.copilot.channels.door.Heard;
import com.nexusflow.copilot.channels.door.Speaker;
import com.nexusflow.copilot.channels.door.Talk;
import com.nexusflow.copilot.channels.phone.CallState.Said;
import com.nexusflow.copilot.channels.phone.CallTalk.Result;
import com.nexusflow.copilot.channels.phone.CallTalk.Writing;
import com.nexusflow.copilot.channels.phone.Calls.Call;
import com.nexusflow.copilot.channels.phone.Calls.Key;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What is answered to a caller who is known: to questions, to yes and no, and to words about the talk itself. */
final class CallTalk {

    /** Which answer goes out in writing. */
    enum Writing {
        NONE,
        LAST,
        /** The one that is still being made. */
        LATE
    }

    /** What a step comes to. */
    record Result(CallState state, Said said, Writing writing) {

        Result(CallState state, Said said) {
            this(state, said, Writing.NONE);
        }
    }

    private final Talk talk;
    private final ChangeDesk desk;
    private final OfflineChatModel words;
    private final Conversations conversations;
    private final Tenants tenants;
    private final AskLimit limit;
    private final Clock clock;

    CallTalk(Talk talk, ChangeDesk desk, OfflineChatModel words, Conversations conversations, Tenants tenants, AskLimit limit, Clock clock) {
        this.limit = limit;
        this.talk = talk;
        this.desk = desk;
        this.words = words;
        this.conversations = conversations;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** One step of one call, with the caller's rights. */
    Result answer(Call call, Speaker speaker, Utterance heard, Locale locale) {
        return speaker.scope().call(() -> new CallStep(this, call, speaker, heard, locale).result());
    }

    /** The answer to the step, if it is there. */
    Optional<Reply> reply(Speaker speaker, UUID turn) {
        return speaker.scope().call(() -> conversations.kept(turn));
    }

    Reply ask(Speaker speaker, Key key, UUID turn, String text) {
        return talk.answer(new Heard(turn, key.connection(), speaker, "", text, Turn.Surface.VOICE, null), progress -> {});
    }

    /** Counts a decision of the caller; one too many is a {@link com.nexusflow.copilot.channels.access.TooManyRequests}. */
    void countDecision() {
        limit.decision();
    }

    ChangeDesk desk() {
        return desk;
    }

    /** The language in which the words are answered. */
    Locale language(String text) {
        return words.language(text, tenants.current());
    }

    LocalDate today() {
        return tenants.current().today(clock);
    }
}
