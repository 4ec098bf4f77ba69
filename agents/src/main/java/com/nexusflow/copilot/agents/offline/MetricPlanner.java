package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Show;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Measure;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans a question for figures: which metrics, split by what, for whom, when, and how the answer is to be shown. */
final class MetricPlanner {

    private static final int SOME = 5;

    private final Reading reading;
    private final Map<Dimension, List<Name>> named;
    private final List<Filter> filters;
    private final MetricChoice choice;
    private final GroupChoice groups;

    MetricPlanner(Reading reading, Organisation organisation) {
        this.reading = reading;
        FilterChoice filterChoice = new FilterChoice(reading, organisation);
        this.named = filterChoice.named();
        this.filters = filterChoice.choose();
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        filters.forEach(f -> dimensions.add(f.dimension()));
        this.choice = new MetricChoice(reading, dimensions);
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
        conditions(ask);
        new PeriodChoice(reading, groups).choose(ask);
        if (ask.metric() == Metric.STAGE_CONVERSION && ask.by.isEmpty() && !ask.filters(Dimension.STAGE)) {
            ask.by.add(Dimension.STAGE);
        }
        stages(ask);
        shape(ask);
        return Optional.of(ask);
    }

    /** Bounds on single records, or on the figures of groups. */
    private void conditions(Ask ask) {
        withoutDeals().filter(d -> ask.by.isEmpty() || ask.by.equals(List.of(d))).ifPresent(dimension -> {
            ask.by.clear();
            ask.by.add(dimension);
            nothing(ask);
        });
        quotaMissed(ask);
        for (Reading.BoundSpan bound : reading.bounds()) {
            Optional<Measure> measure = measure(ask, bound);
            if (measure.isPresent()) {
                ask.bound(measure.get(), bound.min(), bound.max());
            } else {
                Metric limited = limited(ask, bound);
                if (ask.by.isEmpty()) {
                    groups.countedDimension().ifPresent(ask.by::add);
                    ask.measure(limited);
                }
                ask.having.add(new MetricQuery.Having(limited, bound.min(), bound.max()));
            }
        }
        if (reading.has("relation", "none") && !ask.filters.stream().anyMatch(f -> f.values().contains(Filter.NONE)) && ask.having.isEmpty()) {
            nothing(ask);
        }
    }

    /** "who is below quota" sets a bound to attainment without naming a number. */
    private void quotaMissed(Ask ask) {
        if (ask.metric() != Metric.QUOTA && ask.metric() != Metric.QUOTA_ATTAINMENT || ask.by.isEmpty() || !reading.bounds().isEmpty()) {
            return;
        }
        boolean below = reading.has("bound", "below") || reading.has("relation", "none") && reading.has("relation", "not");
        if (below || reading.has("bound", "above")) {
            ask.measure(Metric.QUOTA_ATTAINMENT);
            BigDecimal whole = BigDecimal.valueOf(100);
            BigDecimal hair = new BigDecimal("0.000001");
            ask.having.add(new MetricQuery.Having(Metric.QUOTA_ATTAINMENT, below ? null : whole.add(hair), below ? whole.subtract(hair) : null));
        }
    }

    /** "accounts without deals": the noun in front of "without" when deals stand behind it. */
    private Optional<Dimension> withoutDeals() {
        for (Term term : reading.all("relation")) {
            if (!term.is("relation", "not") || !reading.isForm(reading.tokens().get(term.to() - 1), "lacking")) {
                continue;
            }
            Optional<Term> lacked = reading.terms().stream().filter(t -> t.from() >= term.to() && !t.is("state") && !t.isFiller()).findFirst();
            Optional<Term> lacking = reading.terms().stream().filter(t -> t.to() <= term.from() && t.is("noun")).reduce((a, b) -> b);
            if (lacked.filter(t -> t.is("noun", "deal")).isPresent() && lacking.filter(t -> t.code("noun").matches("person|account|product")).isPresent()) {
                return lacking.map(t -> Dimension.of(t.code("noun")));
            }
        }
        return Optional.empty();
    }

