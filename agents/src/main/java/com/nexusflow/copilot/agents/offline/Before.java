package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.FindingJson;
import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.agents.tool.Arguments;
import com.nexusflow.copilot.agents.tool.CallArguments;
import com.nexusflow.copilot.agents.tool.CallArguments.Which;
import com.nexusflow.copilot.agents.tool.MetricArguments;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.Period;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What was talked about before, as the conversation's memory shows it.
 *
 * @param ask the last question for figures, or null
 * @param choice the question back that is waiting for an answer, or null
 * @param topic the record that was talked about last, or null
 * @param person the person who was talked about last, or null
 * @param heard the calls that were talked about, when the last question was about calls, or null
 */
record Before(
        @Nullable Ask ask,
        Arguments.@Nullable Question choice,
        @Nullable RecordRef topic,
        @Nullable RecordRef person,
        @Nullable HeardBefore heard) {

    private static final Set<String> FIGURES = Set.of("metric_query", "top_bottom", "compare", "list_deals", "team_overview");

    static Before of(List<ChatMessage> memory) {
        Ask ask = null;
        Arguments.Question choice = null;
        RecordRef topic = null;
        RecordRef person = null;
        HeardBefore heard = null;
        for (ChatMessage message : memory) {
            if (message instanceof AiMessage ai && ai.hasToolExecutionRequests()) {
                ToolExecutionRequest request = ai.toolExecutionRequests().getLast();
                choice = request.name().equals("ask_back") ? read(request, Arguments.Question.class).orElse(null) : null;
                heard = heard(request);
                if (FIGURES.contains(request.name())) {
                    ask = read(request, MetricArguments.class).map(a -> asked(a, request.name())).orElse(ask);
                }
            } else if (message instanceof ToolExecutionResultMessage result) {
                heard = heard == null ? null : call(result.text(), heard);
                topic = topic(result.text()).orElse(topic);
                person = person(result.text()).or(() -> topic(result.text()).filter(r -> r.kind() == RecordKind.PERSON)).orElse(person);
            }
        }
        return new Before(ask, choice, topic, person, heard);
    }

    /** The year of the period that was talked about. */
    @Nullable Integer year() {
        Period period = ask == null ? null : ask.period;
        return period == null || period.from() == null ? null : (Integer) period.from().getYear();
    }

    private static @Nullable HeardBefore heard(ToolExecutionRequest request) {
        return switch (request.name()) {
            case "find_calls" -> read(request, CallArguments.Find.class).map(asked -> new HeardBefore(asked.which(), null)).orElse(null);
            case "what_was_said" -> read(request, CallArguments.Said.class).map(asked -> new HeardBefore(asked.which(), null)).orElse(null);
            case "call_details" -> read(request, CallArguments.Details.class).map(asked -> new HeardBefore(asked.which(), asked.id())).orElse(null);
            default -> null;
        };
    }

    /** The same with the call that was found. */
    private static HeardBefore call(String json, HeardBefore heard) {
        try {
            return FindingJson.read(json) instanceof Finding.CallReport report && report.call() != null
                    ? new HeardBefore(on(heard.which(), report.call().day().toString()), report.call().id())
                    : heard;
        } catch (JacksonException e) {
            return heard;
        }
    }

    /** Those calls on that day: who asks on after one call does not mean the others with the same customer. */
    private static Which on(@Nullable Which which, String day) {
        return which == null ? new Which(null, null, day, day) : new Which(which.filters(), which.contact(), day, day);
    }

    private static @Nullable Ask asked(MetricArguments arguments, String tool) {
        try {
            return Ask.of(arguments, tool);
        } catch (IllegalArgumentException e) {
            return null; // a call that was refused is nothing to go on from
        }
    }

    private static <T> Optional<T> read(ToolExecutionRequest request, Class<T> type) {
        try {
            return Optional.of(FindingJson.arguments(request.arguments(), type));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<RecordRef> topic(String json) {
        try {
            return switch (FindingJson.read(json)) {
                case Finding.Brief brief -> Optional.of(brief.record());
                case Finding.Attributes attributes -> Optional.of(attributes.record());
                case Finding.History history -> Optional.of(history.record());
                case Finding.Figures figures -> first(figures.result());
                default -> Optional.empty();
            };
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The person named in a record's values, for instance its owner. */
    private static Optional<RecordRef> person(String json) {
        try {
            return switch (FindingJson.read(json)) {
                case Finding.Attributes attributes -> person(attributes.values());
                case Finding.Brief brief -> person(brief.values());
                default -> Optional.empty();
            };
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<RecordRef> person(List<Finding.Value> values) {
        return values.stream().flatMap(v -> Optional.ofNullable(v.record()).stream()).filter(r -> r.kind() == RecordKind.PERSON).findFirst();
    }

    /** The one record the figures were about. */
    private static Optional<RecordRef> filtered(MetricResult result) {
        return result.query().filters().stream()
                .filter(f -> f.values().size() == 1 && f.values().getFirst().length() == 36 && kind(f.dimension()).isPresent())
                .findFirst()
                .map(f -> new RecordRef(
                        kind(f.dimension()).orElseThrow(), UUID.fromString(f.values().getFirst()), result.label(f.values().getFirst())));
    }

    /** Who or what came first when records were ranked, or the one record the figures were about. */
    private static Optional<RecordRef> first(MetricResult result) {
        if (result.query().by().isEmpty() || result.rows().isEmpty()) {
            return filtered(result);
        }
        Optional<RecordKind> kind = kind(result.query().by().getFirst());
        MetricResult.Key key = result.rows().getFirst().keys().getFirst();
        UUID id = key.id();
        return id == null ? Optional.empty() : kind.map(k -> new RecordRef(k, id, key.label()));
    }

    private static Optional<RecordKind> kind(Dimension dimension) {
        return switch (dimension) {
            case PERSON, MANAGER -> Optional.of(RecordKind.PERSON);
            case ACCOUNT, PARENT_ACCOUNT -> Optional.of(RecordKind.ACCOUNT);
            case PRODUCT -> Optional.of(RecordKind.PRODUCT);
            case DEAL -> Optional.of(RecordKind.OPPORTUNITY);
            default -> Optional.empty();
        };
    }
}
