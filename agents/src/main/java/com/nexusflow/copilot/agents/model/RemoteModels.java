package com.nexusflow.copilot.agents.model;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;

/** Builds the client of a remote model. A temperature is sent only if one is set: some models refuse every one but their own. Retries and logging are off: a slow answer is not asked for twice, and prompts are not logged. */
public final class RemoteModels {

    /** Anthropic demands a limit; a call's scorecards, each element with its quote, must fit. */
    private static final int LONGEST_ANSWER = 4_096;

    private RemoteModels() {}

    public static ChatModel of(ModelSettings settings) {
        return switch (settings.provider()) {
            case "openai" -> {
                OpenAiChatModel.OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                        .apiKey(settings.apiKey().isBlank() ? "none" : settings.apiKey())
                        .modelName(settings.name())
                        .temperature(settings.temperature())
                        .timeout(settings.timeout())
                        .maxRetries(0);
                yield (settings.baseUrl().isBlank() ? builder : builder.baseUrl(settings.baseUrl())).build();
            }
            case "anthropic" -> {
                AnthropicChatModel.AnthropicChatModelBuilder builder = AnthropicChatModel.builder()
                        .apiKey(settings.apiKey())
                        .modelName(settings.name())
                        .temperature(settings.temperature())
                        .maxTokens(LONGEST_ANSWER)
                        .timeout(settings.timeout())
                        .maxRetries(0);
                yield (settings.baseUrl().isBlank() ? builder : builder.baseUrl(settings.baseUrl())).build();
            }
            case "ollama" ->
                OllamaChatModel.builder()
                        .baseUrl(settings.baseUrl())
                        .modelName(settings.name())
                        .temperature(settings.temperature())
                        .timeout(settings.timeout())
                        .maxRetries(0)
                        .build();
            default -> throw new IllegalArgumentException("There is no remote model called " + settings.provider());
        };
    }
}
