package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Show;
import com.nexusflow.copilot.agents.tool.MetricArguments;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Measure;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question for figures while it is put together. */
final class Ask {

    final List<Metric> metrics = new ArrayList<>();
    final List<Dimension> by = new ArrayList<>();
    final List<Filter> filters = new ArrayList<>();
    final List<MetricQuery.Bound> bounds = new ArrayList<>();
    final List<MetricQuery.Having> having = new ArrayList<>();
    @Nullable Period period;
    @Nullable Period compared;
    @Nullable Boolean descending;
    int limit;
    int offset;
    Show show = Show.FIGURE;
    boolean deals;
    /** What sets more than two periods side by side, a row for each; it stands in {@link #by}, too. */
    @Nullable Dimension perPeriod;
    /** Whether the question names periods that no single answer can show side by side. */
    boolean scattered;

    static Ask of(MetricArguments arguments, String tool) {
        MetricQuery query = arguments.query();
        Ask ask = new Ask();
        ask.metrics.addAll(query.metrics());
        ask.by.addAll(query.by());
        ask.filters.addAll(query.filters());
        ask.bounds.addAll(query.bounds());
        ask.having.addAll(query.having());
        ask.period = query.period();
        ask.compared = query.compared();
        ask.descending = query.descending();
        ask.limit = query.limit();
        ask.offset = query.offset();
        ask.show = arguments.shown();
        ask.deals = tool.equals("list_deals");
        return ask;
    }

    Metric metric() {
        return metrics.getFirst();
    }

    void measure(Metric... chosen) {
        metrics.clear();
        metrics.addAll(List.of(chosen));
    }

    void bound(Measure measure, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        bounds.add(new MetricQuery.Bound(measure, min, max));
    }

    boolean filters(Dimension dimension) {
        return filters.stream().anyMatch(f -> f.dimension() == dimension);
    }

    /** The tool that fits what is to be shown. */
    String tool() {
        if (deals) {
            return "list_deals";
        }
        return switch (show) {
            case RANK -> "top_bottom";
            case COMPARE -> "compare";
            default -> "metric_query";
        };
    }

    MetricArguments arguments() {
        return new MetricArguments(
                metrics.stream().map(Metric::code).toList(),
                by.stream().map(Dimension::code).toList(),
                filters.stream().map(f -> new MetricArguments.Filter(f.dimension().code(), f.values(), f.exclude() ? true : null)).toList(),
                bounds.stream().map(b -> new MetricArguments.Range(b.measure().code(), b.min(), b.max())).toList(),
                first(period),
                last(period),
                having.stream().map(h -> new MetricArguments.Range(h.metric().code(), h.min(), h.max())).toList(),
                descending == null ? null : descending ? "desc" : "asc",
                limit,
                offset,
                first(compared),
                last(compared),
                show);
    }

    private static @Nullable String first(@Nullable Period period) {
        return period == null || period.from() == null ? null : period.from().toString();
    }

    private static @Nullable String last(@Nullable Period period) {
        return period == null || period.to() == null ? null : period.to().toString();
    }
}
