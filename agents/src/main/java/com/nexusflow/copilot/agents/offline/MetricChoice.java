package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which figures a question is about. */
final class MetricChoice {

    private final Reading reading;
    private final Set<Dimension> named;
    private final DealChoice deals;
    private final ImpliedMetric implied;

    /** @param named the dimensions that the question filters by */
    MetricChoice(Reading reading, Set<Dimension> named) {
        this.reading = reading;
        this.named = named;
        this.deals = new DealChoice(reading);
        this.implied = new ImpliedMetric(reading, named, deals);
    }

    List<Metric> choose() {
        Optional<Term> howMany = reading.first("ask", "how_many");
        if (howMany.isPresent()) {
            Optional<Metric> counted = counted(howMany.get());
            if (counted.isPresent()) {
                return List.of(counted.get());
            }
        }
        Set<Metric> said = said();
        if (!said.isEmpty()) {
            return List.copyOf(said);
        }
        return implied.choose().map(List::of).orElse(List.of());
    }

    /** The noun that is counted: the first one behind "how many". */
    Optional<Term> countedNoun() {
        return reading.first("ask", "how_many").flatMap(this::countedNoun);
    }

    private Optional<Term> countedNoun(Term howMany) {
        return reading.terms().stream()
                .filter(t -> t.from() >= howMany.to())
                .filter(t -> t.is("noun") || t.is("activity") || t.is("metric", "subsidiaries") || t.is("metric", "employees") || t.is("metric", "overdue_deals"))
                .findFirst();
    }

    private Optional<Metric> counted(Term howMany) {
        Optional<Term> noun = countedNoun(howMany);
        if (noun.isEmpty()) {
            return reading.has("unit", "day") ? Optional.of(deals.cycle()) : Optional.of(deals.count());
        }
        Term term = noun.get();
        if (term.is("metric", "subsidiaries")) {
            return Optional.of(Metric.SUBSIDIARIES);
        }
        if (term.is("metric", "employees")) {
            return Optional.of(employees());
        }
        if (term.is("metric", "overdue_deals")) {
            return Optional.of(Metric.OVERDUE_DEALS);
        }
        if (term.is("activity") || term.is("noun", "activity") || term.is("noun", "activity_kind")) {
            return Optional.of(Metric.ACTIVITIES);
        }
        return switch (term.code("noun")) {
            case "deal" -> Optional.of(deals.count());
            case "person" -> Optional.of(Metric.REPS);
            case "manager" -> Optional.of(Metric.MANAGERS);
            case "team", "region" -> Optional.of(Metric.REPS);
            case "account" -> Optional.of(haveParents() ? Metric.SUBSIDIARIES : implied.accounts());
            case "subsidiary_list" -> Optional.of(Metric.SUBSIDIARIES);
            case "sector", "country", "parent_account" -> Optional.of(Metric.ACCOUNTS);
            case "product", "series" -> Optional.of(Metric.PRODUCTS);
            case "contact" -> Optional.of(Metric.CONTACTS);
            case "lead" -> Optional.of(Metric.LEADS);
            case "stage", "competitor", "source", "loss_reason", "size_band" -> Optional.of(deals.count());
            default -> reading.has("unit", "day") ? Optional.of(deals.cycle()) : Optional.of(deals.count());
        };
    }

    /** "how many companies have a parent" */
    private boolean haveParents() {
        return named.isEmpty() && (reading.has("noun", "parent_account") || reading.has("attribute", "parent"));
    }

    private Metric employees() {
        return reading.has("rank", "average") ? Metric.AVERAGE_EMPLOYEES : Metric.EMPLOYEES;
    }

