package com.nexusflow.copilot.agents.memory;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.util.List;

/** The memory of one conversation during one turn: loaded before it, written once after it, bounded to a window of messages. */
public final class TurnMemory {

    /** About five turns: a question, a call, what it found and the answer are four messages. */
    private static final int WINDOW = 24;

    private final ChatMemory memory;

    private TurnMemory(List<ChatMessage> messages) {
        Held held = new Held(messages);
        this.memory = MessageWindowChatMemory.builder().id("turn").maxMessages(WINDOW).chatMemoryStore(held).build();
    }

    public static TurnMemory of(String json) {
        return new TurnMemory(ChatMessageDeserializer.messagesFromJson(json));
    }

    public ChatMemory memory() {
        return memory;
    }

    /** What is to be kept. The system message is written anew for each turn. */
    public String json() {
        return ChatMessageSerializer.messagesToJson(memory.messages().stream().filter(m -> !(m instanceof SystemMessage)).toList());
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
