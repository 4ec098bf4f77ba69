package com.nexusflow.copilot.agents;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.function.UnaryOperator;

/** A model that makes one tool call and then says what a test wants it to say of the tool's result. */
record ScriptedModel(String tool, String arguments, UnaryOperator<String> words) implements ChatModel {

    static ScriptedModel saying(String tool, String arguments, String words) {
        return new ScriptedModel(tool, arguments, found -> words);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        AiMessage answer = request.messages().getLast() instanceof ToolExecutionResultMessage result
                ? AiMessage.from(words.apply(result.text()))
                : AiMessage.from(ToolExecutionRequest.builder().id("1").name(tool).arguments(arguments).build());
        return ChatResponse.builder().aiMessage(answer).build();
    }
}
