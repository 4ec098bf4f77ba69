package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Show;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Measure;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.Period;
import dev.langchain4j.model.output.structured.Description;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A question for figures as a model asks it; turned into a {@link MetricQuery}, which checks it. */
public record MetricArguments(
        @Description("codes of the metrics, e.g. won_revenue, win_rate, open_deals, average_deal_size, sales_cycle, quota_attainment") List<String> metrics,
        @Description("dimensions to split by, e.g. person, region, account, product, month; empty for one figure") @Nullable List<String> by,
        @Description("which records to keep") @Nullable List<Filter> filters,
        @Description("limits on numbers of single records, e.g. deals above an amount") @Nullable List<Range> bounds,
        @Description("first day, ISO") @Nullable String from,
        @Description("last day, ISO") @Nullable String to,
        @Description("limits on a group's figure, e.g. reps with a win rate above 60") @Nullable List<Range> having,
        @Description("order of the rows by the first metric: desc or asc") @Nullable String order,
        @Description("how many rows, 0 for all") @Nullable Integer limit,
        @Description("how many rows to skip") @Nullable Integer offset,
        @Description("first day of the period to compare with, ISO") @Nullable String comparedFrom,
        @Description("last day of the period to compare with, ISO") @Nullable String comparedTo,
        @Description("FIGURE, RANK, LIST, COUNT, SHARE, MEAN, COMPARE or TREND") @Nullable Show show) {

    /** Keeps, or leaves out, records whose dimension has one of the values. */
    public record Filter(String dimension, List<String> values, @Nullable Boolean exclude) {}

    /** Numbers from min to max of a measure or metric; an end may be left out. */
    public record Range(String of, @Nullable BigDecimal min, @Nullable BigDecimal max) {}

    public MetricArguments {
        if (metrics == null || metrics.isEmpty()) {
            throw new IllegalArgumentException("metrics must name at least one metric");
        }
    }

    /** The query; an argument that means nothing is an IllegalArgumentException that names it. */
    public MetricQuery query() {
        Period period = period(from, to);
        Period compared = period(comparedFrom, comparedTo);
        if (compared != null && period == null) {
            throw new IllegalArgumentException("comparedFrom and comparedTo need the period they are compared with; give from and to as well");
        }
        return new MetricQuery(
                metrics.stream().map(Metric::of).toList(),
                list(by).stream().map(code -> known("dimension", code, Dimension::of)).toList(),
                list(filters).stream()
                        .map(f -> new MetricQuery.Filter(
                                known("dimension", f.dimension(), Dimension::of), f.values(), Boolean.TRUE.equals(f.exclude())))
                        .toList(),
                list(bounds).stream().map(r -> new MetricQuery.Bound(known("measure", r.of(), Measure::of), r.min(), r.max())).toList(),
                period,
                list(having).stream().map(r -> new MetricQuery.Having(Metric.of(r.of()), r.min(), r.max())).toList(),
                order == null ? null : descending(order),
                limit == null ? 0 : limit,
                offset == null ? 0 : offset,
                compared);
    }

    public Show shown() {
        return show == null ? (list(by).isEmpty() ? Show.FIGURE : Show.LIST) : show;
    }

    private static boolean descending(String order) {
        return switch (order) {
            case "desc" -> true;
            case "asc" -> false;
            default -> throw new IllegalArgumentException("order must be desc or asc, was \"" + order + "\"");
        };
    }

    private static @Nullable Period period(@Nullable String from, @Nullable String to) {
        try {
            LocalDate first = from == null || from.isBlank() ? null : LocalDate.parse(from);
            LocalDate last = to == null || to.isBlank() ? null : LocalDate.parse(to);
            return first == null && last == null ? null : new Period(first, last);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + from + "\" and \"" + to + "\" must be dates like 2026-03-31", e);
        }
    }

    private static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    private static <T> T known(String what, @Nullable String code, Function<String, T> read) {
        try {
            return read.apply(code == null ? "" : code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("There is no " + what + " \"" + code + "\"", e);
        }
    }
}
