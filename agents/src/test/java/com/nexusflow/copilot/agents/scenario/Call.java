package com.nexusflow.copilot.agents.scenario;

import com.nexusflow.copilot.agents.memory.Conversations;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the model did in the last turn, as the conversation's memory holds it.
 *
 * @param arguments the tool's arguments, with the names of records in place of their ids
 * @param words what the model said in the end
 */
record Call(String tool, JsonNode arguments, String words) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    static Call last(Conversations conversations, TenantScope speaker, UUID conversation, TestCrm crm) {
        String memory = speaker.call(() -> conversations.memory(conversation).orElseThrow());
        List<ChatMessage> messages = ChatMessageDeserializer.messagesFromJson(memory);
        ToolExecutionRequest request = messages.stream()
                .filter(message -> message instanceof AiMessage ai && ai.hasToolExecutionRequests())
                .map(message -> ((AiMessage) message).toolExecutionRequests().getLast())
                .reduce((before, later) -> later)
                .orElseThrow();
        String named = ID.matcher(request.arguments()).replaceAll(id -> Objects.requireNonNullElse(crm.name(UUID.fromString(id.group())), id.group()));
        JsonNode arguments = MAPPER.readTree(named);
        String words = ((AiMessage) messages.getLast()).text();
        // The knowledge is asked before a question is declined; where it says nothing, that is a decline.
        return arguments.has("instead") ? new Call("decline", arguments.get("instead"), words) : new Call(request.name(), arguments, words);
    }
}
