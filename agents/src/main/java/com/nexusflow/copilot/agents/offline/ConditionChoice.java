package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Measure;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which conditions records, or the figures of groups, have to meet. */
final class ConditionChoice {

    private final Reading reading;
    private final MetricChoice choice;
    private final GroupChoice groups;

    ConditionChoice(Reading reading, MetricChoice choice, GroupChoice groups) {
        this.reading = reading;
        this.choice = choice;
        this.groups = groups;
    }

    /** Bounds on single records, or on the figures of groups. */
    void choose(Ask ask) {
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
}
