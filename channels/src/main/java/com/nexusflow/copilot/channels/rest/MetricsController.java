package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Measure;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricParameters;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.metric.RowPage;
import com.nexusflow.copilot.core.metric.RowSort;
import com.nexusflow.copilot.core.metric.Unit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures, and the records behind them. */
@RestController
@RequestMapping("/api/v1/metrics")
@Tag(name = "Metrics")
class MetricsController {

    private static final int LARGEST_PAGE = 1_000;

    private final Metrics metrics;

    MetricsController(Metrics metrics) {
        this.metrics = metrics;
    }

    /** A metric by its code, and what its figures count. */
    record Definition(String metric, Unit unit, boolean hasPeriod, boolean lowerIsBetter) {}

    /** Everything a metric query can be made of. */
    record Definitions(List<Definition> metrics, List<Dimension> dimensions, List<Measure> measures) {}

    @GetMapping
    @Operation(summary = "Figures: metrics, split by dimensions, within filters and a period")
    @FigureParameters
    MetricAnswer figures(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return BadInput.check(() -> MetricAnswer.of(metrics.run(MetricParameters.parse(parameters))));
    }

    @GetMapping("/rows")
    @Operation(summary = "The records behind a figure; takes the parameters of the figure, offset and limit page through them")
    @FigureParameters
    RowPage rows(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        MultiValueMap<String, String> figure = new LinkedMultiValueMap<>(parameters);
        figure.remove("offset");
        figure.remove("limit");
        BadInput.within("offset", offset, 0, Integer.MAX_VALUE);
        BadInput.within("limit", limit, 1, LARGEST_PAGE);
        return BadInput.check(() -> {
            MetricQuery query = MetricParameters.parse(figure);
            return metrics.rows(query, RowSort.NEWEST_FIRST, offset, limit);
        });
    }

    @GetMapping("/definitions")
    @Operation(summary = "The metrics, dimensions and measures there are")
    Definitions definitions() {
        return new Definitions(
                Stream.of(Metric.values())
                        .map(metric -> new Definition(metric.code(), metric.unit(), metric.hasPeriod(), metric.lowerIsBetter()))
                        .toList(),
                List.of(Dimension.values()),
                List.of(Measure.values()));
    }
}
