package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.Period;
import dev.langchain4j.model.output.structured.Description;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The arguments of the tools about calls. Each checks itself. */
public final class CallArguments {

    private static final Set<Dimension> DIMENSIONS = Set.of(Dimension.ACCOUNT, Dimension.DEAL, Dimension.PERSON, Dimension.MANAGER, Dimension.TEAM, Dimension.REGION);

    private CallArguments() {}

    /** Which calls are meant; what is left out limits nothing. */
    public record Which(
            @Description("which calls to keep; dimension is account, deal, person (the rep), manager, team or region, values are names or ids") @Nullable List<MetricArguments.Filter> filters,
            @Description("name or id of the contact the call was with") @Nullable String contact,
            @Description("first day, ISO") @Nullable String from,
            @Description("last day, ISO") @Nullable String to) {

        static final Which ALL = new Which(null, null, null, null);

        List<MetricQuery.Filter> kept() {
            return filters == null ? List.of() : filters.stream().map(Which::filter).toList();
        }

        private static MetricQuery.Filter filter(MetricArguments.Filter filter) {
            Dimension dimension = DIMENSIONS.stream()
                    .filter(one -> one.code().equals(filter.dimension()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Calls are told apart by account, deal, person, manager, team and region; not by " + filter.dimension()));
            if (Boolean.TRUE.equals(filter.exclude())) {
                throw new IllegalArgumentException("Calls cannot be left out by " + filter.dimension() + "; name those to keep");
            }
            return new MetricQuery.Filter(dimension, filter.values(), false);
        }

        @Nullable Period period() {
            try {
                LocalDate first = from == null || from.isBlank() ? null : LocalDate.parse(from);
                LocalDate last = to == null || to.isBlank() ? null : LocalDate.parse(to);
                return first == null && last == null ? null : new Period(first, last);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("\"" + from + "\" and \"" + to + "\" must be dates like 2026-03-31", e);
            }
        }
    }

    /** In which order calls are listed. */
    public enum Order {
        NEWEST,
        WORTH_HEARING
    }

    /** What calls are about, as their reviews tell. */
    public enum Topic {
        PRICING,
        COMPETITORS,
        OBJECTIONS,
        SECURITY,
        DECISION,
        TIMELINE,
        BUDGET,
        NEXT_STEPS,
        RED_FLAGS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What reviews call it. */
        String tracker() {
            return code().replace('_', ' ');
        }
    }

    /** Whose words count. */
    public enum By {
        REP,
        CUSTOMER
    }

    /** A part of a call's review. */
    public enum Part {
        SUMMARY,
        OUTCOME,
        OBJECTIONS,
        NEXT_STEPS,
        COMPETITORS,
        PRICES,
        QUESTIONS,
        RED_FLAGS,
        PROMISES,
        BANT,
        MEDDICC,
        SPICED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How calls were talked. */
    public enum Figure {
        TALK_TIME,
        TALK_RATIO,
        LONGEST_MONOLOGUE,
        INTERACTIVITY,
        PATIENCE,
        QUESTIONS,
        PACE,
        FILLERS,
        CALLS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which end of a ranking is asked for. */
    public enum Rank {
        MOST,
        LEAST
    }

    public record Find(@Nullable Which which, @Nullable Order order, @Description("how many, 10 when left out") @Nullable Integer limit) {}

    public record Said(
            @Nullable Which which,
            @Nullable Topic topic,
            @Description("names or words that were said, when no topic fits") @Nullable List<String> words,
            @Description("whose words count; leave out for everybody's") @Nullable By by,
            @Description("true for the newest call that fits alone") @Nullable Boolean latest) {

        public Said {
            if (topic == null && (words == null || words.stream().allMatch(String::isBlank))) {
                throw new IllegalArgumentException("topic or words must be given");
            }
        }
    }

    public record Details(
            @Nullable Which which, @Description("the call's id, when known; else the newest call that fits is taken") @Nullable UUID id, @Nullable Part part) {}

    public record Talk(@Nullable Which which, @Nullable Figure figure, @Description("MOST or LEAST to ask which rep comes first") @Nullable Rank rank) {}
}