    private Set<Metric> said() {
        Set<Metric> metrics = new LinkedHashSet<>();
        for (Term term : reading.all("metric")) {
            if (isBoundToNumber(term)) {
                continue;
            }
            metrics.add(inState(Metric.of(term.code("metric"))));
        }
        if (metrics.size() > 1 && metrics.contains(Metric.QUOTA_ATTAINMENT)) {
            metrics.remove(Metric.QUOTA);
            metrics.remove(Metric.WON_REVENUE);
        }
        if (metrics.contains(Metric.EMPLOYEES) && metrics.contains(Metric.WON_REVENUE) && reading.has("rank")) {
            metrics.remove(Metric.EMPLOYEES);
        }
        return metrics;
    }

    /** "accounts with more than 5,000 employees": the employees belong to the bound. */
    private boolean isBoundToNumber(Term term) {
        return reading.bounds().stream().anyMatch(b -> b.to() == term.from()) && reading.all("metric").size() + (reading.has("ask") ? 1 : 0) > 1
                && (term.is("metric", "employees") || term.is("metric", "annual_revenue") || term.is("metric", "list_price") || term.is("metric", "year_established"));
    }

    private Metric inState(Metric metric) {
        boolean average = reading.has("rank", "average");
        boolean median = reading.has("rank", "median");
        boolean perDeal = reading.terms().stream().anyMatch(t -> t.is("noun", "deal"));
        return switch (metric) {
            case WON_REVENUE -> {
                if ((average || perDealSaid()) && perDeal) {
                    yield reading.has("state", "open") ? Metric.AVERAGE_OPEN_DEAL : Metric.AVERAGE_DEAL_SIZE;
                }
                if (median && perDeal) {
                    yield Metric.MEDIAN_DEAL_SIZE;
                }
                yield reading.has("state", "lost") ? Metric.LOST_VALUE : reading.has("state", "open") ? Metric.OPEN_PIPELINE : metric;
            }
            case AVERAGE_DEAL_SIZE -> median ? Metric.MEDIAN_DEAL_SIZE : reading.has("state", "open") ? Metric.AVERAGE_OPEN_DEAL : sized(metric);
            case SALES_CYCLE -> extremeCycle(median, average);
            case EMPLOYEES -> average ? Metric.AVERAGE_EMPLOYEES : metric;
            case ANNUAL_REVENUE -> average ? Metric.AVERAGE_ANNUAL_REVENUE : metric;
            case OPEN_PIPELINE -> reading.has("state", "lost") ? Metric.LOST_VALUE : reading.has("state", "created") ? Metric.CREATED_PIPELINE : metric;
            default -> metric;
        };
    }

    /** "the largest deal size" is the largest deal. */
    private Metric sized(Metric metric) {
        if (reading.has("rank", "average") || hasGroupWord()) {
            return metric;
        }
        return reading.has("rank", "most") ? Metric.LARGEST_DEAL : reading.has("rank", "least") ? Metric.SMALLEST_DEAL : metric;
    }

    private Metric extremeCycle(boolean median, boolean average) {
        if (reading.has("state", "lost")) {
            return Metric.LOST_CYCLE;
        }
        if (median) {
            return Metric.MEDIAN_SALES_CYCLE;
        }
        if (!average && !hasGroupWord() && (reading.has("rank", "most") || reading.has("rank", "slowest"))) {
            return Metric.LONGEST_SALES_CYCLE;
        }
        if (!average && !hasGroupWord() && (reading.has("rank", "least") || reading.has("rank", "fastest"))) {
            return Metric.SHORTEST_SALES_CYCLE;
        }
        return Metric.SALES_CYCLE;
    }

    private boolean hasGroupWord() {
        return reading.has("ask", "who") || reading.all("noun").stream().anyMatch(t -> !t.is("noun", "deal"));
    }

    private boolean perDealSaid() {
        return reading.terms().stream()
                .anyMatch(t -> t.is("relation", "per") && reading.termAt(t.to()).filter(n -> n.is("noun", "deal") || n.is("state", "won")).isPresent());
    }

    /** Deals counted by the state the question speaks of. */
    Metric dealCount() {
        return deals.count();
    }

    /** "who closed the largest deal": a deal is ranked, whoever is asked for. */
    boolean asksForOneDeal() {
        return implied.asksForOneDeal();
    }
}
