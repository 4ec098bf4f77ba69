package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Show;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.Period;
import com.nexusflow.copilot.core.metric.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries a question on: "and the West?", "what about Donn?", "and in Q3?", "and the lowest?". */
final class FollowUp {

    private static final List<Set<Dimension>> FAMILIES = List.of(
            Set.of(Dimension.PERSON, Dimension.TEAM, Dimension.MANAGER, Dimension.REGION),
            Set.of(Dimension.ACCOUNT, Dimension.PARENT_ACCOUNT, Dimension.SECTOR, Dimension.COUNTRY),
            Set.of(Dimension.PRODUCT, Dimension.SERIES));

    private final Reading reading;
    private final Organisation organisation;

    FollowUp(Reading reading, Organisation organisation) {
        this.reading = reading;
        this.organisation = organisation;
    }

    /** Whether the words make sense only after what was said before. */
    boolean goesOn() {
        boolean continues = startsWith("topic", "follow") || startsWith("relation", "per") || speaksOfThem();
        boolean complete = reading.has("metric") || reading.has("ask", "how_many") || reading.has("ask", "how_much") || reading.has("ask", "who")
                || reading.has("noun", "deal") || reading.has("topic", "help");
        boolean something = !reading.names().isEmpty() || !reading.periods().isEmpty() || reading.has("rank") || reading.has("relation", "per")
                || reading.has("metric") || reading.has("state") || reading.has("ordinal") || reading.has("noun");
        return something && (continues || !complete && reading.tokens().size() <= 7 && !reading.has("ask", "which") && !reading.has("topic", "brief"));
    }

    /** "how much are they worth?" */
    private boolean speaksOfThem() {
        return reading.names().isEmpty() && reading.hasAny("ask", "how_much", "how_many")
                && reading.says("those");
    }

    private boolean startsWith(String kind, String code) {
        return reading.first(kind, code).filter(t -> t.from() == 0).isPresent();
    }

    /** The earlier question with what is new put in. */
    Optional<Ask> merged(Ask before) {
        List<Filter> added = new FilterChoice(reading, organisation).choose();
        boolean changed = filters(before, added);
        changed |= figures(before);
        changed |= split(before);
        Period earlier = before.period == null || !saysBefore() ? null : before.period.previous();
        if (earlier != null) {
            before.period = earlier;
            changed = true;
        } else if (!reading.periods().isEmpty()) {
            periods(before);
            changed = true;
        }
        changed |= order(before);
        return changed ? Optional.of(before) : Optional.empty();
    }

    private void periods(Ask before) {
        boolean compared = before.compared != null;
        before.compared = null;
        if (before.show == Show.COMPARE && (compared || before.by.isEmpty())) {
            before.show = before.by.isEmpty() ? Show.FIGURE : Show.LIST;
        }
        new PeriodChoice(reading, new GroupChoice(reading, Optional.empty())).choose(before);
        if (before.compared != null) {
            before.show = Show.COMPARE;
        } else if (before.perPeriod != null) {
            before.show = before.by.getFirst().isTime() ? Show.TREND : Show.LIST;
            before.descending = null;
            before.limit = 0;
            before.offset = 0;
        }
    }

    /** "and the month before?" */
    private boolean saysBefore() {
        return reading.has("unit") && reading.tokens().getLast().text().matches("before|earlier|davor|zuvor|avant|precedent|anterior|antes");
    }

    private boolean filters(Ask before, List<Filter> added) {
        for (Filter filter : added) {
            Set<Dimension> family = FAMILIES.stream().filter(f -> f.contains(filter.dimension())).findFirst().orElse(Set.of(filter.dimension()));
            boolean wasSplitByFamily = before.by.stream().anyMatch(family::contains);
            before.filters.removeIf(f -> family.contains(f.dimension()));
            before.filters.add(filter);
            if (wasSplitByFamily && !narrows(before, filter)) {
                before.by.clear();
                before.limit = 0;
                before.offset = 0;
                before.descending = null;
                before.show = Show.FIGURE;
                before.having.clear();
            }
        }
        return !added.isEmpty();
    }

    /** "and in the West?" after a ranking of reps ranks the reps of the West. */
    private static boolean narrows(Ask before, Filter filter) {
        return before.by.size() == 1 && before.by.getFirst() == Dimension.PERSON && filter.dimension() != Dimension.PERSON
                || before.by.size() == 1 && before.by.getFirst() == Dimension.ACCOUNT && filter.dimension() != Dimension.ACCOUNT
                || before.by.size() == 1 && before.by.getFirst() == Dimension.PRODUCT && filter.dimension() != Dimension.PRODUCT
                || filter.values().size() > 1;
    }

