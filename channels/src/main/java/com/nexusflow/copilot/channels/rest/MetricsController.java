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
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
    @Parameter(name = "metric", in = ParameterIn.QUERY, required = true, description = "A metric's code; may be repeated", example = "won_revenue")
    @Parameter(name = "by", in = ParameterIn.QUERY, description = "A dimension's code; up to three", example = "person")
    @Parameter(name = "filter", in = ParameterIn.QUERY, description = "dimension:value, kept", example = "stage_type:won")
    @Parameter(name = "not", in = ParameterIn.QUERY, description = "dimension:value, left out")
    @Parameter(name = "bound", in = ParameterIn.QUERY, description = "measure:min..max on single records", example = "amount:5000..")
    @Parameter(name = "having", in = ParameterIn.QUERY, description = "metric:min..max on groups")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "First day, YYYY-MM-DD")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Last day, YYYY-MM-DD")
    @Parameter(name = "order", in = ParameterIn.QUERY, description = "asc or desc, by the first metric")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "How many rows; 0 for all")
    @Parameter(name = "offset", in = ParameterIn.QUERY, description = "How many rows to pass over")
    @Parameter(name = "compare", in = ParameterIn.QUERY, description = "previous_period or year_before")
    MetricAnswer figures(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return BadInput.check(() -> MetricAnswer.of(metrics.run(MetricParameters.parse(parameters))));
    }

    @GetMapping("/rows")
    @Operation(summary = "The records behind a figure; takes the parameters of the figure, offset and limit page through them")
    @Parameter(name = "metric", in = ParameterIn.QUERY, required = true, example = "won_revenue")
    @Parameter(name = "filter", in = ParameterIn.QUERY)
    @Parameter(name = "from", in = ParameterIn.QUERY)
    @Parameter(name = "to", in = ParameterIn.QUERY)
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
