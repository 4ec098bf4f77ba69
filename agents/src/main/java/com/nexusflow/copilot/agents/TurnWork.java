package com.nexusflow.copilot.agents;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.FindingJson;
import com.nexusflow.copilot.agents.memory.TurnMemory;
import com.nexusflow.copilot.agents.tool.Tool;
import com.nexusflow.copilot.agents.tool.Toolbox;
import com.nexusflow.copilot.agents.tool.TurnClock;
import com.nexusflow.copilot.core.tenant.TenantScope;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import dev.langchain4j.service.tool.ToolExecutor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One model's work on one turn: the tool loop with the asking person's rights, and the findings it leaves behind. */
final class TurnWork {

    private static final int ROUND_TRIPS = 6;

    private final Toolbox toolbox;
    private final TenantScope asker;
    private final Instant now;
    private final Consumer<ToolExecutionRequest> listener;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    /** A tool that was called, and what it found. */
    private record Call(Tool<?> tool, String arguments, Finding finding) {}

    TurnWork(Toolbox toolbox, TenantScope asker, Instant now, Consumer<ToolExecutionRequest> listener) {
        this.toolbox = toolbox;
        this.asker = asker;
        this.now = now;
        this.listener = listener;
    }

    /** What the model said in the end. Whatever it does wrong becomes a message to it, or an exception after too many rounds. */
    String run(ChatModel model, TurnMemory memory, String systemMessage, String question) {
        Assistant assistant = AiServices.builder(Assistant.class)
                .chatModel(model)
                .chatMemory(memory.memory())
                .systemMessage(systemMessage)
                .tools(executors())
                .maxToolCallingRoundTrips(ROUND_TRIPS)
                .hallucinatedToolNameStrategy(TurnWork::unknownTool)
                .toolArgumentsErrorHandler((error, context) -> ToolErrorHandlerResult.text("The arguments could not be read; call the tool again with valid JSON."))
                .toolExecutionErrorHandler((error, context) -> ToolErrorHandlerResult.text("The tool failed; answer without it."))
                .build();
        String words = assistant.answer(List.of(TextContent.from(question))).content();
        return words == null ? "" : words;
    }

    /** Whether some tool call could be carried out. */
    boolean foundSomething() {
        return findings.stream().anyMatch(finding -> !(finding instanceof Finding.Mistake));
    }

    /** Whether somebody with those rights would have found the very same. */
    boolean isSameFor(TenantScope readers) {
        return calls.stream().allMatch(call -> !namesRecords(call.finding())
                && FindingJson.isSame(call.finding(), found(readers, call.tool(), call.arguments())));
    }

    /** Whether outsiders may hear it: what the copilot can do, what a metric means, or that there is no answer. */
    boolean saysNothingOfTheTenant() {
        return calls.stream().map(Call::finding).allMatch(finding -> !namesRecords(finding)
                && (!finding.isAnswer() || finding instanceof Finding.Definition || finding instanceof Finding.Abilities));
    }

    /** Names in a question back came from the model's arguments and not from rows, so that calling again proves nothing. */
    private static boolean namesRecords(Finding finding) {
        return finding instanceof Finding.Choice || finding instanceof Finding.Refusal refusal && !refusal.near().isEmpty();
    }

    List<Finding> findings() {
        return findings;
    }

    private Map<ToolSpecification, ToolExecutor> executors() {
        Map<ToolSpecification, ToolExecutor> executors = new LinkedHashMap<>();
        for (Tool<?> tool : toolbox.tools()) {
            executors.put(tool.specification(), (request, memoryId) -> execute(tool, request));
        }
        return executors;
    }

    private String execute(Tool<?> tool, ToolExecutionRequest request) {
        listener.accept(request);
        String arguments = request.arguments() == null ? "" : request.arguments();
        Finding finding = found(asker, tool, arguments);
        findings.add(finding);
        calls.add(new Call(tool, arguments, finding));
        return FindingJson.write(finding);
    }

    private Finding found(TenantScope scope, Tool<?> tool, String arguments) {
        return scope.call(() -> TurnClock.at(now, () -> tool.call(arguments)));
    }

    private static ToolExecutionResultMessage unknownTool(ToolExecutionRequest request) {
        return ToolExecutionResultMessage.from(request, FindingJson.write(new Finding.Mistake("There is no tool of that name.")));
    }
}
