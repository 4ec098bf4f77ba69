package com.nexusflow.copilot.core.metric;

import com.nexusflow.copilot.core.metric.MetricQuery.Having;
import com.nexusflow.copilot.core.metric.MetricResult.Key;
import com.nexusflow.copilot.core.metric.MetricResult.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which groups of a result are kept, and in which order they stand. */
final class RowOrder {

    private final MetricQuery query;

    RowOrder(MetricQuery query) {
        this.query = query;
    }

    /** The groups that meet the query's conditions. */
    List<Figures.Ordered> kept(List<Figures.Ordered> groups) {
        return groups.stream().filter(group -> query.having().stream().allMatch(h -> within(h, group.having().get(h.metric())))).toList();
    }

    List<Row> arrange(List<Figures.Ordered> groups) {
        List<Figures.Ordered> kept = new ArrayList<>(groups);
        if (query.descending() != null) {
            kept.removeIf(group -> group.row().values().getFirst() == null);
        }
        kept.sort(comparator());
        return kept.stream().map(Figures.Ordered::row).toList();
    }

    List<Row> cut(List<Row> rows) {
        int from = Math.min(query.offset(), rows.size());
        int to = query.limit() == 0 ? rows.size() : Math.min(rows.size(), from + query.limit());
        return rows.subList(from, to);
    }

    private Comparator<Figures.Ordered> comparator() {
        Comparator<Figures.Ordered> byFigure = Comparator.comparing(
                (Figures.Ordered o) -> o.row().values().getFirst(),
                Comparator.nullsLast(Boolean.FALSE.equals(query.descending()) ? Comparator.naturalOrder() : Comparator.<BigDecimal>reverseOrder()));
        Comparator<Figures.Ordered> byLabel =
                Comparator.comparing(o -> o.row().keys().stream().map(Key::label).collect(Collectors.joining("\u0000")));
        boolean natural = query.descending() == null
                && query.by().stream().anyMatch(d -> d.isTime() || d == Dimension.STAGE || d == Dimension.SIZE_BAND);
        return natural ? Comparator.comparing(RowOrder::natural).thenComparing(byFigure).thenComparing(byLabel) : byFigure.thenComparing(byLabel);
    }

    /** Time keys are ISO days; stage and size keys are numbers, padded so that they sort as such. */
    private static String natural(Figures.Ordered group) {
        return group.order().stream()
                .map(order -> order == null ? "" : order.matches("\\d+") ? "0".repeat(Math.max(0, 20 - order.length())) + order : order)
                .collect(Collectors.joining("\u0000"));
    }

    private static boolean within(Having having, @Nullable BigDecimal value) {
        return value != null
                && (having.min() == null || value.compareTo(having.min()) >= 0)
                && (having.max() == null || value.compareTo(having.max()) <= 0);
    }
}
