package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which figures a question is about. */
final class MetricChoice {

    private static final String OFTEN = "often|frequently|popular|sold";

    private final Reading reading;
    private final Set<Dimension> named;

    /** @param named the dimensions that the question filters by */
    MetricChoice(Reading reading, Set<Dimension> named) {
        this.reading = reading;
        this.named = named;
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
        return implied().map(List::of).orElse(List.of());
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
            return reading.has("unit", "day") ? Optional.of(cycle()) : Optional.of(dealCount());
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
            case "deal" -> Optional.of(dealCount());
            case "person" -> Optional.of(Metric.REPS);
            case "manager" -> Optional.of(Metric.MANAGERS);
            case "team", "region" -> Optional.of(Metric.REPS);
            case "account" -> Optional.of(haveParents() ? Metric.SUBSIDIARIES : accounts());
            case "subsidiary_list" -> Optional.of(Metric.SUBSIDIARIES);
            case "sector", "country", "parent_account" -> Optional.of(Metric.ACCOUNTS);
            case "product", "series" -> Optional.of(Metric.PRODUCTS);
            case "contact" -> Optional.of(Metric.CONTACTS);
            case "lead" -> Optional.of(Metric.LEADS);
            case "stage", "competitor", "source", "loss_reason", "size_band" -> Optional.of(dealCount());
            default -> reading.has("unit", "day") ? Optional.of(cycle()) : Optional.of(dealCount());
        };
    }

    /** "how many companies have a parent" */
    private boolean haveParents() {
        return named.isEmpty() && (reading.has("noun", "parent_account") || reading.has("attribute", "parent"));
    }

    private Metric accounts() {
        boolean byDeals = named.stream().anyMatch(d -> switch (d) {
            case PERSON, TEAM, MANAGER, REGION, PRODUCT, SERIES, STAGE, COMPETITOR, SOURCE -> true;
            default -> false;
        });
        if (reading.has("state", "won") || !reading.periods().isEmpty()) {
            return Metric.CUSTOMERS;
        }
        return byDeals ? Metric.ACCOUNTS_WITH_DEALS : Metric.ACCOUNTS;
    }

    private Metric employees() {
        return reading.has("rank", "average") ? Metric.AVERAGE_EMPLOYEES : Metric.EMPLOYEES;
    }

    /** Deals counted by the state the question speaks of. */
    Metric dealCount() {
        if (reading.has("state", "closed_both") || reading.has("state", "won") && reading.has("state", "lost")) {
            return Metric.CLOSED_DEALS;
        }
        if (reading.has("state", "lost")) {
            return Metric.LOST_DEALS;
        }
        if (reading.has("state", "overdue") || reading.has("metric", "overdue_deals")) {
            return Metric.OVERDUE_DEALS;
        }
        if (reading.has("state", "open")) {
            return expectedToClose() || !createdBeforeOpen() ? Metric.OPEN_DEALS : Metric.CREATED_DEALS;
        }
        if (reading.has("metric", "open_pipeline")) {
            return Metric.OPEN_DEALS;
        }
        if (reading.has("state", "created")) {
            return Metric.CREATED_DEALS;
        }
        if (reading.has("state", "won")) {
            return Metric.WON_DEALS;
        }
        if (reading.has("state", "closed")) {
            return looksAhead() ? Metric.OPEN_DEALS : Metric.WON_DEALS;
        }
        return Metric.DEALS;
    }

    private boolean expectedToClose() {
        return reading.has("state", "closed");
    }

    private boolean createdBeforeOpen() {
        return reading.has("state", "created");
    }

    /** "closing next month", "will close": the deals are still open. */
    private boolean looksAhead() {
        boolean present = reading.says("closes") && reading.says("present") && !reading.says("past");
        return present || reading.says("ahead");
    }

    /** The value of deals in the state the question speaks of. */
    private Metric dealValue() {
        return switch (dealCount()) {
            case LOST_DEALS -> Metric.LOST_VALUE;
            case OPEN_DEALS, OVERDUE_DEALS -> Metric.OPEN_PIPELINE;
            case CREATED_DEALS -> Metric.CREATED_PIPELINE;
            default -> Metric.WON_REVENUE;
        };
    }

    private Metric cycle() {
        if (reading.has("state", "lost")) {
            return Metric.LOST_CYCLE;
        }
        if (reading.has("state", "open") && !reading.has("metric", "sales_cycle")) {
            return Metric.OPEN_DEAL_AGE;
        }
        return reading.has("rank", "median") ? Metric.MEDIAN_SALES_CYCLE : Metric.SALES_CYCLE;
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

    private Optional<Metric> implied() {
        if (reading.has("noun", "loss_reason") || reading.has("ask", "why") && reading.has("state", "lost")) {
            return Optional.of(Metric.LOST_DEALS);
        }
        if (reading.has("relation", "share") && reading.has("state") && (reading.has("noun", "deal") || noNoun())) {
            Metric count = dealCount();
            if (saidBeforeDeals(count)) {
                return Optional.of(count);
            }
            if (count == Metric.WON_DEALS && named.isEmpty() || count == Metric.WON_DEALS && named.stream().noneMatch(d -> d == Dimension.STAGE) && partIsState()) {
                return Optional.of(Metric.WIN_RATE);
            }
            return Optional.of(count == Metric.LOST_DEALS ? Metric.LOSS_RATE : Metric.DEALS);
        }
        if (reading.has("ask", "how_long") || reading.has("rank", "fastest") || reading.has("rank", "slowest")) {
            return Optional.of(cycle());
        }
        if (reading.has("rank", "average") && reading.has("noun", "deal")) {
            return Optional.of(reading.has("state", "open") ? Metric.AVERAGE_OPEN_DEAL : Metric.AVERAGE_DEAL_SIZE);
        }
        Optional<Term> rank = rank();
        if (rank.isPresent()) {
            return Optional.of(ranked(rank.get()));
        }
        if (reading.has("ask", "how_much")) {
            boolean price = !reading.has("state") && !reading.has("noun", "deal") && named.equals(Set.of(Dimension.PRODUCT));
            return Optional.of(price ? Metric.LIST_PRICE : dealValue());
        }
        if (reading.has("relation", "none") && (reading.has("noun", "deal") || reading.has("state"))) {
            return Optional.of(dealCount());
        }
        if (reading.has("activity") || reading.has("noun", "activity")) {
            return Optional.of(Metric.ACTIVITIES);
        }
        return byNouns();
    }

    /** "what share of won deals comes from …" asks for a part of the won deals. */
    private boolean saidBeforeDeals(Metric count) {
        String state = count == Metric.WON_DEALS ? "won" : count == Metric.LOST_DEALS ? "lost" : "";
        return !state.isEmpty() && !named.isEmpty() && reading.all("state").stream()
                .anyMatch(t -> t.is("state", state) && reading.termAt(t.to()).filter(n -> n.is("noun", "deal")).isPresent());
    }

    /** Whether the share asked for is that of a state, as in "what share of deals did we win". */
    private boolean partIsState() {
        return named.stream().allMatch(d -> d == Dimension.PERSON || d == Dimension.MANAGER || d == Dimension.TEAM || d == Dimension.REGION)
                && reading.has("ask", "which");
    }

    private boolean noNoun() {
        return !reading.has("noun");
    }

    private Optional<Term> rank() {
        return reading.all("rank").stream().filter(t -> !Set.of("average", "median", "total", "latest").contains(t.code("rank"))).findFirst();
    }

    private Metric ranked(Term rank) {
        boolean counting = isCounting(rank);
        boolean deal = reading.has("noun", "deal");
        if (deal && counting) {
            return dealCount() == Metric.DEALS ? Metric.DEALS : dealCount();
        }
        if (deal && dealIsRanked(rank)) {
            return dealValue();
        }
        Optional<Term> counted = reading.nounBefore(rank).or(() -> reading.terms().stream()
                .filter(t -> t.from() >= rank.to() && (t.is("noun") || t.is("metric")))
                .findFirst());
        if (counting && counted.isPresent()) {
            switch (counted.get().code("noun")) {
                case "person" -> {
                    return Metric.REPS;
                }
                case "account" -> {
                    return reading.has("state", "won") ? Metric.CUSTOMERS : groupedByAccountsOnly() ? Metric.ACCOUNTS : Metric.ACCOUNTS_WITH_DEALS;
                }
                case "contact" -> {
                    return Metric.CONTACTS;
                }
                case "lead" -> {
                    return Metric.LEADS;
                }
                default -> {
                    // another noun is what is ranked, not what is counted
                }
            }
        }
        String word = reading.tokens().get(rank.from()).text();
        if (reading.tokens().get(rank.to() - 1).text().matches(OFTEN)) {
            return dealCount() == Metric.DEALS ? Metric.WON_DEALS : dealCount();
        }
        if (counted.filter(t -> t.is("noun", "account")).isPresent() && rank.is("form", "aged")) {
            return Metric.YEAR_ESTABLISHED;
        }
        if (counted.filter(t -> t.is("noun", "product")).isPresent()
                && (rank.is("form", "priced") || word.matches("most|least") && rank.to() - rank.from() > 1)) {
            return Metric.LIST_PRICE;
        }
        if (counted.filter(t -> t.is("noun", "team") || t.is("noun", "manager")).isPresent() && rank.is("form", "sized")) {
            return Metric.REPS;
        }
        if (reading.has("state", "lost") && !reading.has("state", "won")) {
            return counting || deal ? Metric.LOST_DEALS : Metric.LOST_VALUE;
        }
        return dealValue();
    }

    /** "who closed the largest deal": a deal is ranked, whoever is asked for. */
    boolean asksForOneDeal() {
        return !reading.has("metric") && rank().filter(r -> !isCounting(r) && dealIsRanked(r)).isPresent();
    }

    private boolean isCounting(Term rank) {
        return rank.is("form", "counting") || reading.tokens().get(rank.to() - 1).text().matches(OFTEN);
    }

    private boolean groupedByAccountsOnly() {
        return reading.has("noun", "sector") || reading.has("noun", "country");
    }

    private boolean dealIsRanked(Term rank) {
        return reading.nounBefore(rank)
                .or(() -> reading.terms().stream().filter(t -> t.from() >= rank.to() && t.is("noun")).findFirst())
                .filter(t -> t.is("noun", "deal"))
                .isPresent();
    }

    private Optional<Metric> byNouns() {
        if (reading.has("noun", "deal") || reading.has("state") && (reading.has("ask") || !named.isEmpty() || !reading.periods().isEmpty())) {
            boolean money = !reading.has("noun", "deal") && !reading.has("ask", "who") && (reading.has("state", "won") || reading.has("state", "closed"));
            return Optional.of(money ? dealValue() : dealCount());
        }
        for (Term noun : reading.all("noun")) {
            switch (noun.code("noun")) {
                case "person" -> {
                    return Optional.of(Metric.REPS);
                }
                case "manager" -> {
                    return Optional.of(Metric.MANAGERS);
                }
                case "account", "subsidiary_list", "sector", "country", "parent_account" -> {
                    return Optional.of(accounts());
                }
                case "product", "series" -> {
                    return Optional.of(Metric.PRODUCTS);
                }
                case "contact" -> {
                    return Optional.of(Metric.CONTACTS);
                }
                case "lead" -> {
                    return Optional.of(Metric.LEADS);
                }
                case "team", "region" -> {
                    return Optional.of(Metric.REPS);
                }
                case "stage" -> {
                    return Optional.of(Metric.DEALS);
                }
                default -> {
                    // time words and the like name no figure
                }
            }
        }
        return Optional.empty();
    }
}
