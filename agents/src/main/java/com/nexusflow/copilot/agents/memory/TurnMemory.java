package com.nexusflow.copilot.agents.memory;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.util.ArrayList;
import java.util.List;

/** The memory of one conversation during one turn: loaded before it, written once after it, bounded to the last whole turns. */
public final class TurnMemory {

    /** Providers refuse a memory that begins in the middle of a turn, so whole turns are kept or dropped. */
    private static final int TURNS = 5;
    /** More than the turns kept and the longest turn, so that nothing is dropped while a turn runs. */
    private static final int MESSAGES = 120;

    private final List<ChatMessage> before;
    private final ChatMemory memory;

    private TurnMemory(List<ChatMessage> messages) {
        this.before = List.copyOf(messages);
        Held held = new Held(messages);
        this.memory = MessageWindowChatMemory.builder().id("turn").maxMessages(MESSAGES).chatMemoryStore(held).build();
    }

    public static TurnMemory of(String json) {
        return new TurnMemory(ChatMessageDeserializer.messagesFromJson(json));
    }

    public ChatMemory memory() {
        return memory;
    }

    /**
     * What is to be kept, behind what is kept by now: another turn may have been kept meanwhile where nodes could not wait for each other.
     * The system message is written anew for each turn.
     */
    public String after(String kept) {
        List<ChatMessage> messages = new ArrayList<>(ChatMessageDeserializer.messagesFromJson(kept));
        memory.messages().stream().filter(message -> !(message instanceof SystemMessage)).skip(before.size()).forEach(messages::add);
        int turns = 0;
        int first = messages.size();
        for (int i = messages.size() - 1; i >= 0 && turns < TURNS; i--) {
            if (messages.get(i) instanceof UserMessage) {
                first = i;
                turns++;
            }
        }
        return ChatMessageSerializer.messagesToJson(messages.subList(first, messages.size()));
    }

    private static final class Held implements ChatMemoryStore {

        private List<ChatMessage> messages;

        Held(List<ChatMessage> messages) {
            this.messages = messages;
        }

        @Override
        public List<ChatMessage> getMessages(Object id) {
            return messages;
        }

        @Override
        public void updateMessages(Object id, List<ChatMessage> newer) {
            messages = List.copyOf(newer);
        }

        @Override
        public void deleteMessages(Object id) {
            messages = List.of();
        }
    }
}