    /** "which reps have no open deals", "who has not won anything" */
    private void nothing(Ask ask) {
        if (ask.by.isEmpty() && groups.countedDimension().isPresent() && (reading.has("state") || reading.has("noun", "deal"))) {
            ask.by.add(groups.countedDimension().get());
        }
        if (ask.by.isEmpty() || ask.by.getFirst().isTime()) {
            return;
        }
        Metric metric = ask.metric() == Metric.REPS || ask.metric() == Metric.ACCOUNTS || ask.metric() == Metric.PRODUCTS || !ask.metric().isAdditive()
                ? choice.dealCount()
                : ask.metric();
        ask.measure(metric);
        ask.having.add(new MetricQuery.Having(metric, null, BigDecimal.ZERO));
    }

    private Optional<Measure> measure(Ask ask, Reading.BoundSpan bound) {
        Optional<Term> next = reading.termAt(bound.to());
        boolean grouped = !ask.by.isEmpty() && ask.by.getFirst() != Dimension.DEAL || groups.countedDimension().filter(d -> d != Dimension.DEAL).isPresent();
        if (bound.unit().equals("day")) {
            boolean ofGroup = grouped && ask.metric().unit() == Unit.DAYS;
            return ofGroup ? Optional.empty() : Optional.of(choice.dealCount() == Metric.OPEN_DEALS ? Measure.AGE_DAYS : Measure.CYCLE_DAYS);
        }
        if (next.filter(t -> t.is("metric", "employees")).isPresent() || before(bound, "metric", "employees")) {
            return Optional.of(Measure.EMPLOYEES);
        }
        if (next.filter(t -> t.is("metric", "annual_revenue")).isPresent() || before(bound, "metric", "annual_revenue")) {
            return Optional.of(Measure.ANNUAL_REVENUE);
        }
        if (reading.tokens().subList(bound.from(), bound.to()).stream().anyMatch(t -> Lexicon.of(reading.language()).means(t.text(), "metric", "year_established"))
                || before(bound, "metric", "year_established")) {
            return Optional.of(Measure.YEAR_ESTABLISHED);
        }
        if (before(bound, "metric", "list_price") && (reading.has("noun", "product") || ask.metric() == Metric.PRODUCTS)) {
            return Optional.of(Measure.LIST_PRICE);
        }
        if (bound.unit().equals("%")) {
            return Optional.empty();
        }
        boolean countFollows = next.filter(t -> t.is("noun") || t.is("state")).isPresent()
                && reading.terms().stream().anyMatch(t -> t.from() >= bound.to() && t.from() <= bound.to() + 1 && t.is("noun") && !t.is("noun", "person"));
        if (countFollows && grouped) {
            return Optional.empty();
        }
        boolean dealBefore = reading.terms().stream().anyMatch(t -> t.to() <= bound.from() && bound.from() - t.to() <= 4 && t.is("noun", "deal"));
        return grouped && !dealBefore ? Optional.empty() : Optional.of(Measure.AMOUNT);
    }

    private boolean before(Reading.BoundSpan bound, String kind, String code) {
        return reading.terms().stream().anyMatch(t -> t.to() <= bound.from() && bound.from() - t.to() <= 2 && t.is(kind, code));
    }

