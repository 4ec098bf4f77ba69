package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Show;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import java.util.Optional;

/** Decides how groups or deals are ranked: from which end, how many, and from which place on. */
final class RankChoice {

    private static final int SOME = 5;

    private final Reading reading;

    RankChoice(Reading reading) {
        this.reading = reading;
    }

    void rank(Ask ask) {
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

    void rankDeals(Ask ask) {
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

    boolean direction(Metric metric) {
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
}
