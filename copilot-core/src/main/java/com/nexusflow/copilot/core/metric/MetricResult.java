package com.nexusflow.copilot.core.metric;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The figures a query gave. Money is in major units of the currency.
 *
 * @param groups how many rows there were before limit and offset
 * @param rowCounts how many records stand behind each metric, in the order of the query's metrics
 * @param remarks what was left out of the figures, counted
 * @param labels the names of filter values that were given as ids
 */
public record MetricResult(
        MetricQuery query,
        List<Row> rows,
        int groups,
        List<Long> rowCounts,
        List<Remark> remarks,
        Map<String, String> labels,
        String currency,
        LocalDate today,
        Instant asOf) {

    /** The value of a dimension in one row: its label and, where it is a record, its id. Time labels are the first day, ISO. */
    public record Key(String label, @Nullable UUID id) {}

    /**
     * One row: its keys, its figures in the order of the query's metrics, and those of the period compared with.
     *
     * @param rowCount how many records stand behind the first metric
     */
    public record Row(List<Key> keys, List<@Nullable BigDecimal> values, List<@Nullable BigDecimal> compared, long rowCount) {
        public Row {
            keys = List.copyOf(keys);
            values = Collections.unmodifiableList(values);
            compared = Collections.unmodifiableList(compared);
        }
    }

    /** Why records were left out of a figure. */
    public enum Reason {
        /** The record lacks the value the metric needs. */
        WITHOUT_VALUE,
        /** The record lacks the dimension it would be grouped by. */
        WITHOUT_GROUP,
        /** The record has no date by which it would lie in a period. */
        WITHOUT_DATE,
        /** The record was imported in the state it is in: what it passed before is not known. */
        NOT_OBSERVED
    }

    /** How many records were left out, of which metric or dimension (its code). */
    public record Remark(Reason reason, String of, long count) {}

    public MetricResult {
        rows = List.copyOf(rows);
        rowCounts = List.copyOf(rowCounts);
        remarks = List.copyOf(remarks);
        labels = Map.copyOf(labels);
    }

    /** How many records stand behind the metric, which is one of the query's. */
    public long rowCount(Metric metric) {
        return rowCounts.get(query.metrics().indexOf(metric));
    }

    /** A filter value as a person reads it. */
    public String label(String value) {
        return labels.getOrDefault(value, value);
    }

    /** The figure of the first metric when the query had no split. */
    public @Nullable BigDecimal single() {
        return rows.isEmpty() ? null : rows.getFirst().values().getFirst();
    }
}
