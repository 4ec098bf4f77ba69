package com.nexusflow.copilot.agents.review;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A model that answers each question with what a test makes of the transcript it was shown, and remembers what it was asked. */
final class StubModel implements ChatModel {

    private final UnaryOperator<String> answer;
    private final List<ChatRequest> asked = new CopyOnWriteArrayList<>();

    StubModel(UnaryOperator<String> answer) {
        this.answer = answer;
    }

    static StubModel saying(String answer) {
        return new StubModel(shown -> answer);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        asked.add(request);
        UserMessage shown = (UserMessage) request.messages().getLast();
        return ChatResponse.builder().aiMessage(AiMessage.from(answer.apply(shown.singleText()))).build();
    }

    List<ChatRequest> asked() {
        return List.copyOf(asked);
    }

    String told() {
        return ((SystemMessage) asked.getFirst().messages().getFirst()).text();
    }

    String shown() {
        return ((UserMessage) asked.getFirst().messages().getLast()).singleText();
    }
}
