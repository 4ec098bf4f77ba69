package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Show;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans a question for figures: which metrics, split by what, for whom, when, and how the answer is to be shown. */
final class MetricPlanner {

    private final Reading reading;
    private final Map<Dimension, List<Name>> named;
    private final List<Filter> filters;
    private final MetricChoice choice;
    private final GroupChoice groups;
    private final RankChoice ranks;

    MetricPlanner(Reading reading, Organisation organisation) {
        this.reading = reading;
        FilterChoice filterChoice = new FilterChoice(reading, organisation);
        this.named = filterChoice.named();
        this.filters = filterChoice.choose();
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        filters.forEach(f -> dimensions.add(f.dimension()));
        this.choice = new MetricChoice(reading, dimensions);
        this.ranks = new RankChoice(reading);
        this.groups = new GroupChoice(reading, choice.countedNoun());
    }

    /** Empty when the question asks for no figure. */
    Optional<Ask> plan() {
        List<Metric> metrics = choice.choose();
        if (metrics.isEmpty() && reading.has("ask", "compare") && reading.periods().size() > 1) {
            metrics = List.of(Metric.WON_REVENUE);
        }
        boolean opposed = reading.has("relation", "vs") && named.values().stream().anyMatch(names -> names.size() > 1);
        if (metrics.isEmpty() && (opposed || reading.has("ask", "compare") && !named.isEmpty())) {
            metrics = List.of(Metric.WON_REVENUE, Metric.WON_DEALS, Metric.WIN_RATE);
        }
        if (metrics.isEmpty()) {
            return Optional.empty();
        }
        Ask ask = new Ask();
        ask.metrics.addAll(metrics);
        ask.filters.addAll(filters);
        ask.by.addAll(groups.choose());
        new ConditionChoice(reading, choice, groups).choose(ask);
        new PeriodChoice(reading, groups).choose(ask);
        if (ask.metric() == Metric.STAGE_CONVERSION && ask.by.isEmpty() && !ask.filters(Dimension.STAGE)) {
            ask.by.add(Dimension.STAGE);
        }
        stages(ask);
        shape(ask);
        return Optional.of(ask);
    }

    /** A stage that is named says itself which deals are meant. */
    private static void stages(Ask ask) {
        if (ask.filters(Dimension.STAGE) && (ask.metric() == Metric.WON_DEALS || ask.metric() == Metric.CREATED_DEALS)) {
            ask.measure(Metric.DEALS);
        }
        if (ask.filters(Dimension.STAGE) && ask.metric() == Metric.WON_REVENUE) {
            ask.measure(Metric.OPEN_PIPELINE);
        }
    }

    private void shape(Ask ask) {
        labels(ask);
        boolean ranking = groups.isRanking() && ask.having.isEmpty();
        if (reading.has("relation", "share") && !Set.of(Metric.WIN_RATE, Metric.LOSS_RATE, Metric.QUOTA_ATTAINMENT).contains(ask.metric()) && share(ask)) {
            return;
        }
        if (ask.compared != null) {
            ask.show = Show.COMPARE;
            opposedNames(ask).filter(d -> ask.by.isEmpty()).ifPresent(ask.by::add);
        } else if (comparesNames(ask)) {
            return;
        } else if (!ask.having.isEmpty()) {
            ask.show = reading.has("ask", "how_many") ? Show.COUNT : Show.LIST;
            ask.descending = ask.having.getFirst().min() != null || ask.having.getFirst().metric() != ask.metric();
        } else if (ranking && choice.asksForOneDeal()) {
            ranks.rankDeals(ask);
        } else if (ranking && !ask.by.isEmpty()) {
            ranks.rank(ask);
        } else if (ranking && reading.has("noun", "deal") && ask.by.isEmpty()) {
            ranks.rankDeals(ask);
        } else if (averagesGroups(ask)) {
            ask.show = Show.MEAN;
        } else if (!ask.by.isEmpty()) {
            list(ask);
        } else if (reading.has("relation", "trend")) {
            ask.show = Show.TREND;
            ask.by.add(Dimension.MONTH);
        } else {
            ask.show = Show.FIGURE;
        }
    }

