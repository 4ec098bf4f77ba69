package com.nexusflow.copilot.agents.memory;

import com.nexusflow.copilot.core.text.Texts;
import java.util.Locale;
import java.util.UUID;

/** Another turn of the conversation is still being answered, here or on another node; asking again later helps. */
public final class ConversationBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConversationBusyException(UUID conversation) {
        super("Another question of conversation " + conversation + " is still being answered; wait for its reply and ask again");
    }

    /** The same, for the person who asks. */
    public String words(Locale language) {
        return Texts.of("messages.replies", language).get("refusal.conversation_busy");
    }
}
