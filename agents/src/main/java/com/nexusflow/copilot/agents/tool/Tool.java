package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.FindingJson;
import com.nexusflow.copilot.core.metric.UnknownNameException;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;
import java.util.function.Function;

/** One thing a model may ask for: a name, a description, typed arguments, and the work that turns them into a finding. */
public final class Tool<A> {

    private final ToolSpecification specification;
    private final Class<A> arguments;
    private final Function<A, Finding> work;

    public Tool(String name, String description, Class<A> arguments, Function<A, Finding> work) {
        this.specification = ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters((JsonObjectSchema) JsonSchemaElementUtils.jsonSchemaElementFrom(arguments))
                .build();
        this.arguments = arguments;
        this.work = work;
    }

    public ToolSpecification specification() {
        return specification;
    }

    /** Runs with the rights of the current scope. Arguments that do not fit give a finding that says what to mend, never an exception. */
    public Finding call(String json) {
        try {
            return work.apply(FindingJson.arguments(json, arguments));
        } catch (UnknownNameException e) {
            return new Finding.Refusal("unknown_name", String.join(", ", e.names()), List.of());
        } catch (IllegalArgumentException e) {
            return new Finding.Mistake(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}
