package com.nexusflow.copilot.core.metric;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to the semantic layer: metrics, split by dimensions, within filters and a period, ordered and cut.
 *
 * @param bounds limits on numbers of single records, for instance deals above 5,000
 * @param having limits on the figures of a group, for instance reps with a win rate above 60
 * @param descending the order of the rows by the first metric; null keeps the natural order (time, stage order, largest first)
 * @param limit how many rows to return, 0 for all
 * @param compared the period the figures are set against, or null
 */
public record MetricQuery(
        List<Metric> metrics,
        List<Dimension> by,
        List<Filter> filters,
        List<Bound> bounds,
        @Nullable Period period,
        List<Having> having,
        @Nullable Boolean descending,
        int limit,
        int offset,
        @Nullable Period compared) {

    private static final int DIGITS = 18;

    /**
     * Keeps, or leaves out, the rows whose dimension has one of the values. A value is a name, the id of a record, or {@link #NONE}
     * for rows that have no such value.
     */
    public record Filter(Dimension dimension, List<String> values, boolean exclude) {

        public static final String NONE = "(none)";

        public Filter {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("A filter on " + dimension.code() + " needs at least one value");
            }
            if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw new IllegalArgumentException("A filter on " + dimension.code() + " has a value with a zero byte in it; leave it out");
            }
        }

        public static Filter of(Dimension dimension, String... values) {
            return new Filter(dimension, List.of(values), false);
        }
    }

    /** Numbers from min to max, both included; an open end is null. */
    public record Bound(Measure measure, @Nullable BigDecimal min, @Nullable BigDecimal max) {

        public Bound {
            check(measure.code(), min);
            check(measure.code(), max);
        }
    }

    /** Groups whose metric lies from min to max, both included; an open end is null. */
    public record Having(Metric metric, @Nullable BigDecimal min, @Nullable BigDecimal max) {

        public Having {
            check(metric.code(), min);
            check(metric.code(), max);
        }

        /** Whether those who have no records at all are meant too. */
        boolean fitsNothing() {
            return metric.isAdditive() && (min == null || min.signum() <= 0) && (max == null || max.signum() >= 0);
        }
    }

    public MetricQuery {
        metrics = List.copyOf(metrics);
        by = List.copyOf(by);
        filters = List.copyOf(filters);
        bounds = List.copyOf(bounds);
        having = List.copyOf(having);
        if (metrics.isEmpty()) {
            throw new IllegalArgumentException("A query needs at least one metric");
        }
        if (limit < 0 || limit > 10_000 || offset < 0) {
            throw new IllegalArgumentException("limit must be from 0 to 10000 and offset not negative, were " + limit + " and " + offset);
        }
        if (by.size() > 3) {
            throw new IllegalArgumentException("A query may be split by at most 3 dimensions, was " + by.size());
        }
    }

    /** Written out, a number like 1e999999999 would fill the memory. */
    private static void check(String of, @Nullable BigDecimal limit) {
        if (limit != null && (limit.scale() > DIGITS || (long) limit.precision() - limit.scale() > DIGITS)) {
            throw new IllegalArgumentException("A limit on " + of + " may have " + DIGITS + " digits before and after the point");
        }
    }

    public static MetricQuery of(Metric... metrics) {
        return new MetricQuery(
                List.of(metrics), List.of(), List.of(), List.of(), null, List.of(), null, 0, 0, null);
    }

    public MetricQuery splitBy(Dimension... dimensions) {
        return new MetricQuery(metrics, List.of(dimensions), filters, bounds, period, having, descending, limit, offset, compared);
    }

    public MetricQuery where(Filter filter) {
        List<Filter> more = new ArrayList<>(filters);
        more.add(filter);
        return withFilters(more);
    }

    public MetricQuery withFilters(List<Filter> others) {
        return new MetricQuery(metrics, by, others, bounds, period, having, descending, limit, offset, compared);
    }

    public MetricQuery within(@Nullable Period other) {
        return new MetricQuery(metrics, by, filters, bounds, other, having, descending, limit, offset, compared);
    }

    public MetricQuery within(LocalDate from, LocalDate to) {
        return within(Period.of(from, to));
    }

    public MetricQuery bounded(Bound bound) {
        List<Bound> more = new ArrayList<>(bounds);
        more.add(bound);
        return withBounds(more);
    }

    public MetricQuery withBounds(List<Bound> others) {
        return new MetricQuery(metrics, by, filters, others, period, having, descending, limit, offset, compared);
    }

    public MetricQuery having(Having condition) {
        List<Having> more = new ArrayList<>(having);
        more.add(condition);
        return new MetricQuery(metrics, by, filters, bounds, period, more, descending, limit, offset, compared);
    }

    public MetricQuery ordered(@Nullable Boolean largestFirst, int rows) {
        return new MetricQuery(metrics, by, filters, bounds, period, having, largestFirst, rows, offset, compared);
    }

    public MetricQuery from(int row) {
        return new MetricQuery(metrics, by, filters, bounds, period, having, descending, limit, row, compared);
    }

    public MetricQuery measuring(List<Metric> others) {
        return new MetricQuery(others, by, filters, bounds, period, having, descending, limit, offset, compared);
    }

    public MetricQuery against(@Nullable Period other) {
        return new MetricQuery(metrics, by, filters, bounds, period, having, descending, limit, offset, other);
    }
}