    private boolean figures(Ask before) {
        if (reading.has("ask", "how_many") && !reading.has("metric") && !reading.has("state") && reading.has("noun", "deal")) {
            before.measure(counted(before.metric()));
            return true;
        }
        if (reading.has("ask", "how_much") && !reading.has("metric") && !reading.has("state")) {
            before.measure(valued(before.metric()));
            return true;
        }
        if (!reading.has("metric") && !reading.has("state")) {
            return false;
        }
        Set<Dimension> dimensions = new HashSet<>();
        before.filters.forEach(f -> dimensions.add(f.dimension()));
        boolean counted = before.metric().unit() == Unit.COUNT;
        MetricChoice choice = new MetricChoice(reading, dimensions);
        List<Metric> metrics = reading.has("metric") ? choice.choose() : List.of(counted ? choice.dealCount() : inState(before.metric(), choice.dealCount()));
        if (metrics.isEmpty()) {
            return false;
        }
        before.measure(metrics.toArray(Metric[]::new));
        before.having.clear();
        return true;
    }

    /** The same figure for deals in another state. */
    private static Metric inState(Metric metric, Metric count) {
        return switch (count) {
            case LOST_DEALS -> switch (metric) {
                case SALES_CYCLE, MEDIAN_SALES_CYCLE -> Metric.LOST_CYCLE;
                case WIN_RATE -> Metric.LOSS_RATE;
                case WON_REVENUE, OPEN_PIPELINE -> Metric.LOST_VALUE;
                default -> count;
            };
            case OPEN_DEALS -> switch (metric) {
                case AVERAGE_DEAL_SIZE -> Metric.AVERAGE_OPEN_DEAL;
                case SALES_CYCLE -> Metric.OPEN_DEAL_AGE;
                default -> Metric.OPEN_PIPELINE;
            };
            case WON_DEALS -> switch (metric) {
                case LOST_CYCLE, OPEN_DEAL_AGE -> Metric.SALES_CYCLE;
                case AVERAGE_OPEN_DEAL -> Metric.AVERAGE_DEAL_SIZE;
                case LOSS_RATE -> Metric.WIN_RATE;
                default -> Metric.WON_REVENUE;
            };
            default -> count;
        };
    }

    static Metric counted(Metric metric) {
        return switch (metric) {
            case LOST_VALUE, LOST_CYCLE, LOST_DEALS -> Metric.LOST_DEALS;
            case OPEN_PIPELINE, WEIGHTED_PIPELINE, OPEN_DEALS, AVERAGE_OPEN_DEAL, OPEN_DEAL_AGE -> Metric.OPEN_DEALS;
            case WIN_RATE, LOSS_RATE, CLOSED_DEALS -> Metric.CLOSED_DEALS;
            case CREATED_PIPELINE, CREATED_DEALS -> Metric.CREATED_DEALS;
            default -> Metric.WON_DEALS;
        };
    }

    private static Metric valued(Metric metric) {
        return switch (counted(metric)) {
            case LOST_DEALS -> Metric.LOST_VALUE;
            case OPEN_DEALS -> Metric.OPEN_PIPELINE;
            case CREATED_DEALS -> Metric.CREATED_PIPELINE;
            default -> Metric.WON_REVENUE;
        };
    }

    private boolean split(Ask before) {
        List<Dimension> by = new GroupChoice(reading, Optional.empty()).choose();
        if (by.isEmpty() || by.equals(List.of(Dimension.DEAL))) {
            return false;
        }
        before.by.clear();
        before.by.addAll(by);
        before.filters.removeIf(f -> by.contains(f.dimension()));
        before.limit = 0;
        before.offset = 0;
        before.descending = by.getFirst().isTime() ? null : (Boolean) true;
        before.show = by.getFirst().isTime() ? Show.TREND : Show.LIST;
        before.compared = by.getFirst().isTime() ? null : before.compared;
        return true;
    }

    private boolean order(Ask before) {
        Optional<Term> rank = reading.first("rank");
        boolean ordinal = reading.has("ordinal");
        if (before.by.isEmpty() || rank.isEmpty() && !ordinal) {
            return false;
        }
        before.show = Show.RANK;
        before.limit = rank.map(Term::to)
                .filter(to -> to < reading.tokens().size() && reading.tokens().get(to).text().matches("[1-9]\\d?"))
                .map(to -> Integer.valueOf(reading.tokens().get(to).text()))
                .orElse(Math.max(1, before.limit));
        rank.ifPresent(term -> before.descending = switch (term.code("rank")) {
            case "least", "fastest" -> false;
            case "worst" -> before.metric().lowerIsBetter();
            case "best" -> !before.metric().lowerIsBetter();
            default -> true;
        });
        before.offset = reading.first("ordinal").map(t -> Integer.parseInt(t.code("ordinal")) - 1).orElse(0);
        return true;
    }
}
