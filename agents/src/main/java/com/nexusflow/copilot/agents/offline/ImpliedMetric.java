package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import java.util.Optional;
import java.util.Set;

/** The figure that a question means without naming it: by a rank, a state or a noun. */
final class ImpliedMetric {

    private static final String OFTEN = "often|frequently|popular|sold";

    private final Reading reading;
    private final Set<Dimension> named;
    private final DealChoice deals;

    /** @param named the dimensions that the question filters by */
    ImpliedMetric(Reading reading, Set<Dimension> named, DealChoice deals) {
        this.reading = reading;
        this.named = named;
        this.deals = deals;
    }

    Optional<Metric> choose() {
        if (reading.has("noun", "loss_reason") || reading.has("ask", "why") && reading.has("state", "lost")) {
            return Optional.of(Metric.LOST_DEALS);
        }
        if (reading.has("relation", "share") && reading.has("state") && (reading.has("noun", "deal") || noNoun())) {
            Metric count = deals.count();
            if (saidBeforeDeals(count)) {
                return Optional.of(count);
            }
            if (count == Metric.WON_DEALS && named.isEmpty() || count == Metric.WON_DEALS && named.stream().noneMatch(d -> d == Dimension.STAGE) && partIsState()) {
                return Optional.of(Metric.WIN_RATE);
            }
            return Optional.of(count == Metric.LOST_DEALS ? Metric.LOSS_RATE : Metric.DEALS);
        }
        if (reading.has("ask", "how_long") || reading.has("rank", "fastest") || reading.has("rank", "slowest")) {
            return Optional.of(deals.cycle());
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
            return Optional.of(price ? Metric.LIST_PRICE : deals.value());
        }
        if (reading.has("relation", "none") && (reading.has("noun", "deal") || reading.has("state"))) {
            return Optional.of(deals.count());
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
            return deals.count() == Metric.DEALS ? Metric.DEALS : deals.count();
        }
        if (deal && dealIsRanked(rank)) {
            return deals.value();
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
            return deals.count() == Metric.DEALS ? Metric.WON_DEALS : deals.count();
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
        return deals.value();
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
            return Optional.of(money ? deals.value() : deals.count());
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

    Metric accounts() {
        boolean byDeals = named.stream().anyMatch(d -> switch (d) {
            case PERSON, TEAM, MANAGER, REGION, PRODUCT, SERIES, STAGE, COMPETITOR, SOURCE -> true;
            default -> false;
        });
        if (reading.has("state", "won") || !reading.periods().isEmpty()) {
            return Metric.CUSTOMERS;
        }
        return byDeals ? Metric.ACCOUNTS_WITH_DEALS : Metric.ACCOUNTS;
    }
}
