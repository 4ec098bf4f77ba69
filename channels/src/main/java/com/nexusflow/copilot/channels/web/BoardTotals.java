package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricParameters;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.MetricResult;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The figures of a board: in all, and of each stage, each with the address of the deals behind it. */
public record BoardTotals(Total all, Map<UUID, Total> stages) {

    /** Value, number and probable value of some deals. */
    public record Total(BigDecimal value, long deals, BigDecimal weighted, String rows) {}

    static BoardTotals of(MetricResult byStage, MetricResult all, BoardQuery query) {
        Map<UUID, Total> stages = new HashMap<>();
        for (MetricResult.Row row : byStage.rows()) {
            UUID stage = row.keys().getFirst().id();
            if (stage != null) {
                String rows = MetricParameters.format(query.figures().measuring(List.of(Metric.OPEN_PIPELINE)).where(Filter.of(Dimension.STAGE, stage.toString())));
                stages.put(stage, total(row.values(), rows));
            }
        }
        List<@Nullable BigDecimal> values = all.rows().isEmpty() ? List.of() : all.rows().getFirst().values();
        return new BoardTotals(total(values, MetricParameters.format(query.figures().measuring(List.of(Metric.OPEN_PIPELINE)))), stages);
    }

    /** The figures of a stage; nothing when it holds no deals. */
    public Total of(UUID stage) {
        return stages.getOrDefault(stage, new Total(BigDecimal.ZERO, 0, BigDecimal.ZERO, ""));
    }

    private static Total total(List<@Nullable BigDecimal> values, String rows) {
        return new Total(value(values, 0), value(values, 1).longValue(), value(values, 2), rows);
    }

    private static BigDecimal value(List<@Nullable BigDecimal> values, int place) {
        BigDecimal value = place < values.size() ? values.get(place) : null;
        return value == null ? BigDecimal.ZERO : value;
    }
}
