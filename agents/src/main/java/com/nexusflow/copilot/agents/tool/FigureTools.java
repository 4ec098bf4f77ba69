package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Show;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.metric.RowSort;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tools that answer with figures; all of them ask the semantic layer. */
final class FigureTools {

    private static final int DEALS_LISTED = 10;
    private static final int TIES = 5;

    private final Metrics metrics;
    private final Rights rights;

    FigureTools(Metrics metrics, Rights rights) {
        this.metrics = metrics;
        this.rights = rights;
    }

    List<Tool<?>> all() {
        return List.of(
                new Tool<>("metric_query", "Figures of the pipeline: metrics split by dimensions, within filters and a period.", MetricArguments.class, told(this::figures)),
                new Tool<>("top_bottom", "Who or what comes first or last by a metric; give by, order and limit.", MetricArguments.class, told(this::topBottom)),
                new Tool<>(
                        "compare",
                        "Sets groups (by and a filter with their names) or two periods (comparedFrom, comparedTo) against each other.",
                        MetricArguments.class,
                        told(this::compare)),
                new Tool<>(
                        "list_deals",
                        "Deals that fit; metrics is one of open_deals, won_deals, lost_deals, closed_deals, overdue_deals, deals; order desc lists the largest first.",
                        MetricArguments.class,
                        told(this::deals)),
                new Tool<>("team_overview", "How a team, region or manager's reps are doing: won revenue, win rate and open pipeline of each rep.", MetricArguments.class, told(this::team)));
    }

    private Function<MetricArguments, Finding> told(Function<MetricArguments, Finding> work) {
        return arguments -> rights.refusal(arguments.query()).orElseGet(() -> work.apply(arguments));
    }

    private Finding figures(MetricArguments arguments) {
        MetricQuery query = arguments.query();
        MetricResult result = metrics.run(query);
        Show show = arguments.shown();
        BigDecimal whole = show == Show.SHARE && query.by().isEmpty() ? whole(query) : null;
        if (whole != null && whole.signum() == 0 && query.metrics().getFirst() == Metric.OPEN_PIPELINE) {
            MetricQuery counted = query.measuring(List.of(Metric.OPEN_DEALS)); // a pipeline without amounts is shared by count
            return new Finding.Figures(metrics.run(counted), show, whole(counted));
        }
        return new Finding.Figures(result, show, whole);
    }

    /** The same figure without the filter named last, which is what the share is a part of. */
    private @Nullable BigDecimal whole(MetricQuery query) {
        if (query.filters().isEmpty() && query.bounds().isEmpty()) {
            throw new IllegalArgumentException("A share needs a filter or a bound that says which part is meant");
        }
        MetricQuery unbounded = new MetricQuery(
                query.metrics(), query.by(), query.filters(), List.of(), query.period(), List.of(), null, 0, 0, null);
        int last = query.filters().size() - 1;
        MetricQuery whole = query.bounds().isEmpty() ? unbounded.withFilters(query.filters().subList(0, last)) : unbounded;
        return metrics.run(whole).single();
    }

    private Finding topBottom(MetricArguments arguments) {
        MetricQuery query = arguments.query();
        if (query.by().isEmpty()) {
            throw new IllegalArgumentException("by must name the dimension to rank");
        }
        int limit = query.limit() == 0 ? 1 : query.limit();
        MetricQuery ranked = query.ordered(query.descending() == null || query.descending(), limit + TIES);
        return new Finding.Figures(withTies(metrics.run(ranked), ranked.ordered(ranked.descending(), limit)), Show.RANK, null);
    }

    /** Cuts behind the last place, but not between two who share it. */
    private static MetricResult withTies(MetricResult result, MetricQuery query) {
        List<MetricResult.Row> rows = result.rows();
        int kept = Math.min(query.limit(), rows.size());
        while (kept > 0 && kept < rows.size() && same(rows.get(kept), rows.get(kept - 1))) {
            kept++;
        }
        return new MetricResult(
                query, rows.subList(0, kept), result.groups(), result.rowCounts(), result.remarks(), result.labels(), result.currency(), result.today(), result.asOf());
    }

    private static boolean same(MetricResult.Row one, MetricResult.Row other) {
        BigDecimal value = one.values().getFirst();
        BigDecimal before = other.values().getFirst();
        return value != null && before != null && value.compareTo(before) == 0;
    }

    private Finding compare(MetricArguments arguments) {
        MetricQuery query = arguments.query();
        if (query.by().isEmpty() && query.compared() == null) {
            throw new IllegalArgumentException("Give by and a filter with the names to compare, or comparedFrom and comparedTo");
        }
        return new Finding.Figures(metrics.run(query), Show.COMPARE, null);
    }

    private Finding deals(MetricArguments arguments) {
        MetricQuery query = arguments.query().splitBy();
        Metric counted = query.metrics().getFirst();
        Metric valued = switch (counted) {
            case WON_DEALS -> Metric.WON_REVENUE;
            case LOST_DEALS -> Metric.LOST_VALUE;
            case OPEN_DEALS, OVERDUE_DEALS -> Metric.OPEN_PIPELINE;
            case CREATED_DEALS -> Metric.CREATED_PIPELINE;
            case DEALS, CLOSED_DEALS -> null;
            default -> throw new IllegalArgumentException("list_deals takes open_deals, won_deals, lost_deals, closed_deals, created_deals, overdue_deals or deals");
        };
        List<Metric> wanted = valued == null || counted == Metric.OVERDUE_DEALS ? List.of(counted) : List.of(counted, valued);
        RowSort sort = query.descending() == null
                ? (counted == Metric.OPEN_DEALS || counted == Metric.OVERDUE_DEALS ? RowSort.OLDEST_FIRST : RowSort.NEWEST_FIRST)
                : query.descending() ? RowSort.LARGEST_FIRST : RowSort.SMALLEST_FIRST;
        int limit = query.limit() == 0 ? DEALS_LISTED : Math.min(query.limit(), 100);
        MetricQuery plain = query.measuring(wanted).ordered(null, 0);
        return new Finding.Deals(metrics.run(plain), metrics.rows(plain, sort, query.offset(), limit));
    }

    private Finding team(MetricArguments arguments) {
        MetricQuery query = arguments.query()
                .measuring(List.of(Metric.WON_REVENUE, Metric.WIN_RATE, Metric.WON_DEALS, Metric.OPEN_DEALS, Metric.OPEN_PIPELINE))
                .splitBy(Dimension.PERSON)
                .ordered(true, 0);
        return new Finding.Figures(metrics.run(query), Show.LIST, null);
    }
}