    /** The figure that a group's bound is about. */
    private Metric limited(Ask ask, Reading.BoundSpan bound) {
        if (bound.unit().equals("%")) {
            return ask.metric().unit() == Unit.PERCENT
                    ? ask.metric()
                    : reading.codes("metric").stream().map(Metric::of).filter(m -> m.unit() == Unit.PERCENT).findFirst().orElse(Metric.WIN_RATE);
        }
        Optional<Term> following = reading.terms().stream()
                .filter(t -> t.from() >= bound.to() && t.from() <= bound.to() + 1 && t.is("noun"))
                .findFirst();
        if (following.isPresent()) {
            return switch (following.get().code("noun")) {
                case "person" -> Metric.REPS;
                case "account" -> Metric.ACCOUNTS_WITH_DEALS;
                case "contact" -> Metric.CONTACTS;
                default -> choice.dealCount();
            };
        }
        boolean counts = Set.of(Metric.REPS, Metric.MANAGERS, Metric.ACCOUNTS, Metric.PRODUCTS, Metric.CUSTOMERS, Metric.ACCOUNTS_WITH_DEALS).contains(ask.metric());
        if (counts) {
            return reading.codes("metric").stream().map(Metric::of).findFirst().orElse(reading.has("state", "lost") ? Metric.LOST_VALUE : Metric.WON_REVENUE);
        }
        return ask.metric();
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
            rankDeals(ask);
        } else if (ranking && !ask.by.isEmpty()) {
            rank(ask);
        } else if (ranking && reading.has("noun", "deal") && ask.by.isEmpty()) {
            rankDeals(ask);
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

    private void rank(Ask ask) {
        ask.show = Show.RANK;
        if (ask.by.getFirst() == Dimension.DEAL) {
            rankDeals(ask);
            return;
        }
        ask.descending = direction(ask.metric());
        ask.limit = wanted(ask);
        reading.first("ordinal").ifPresent(t -> {
            int place = Integer.parseInt(t.code("ordinal"));
            if (place > 1) {
                ask.offset = place - 1;
                ask.limit = 1;
            }
        });
    }

    private void rankDeals(Ask ask) {
        ask.show = Show.RANK;
        Metric value = switch (ask.metric()) {
            case WON_DEALS, DEALS, LARGEST_DEAL, SMALLEST_DEAL, AVERAGE_DEAL_SIZE, CLOSED_DEALS -> Metric.WON_REVENUE;
            case OPEN_DEALS -> Metric.OPEN_PIPELINE;
            case LOST_DEALS -> Metric.LOST_VALUE;
            default -> ask.metric();
        };
        ask.measure(value);
        ask.by.clear();
        ask.by.add(Dimension.DEAL);
        ask.by.add(Dimension.PERSON);
        ask.descending = direction(value);
        ask.limit = wanted(ask);
        reading.first("ordinal").filter(t -> !t.is("ordinal", "1")).ifPresent(t -> ask.offset = Integer.parseInt(t.code("ordinal")) - 1);
    }

    private boolean direction(Metric metric) {
        for (Term term : reading.all("rank")) {
            switch (term.code("rank")) {
                case "most" -> {
                    return !(metric == Metric.YEAR_ESTABLISHED && term.is("form", "oldest"));
                }
                case "slowest", "latest" -> {
                    return true;
                }
                case "least", "fastest", "earliest" -> {
                    return metric == Metric.YEAR_ESTABLISHED && reading.tokens().get(term.from()).text().matches("youngest|newest");
                }
                case "best" -> {
                    return !metric.lowerIsBetter();
                }
                case "worst" -> {
                    return metric.lowerIsBetter();
                }
                default -> {
                    // average and the like give no direction
                }
            }
        }
        return true;
    }

    /** "top 5", "three largest", or one; a plural without number means a few. */
    private int wanted(Ask ask) {
        for (Term rank : reading.all("rank")) {
            Optional<Integer> number = number(rank.to())
                    .or(() -> number(rank.from() - 1))
                    .or(() -> reading.nounBefore(rank).flatMap(noun -> number(noun.from() - 1)));
            if (number.isPresent()) {
                return Math.min(number.get(), 100);
            }
        }
        boolean plural = reading.all("noun").stream()
                .filter(t -> reading.all("rank").stream()
                        .anyMatch(r -> t.from() >= r.to() && t.from() - r.to() <= 2 || reading.nounBefore(r).filter(t::equals).isPresent()))
                .filter(t -> !t.is("noun", "deal") || ask.by.getFirst() == Dimension.DEAL)
                .anyMatch(reading::isPlural);
        boolean asksOne = reading.hasAny("ask", "who", "which") && !reading.says("several");
        return plural && !asksOne ? SOME : 1;
    }

    private Optional<Integer> number(int at) {
        if (at < 0 || at >= reading.tokens().size()) {
            return Optional.empty();
        }
        Token token = reading.tokens().get(at);
        if (token.text().matches("\\d{1,3}") && !token.text().equals("0")) {
            return Optional.of(Integer.valueOf(token.text()));
        }
        return reading.termAt(at).filter(t -> t.is("number") && !t.is("number", "1")).map(t -> Integer.valueOf(t.code("number")));
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
            ask.descending = groups.isRanking() ? (Boolean) direction(ask.metric()) : (Boolean) !ask.metric().lowerIsBetter();
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
