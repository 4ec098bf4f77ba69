package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricParameters;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A figure on a page with the address of the records behind it. */
public record KeyFigure(Metric metric, @Nullable BigDecimal value, String rows) {

    static List<KeyFigure> all(MetricResult result) {
        MetricQuery query = result.query();
        List<KeyFigure> figures = new ArrayList<>();
        for (int i = 0; i < query.metrics().size(); i++) {
            Metric metric = query.metrics().get(i);
            figures.add(new KeyFigure(
                    metric,
                    result.rows().isEmpty() ? null : result.rows().getFirst().values().get(i),
                    MetricParameters.format(query.measuring(List.of(metric)))));
        }
        return figures;
    }
}
