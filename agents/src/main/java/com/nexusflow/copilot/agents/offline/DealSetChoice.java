package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.tool.ChangeArguments.DealSet;
import com.nexusflow.copilot.agents.tool.MetricArguments;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which deals the words of a bulk change mean, as a list of deals would; a word that it cannot read is never passed over. */
final class DealSetChoice {

    private static final Set<String> NOUNS = Set.of("person", "account", "team", "region", "stage", "product", "sector", "country", "series", "source", "competitor", "manager");

    private final Reading reading;
    private final Organisation organisation;
    private final Lexicon lexicon;

    /** @param reading the words that say which deals, read on their own */
    DealSetChoice(Reading reading, Organisation organisation) {
        this.reading = reading;
        this.organisation = organisation;
        this.lexicon = Lexicon.commands(reading.language());
    }

    /** Open deals unless the words say otherwise: "closing in May" are still open. */
    static boolean liesAhead(Reading words) {
        return !words.hasAny("state", "won", "lost", "created") && !isClosed(words);
    }

    private static boolean isClosed(Reading words) {
        return words.all("state").stream()
                .anyMatch(t -> t.is("state", "closed") && words.termAt(t.to()).filter(noun -> noun.is("noun", "deal")).isPresent());
    }

    /** The words that say which deals in a way nobody here can read; empty when all are understood. */
    String unread() {
        BitSet read = new BitSet();
        reading.names().stream().filter(name -> !name.is("contact")).forEach(n -> read.set(n.from(), n.to()));
        reading.periods().forEach(p -> read.set(p.from(), p.to()));
        reading.bounds().forEach(b -> read.set(b.from(), b.to()));
        reading.terms().stream().filter(this::isRead).forEach(t -> read.set(t.from(), t.to()));
        List<Token> unread = reading.tokens().stream()
                .filter(t -> !read.get(reading.indexOf(t)) && !isPlain(t))
                .toList();
        return unread.isEmpty() ? "" : reading.text().substring(unread.getFirst().start(), unread.getLast().end());
    }

    private boolean isRead(Term term) {
        boolean nearName = reading.names().stream().anyMatch(n -> n.from() - term.to() <= 1 && term.from() - n.to() <= 1);
        boolean excludes = choose().filters.stream().anyMatch(f -> f.exclude() || f.values().contains(Filter.NONE));
        boolean lacked = choose().filters.stream().anyMatch(f -> f.values().contains(Filter.NONE));
        return term.is("noun", "deal") || term.is("metric", "overdue_deals") || term.is("state") || term.is("relation", "my") || term.is("relation", "my_team")
                || term.is("noun") && NOUNS.contains(term.code("noun")) && (nearName || lacked) || term.is("attribute", "stage") && nearName
                || term.is("relation", "not") && excludes;
    }

    private boolean isPlain(Token token) {
        return List.of("skip", "all", "each", "closing").stream().anyMatch(code -> lexicon.means(token.text(), "set", code));
    }

    private Ask choose() {
        return new MetricPlanner(reading, organisation).plan().orElseGet(Ask::new);
    }

    /** Empty when the words mean something else than deals that can be listed, such as the three largest. */
    Optional<DealSet> set() {
        Ask ask = choose();
        boolean plain = ask.by.stream().allMatch(by -> by == Dimension.DEAL) && ask.having.isEmpty() && ask.limit == 0 && ask.compared == null && !ask.scattered;
        boolean named = ask.filters.stream().noneMatch(f -> f.dimension() == Dimension.DEAL && !f.exclude());
        if (ask.metrics.isEmpty() || !plain || !named || reading.periods().size() > 1 || reading.bounds().size() != ask.bounds.size()) {
            return Optional.empty();
        }
        Metric metric = metric();
        ask.measure(metric);
        if (metric == Metric.CREATED_DEALS) {
            ask.filters.add(Filter.of(Dimension.STAGE_TYPE, "open"));
        }
        if (!reading.periods().isEmpty()) {
            ask.period = reading.periods().getFirst().period();
        }
        return Optional.of(of(ask));
    }

    /** The deals that were listed before. */
    static DealSet of(Ask ask) {
        MetricArguments arguments = ask.arguments();
        return new DealSet(arguments.metrics().getFirst(), arguments.filters(), arguments.bounds(), arguments.from(), arguments.to());
    }

    private Metric metric() {
        if (reading.has("state", "overdue") || reading.has("metric", "overdue_deals")) {
            return Metric.OVERDUE_DEALS;
        }
        boolean won = reading.has("state", "won");
        boolean lost = reading.has("state", "lost");
        if (won || lost || isClosed(reading)) {
            return won == lost ? Metric.CLOSED_DEALS : won ? Metric.WON_DEALS : Metric.LOST_DEALS;
        }
        return reading.has("state", "created") ? Metric.CREATED_DEALS : Metric.OPEN_DEALS;
    }
}