    /** Splitting by what a single name already fixes would say the same thing twice. */
    private void labels(Ask ask) {
        ask.by.removeIf(d -> named.getOrDefault(d, List.of()).size() == 1 && !(d == Dimension.PERSON && named.containsKey(Dimension.MANAGER))
                && ask.filters.stream().noneMatch(f -> f.dimension() == d && f.exclude()));
        if (ask.metric() == Metric.MANAGERS) {
            ask.by.replaceAll(d -> d == Dimension.MANAGER ? Dimension.PERSON : d);
        }
        if (ask.by.contains(Dimension.MANAGER) && named.containsKey(Dimension.MANAGER)) {
            ask.by.remove(Dimension.MANAGER);
        }
        Dimension own = switch (ask.metric()) {
            case ACCOUNTS -> Dimension.ACCOUNT;
            case PRODUCTS -> Dimension.PRODUCT;
            case REPS, MANAGERS -> Dimension.PERSON;
            default -> null;
        };
        boolean countOnly = reading.has("ask", "how_many") && ask.having.isEmpty();
        if (own != null && countOnly) {
            ask.by.remove(own);
        }
    }

    private void list(Ask ask) {
        boolean counted = reading.has("ask", "how_many") && choice.countedNoun().filter(t -> t.is("noun") && !t.is("noun", "deal")).isPresent()
                && groups.countedDimension().filter(ask.by.getFirst()::equals).isPresent();
        ask.show = counted ? Show.COUNT : ask.by.getFirst().isTime() ? Show.TREND : Show.LIST;
        ask.descending = ask.by.stream().anyMatch(d -> d.isTime() || d == Dimension.STAGE || d == Dimension.SIZE_BAND) ? null : (Boolean) true;
    }

    /** "average revenue per rep" is the mean over the reps. */
    private boolean averagesGroups(Ask ask) {
        return reading.has("rank", "average") && ask.by.size() == 1 && ask.metric().isAdditive() && reading.has("relation", "per");
    }

    private boolean share(Ask ask) {
        if (!ask.by.isEmpty() && ask.filters.isEmpty() || ask.filters.isEmpty() && ask.bounds.isEmpty()) {
            Optional<Term> state = reading.first("state");
            if (ask.metric() == Metric.DEALS && state.isPresent() || ask.metric() == Metric.OPEN_DEALS) {
                ask.measure(Metric.DEALS);
                ask.filters.add(Filter.of(Dimension.STAGE_TYPE, state.map(t -> t.code("state")).filter(s -> s.matches("won|lost|open")).orElse("open")));
                ask.by.clear();
                ask.show = Show.SHARE;
                return true;
            }
            return false;
        }
        ask.by.clear();
        ask.show = Show.SHARE;
        partLast(ask);
        return true;
    }

    /** In "what share of East's revenue comes from GTX Pro" the part is what is named last. */
    private void partLast(Ask ask) {
        List<Filter> ordered = new ArrayList<>(ask.filters);
        Optional<Term> from = reading.terms().stream().filter(t -> reading.isForm(reading.tokens().get(t.from()), "source")).reduce((a, b) -> b);
        if (from.isPresent() && ordered.size() > 1) {
            ordered.sort(Comparator.comparingInt(f -> named.getOrDefault(f.dimension(), List.of()).stream().mapToInt(Name::from).max().orElse(0)));
        }
        ask.filters.clear();
        ask.filters.addAll(ordered);
    }

    /** "East and West", "Rocco vs Cara": the names are what is compared. */
    private boolean comparesNames(Ask ask) {
        Optional<Dimension> names = opposedNames(ask);
        names.ifPresent(dimension -> {
            ask.by.clear();
            ask.by.add(dimension);
            if (ask.perPeriod != null) {
                ask.by.add(ask.perPeriod);
                ask.show = Show.LIST;
                return;
            }
            ask.descending = groups.isRanking() ? (Boolean) ranks.direction(ask.metric()) : (Boolean) !ask.metric().lowerIsBetter();
            ask.show = Show.COMPARE;
        });
        return names.isPresent();
    }

    /** The dimension of which several values are named to be told one by one. */
    private Optional<Dimension> opposedNames(Ask ask) {
        boolean together = reading.has("relation", "together") || reading.has("rank", "total");
        return together
                ? Optional.empty()
                : named.entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .map(Map.Entry::getKey)
                        .filter(dimension -> ask.filters.stream().noneMatch(f -> f.dimension() == dimension && f.exclude()))
                        .findFirst();
    }
}
