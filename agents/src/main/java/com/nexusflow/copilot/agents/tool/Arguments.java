package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.core.crm.RecordKind;
import dev.langchain4j.model.output.structured.Description;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The arguments of the tools that are not about figures. Each checks itself. */
public final class Arguments {

    private Arguments() {}

    /** A record by kind and by id or name. */
    public record OfRecord(
            @Description("account, person, contact, opportunity or product") RecordKind kind,
            @Description("the id, when known") @Nullable UUID id,
            @Description("the name, when the id is not known") @Nullable String name,
            @Description("which values are asked for, e.g. owner, stage, close_date; empty for all") @Nullable List<String> attributes) {

        public OfRecord {
            if (kind == null) {
                throw new IllegalArgumentException("kind must be one of account, person, contact, opportunity, product");
            }
            if (id == null && (name == null || name.isBlank())) {
                throw new IllegalArgumentException("id or name must be given");
            }
        }
    }

    public record Search(@Description("the name or part of it") String text, @Description("kinds of records, empty for all") @Nullable List<RecordKind> kinds) {
        public Search {
            if (text == null || text.isBlank()) {
                throw new IllegalArgumentException("text must not be empty");
            }
        }
    }

    public record Question(
            @Description("what was unclear") String said,
            @Description("the possible answers, two to five") List<String> options,
            @Description("the person's whole question") String original) {
        public Question {
            if (said == null || options == null || options.isEmpty() || original == null) {
                throw new IllegalArgumentException("said, options and original must be given");
            }
        }
    }

    public record Refusal(
            @Description("out_of_scope, unknown_name, not_allowed, not_possible or unclear") String reason,
            @Description("the name or thing it is about, may be empty") @Nullable String about,
            @Description("names that may have been meant") @Nullable List<String> near) {
        public Refusal {
            if (reason == null || reason.isBlank()) {
                throw new IllegalArgumentException("reason must be given");
            }
        }
    }

    public record Definition(@Description("code of the metric") String metric) {}

    public record Abilities(@Description("greeting or help") @Nullable String reason) {}
}
