package com.nexusflow.copilot.agents;

import com.nexusflow.copilot.agents.reply.Progress;
import com.nexusflow.copilot.core.text.Texts;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Tells a listener what is being looked up. */
final class Steps implements Consumer<ToolExecutionRequest> {

    private static final Set<String> FIGURES = Set.of("metric_query", "top_bottom", "compare", "list_deals", "team_overview");
    private static final Set<String> RECORDS = Set.of("record_fact", "deal_brief", "account_brief", "timeline", "find_records");
    private static final Set<String> CALLS = Set.of("find_calls", "what_was_said", "call_details", "talk_figures");

    private final Texts texts;
    private final Consumer<Progress> listener;

    Steps(Locale language, Consumer<Progress> listener) {
        this.texts = Texts.of("messages.replies", language);
        this.listener = listener;
    }

    @Override
    public void accept(ToolExecutionRequest request) {
        if (FIGURES.contains(request.name())) {
            listener.accept(new Progress.Step(texts.get("step.figures")));
        } else if (RECORDS.contains(request.name())) {
            listener.accept(new Progress.Step(texts.get("step.records")));
        } else if (CALLS.contains(request.name())) {
            listener.accept(new Progress.Step(texts.get("step.calls")));
        }
    }
}
