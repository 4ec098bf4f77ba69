package com.nexusflow.copilot.channels.rest;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricParameters;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.Period;
import com.nexusflow.copilot.core.metric.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures on the wire. The values of each row stand in the order of metrics, its keys in the order of by.
 *
 * @param groups how many rows there are without a limit
 * @param rowCount how many records stand behind the first metric
 * @param records the address of the records behind the first metric
 */
record MetricAnswer(
        List<Asked> metrics,
        List<Dimension> by,
        @Nullable Period period,
        List<MetricResult.Row> rows,
        int groups,
        long rowCount,
        List<MetricResult.Remark> remarks,
        String currency,
        LocalDate today,
        Instant asOf,
        String records) {

    record Asked(Metric metric, Unit unit) {}

    static MetricAnswer of(MetricResult result) {
        return new MetricAnswer(
                result.query().metrics().stream().map(metric -> new Asked(metric, metric.unit())).toList(),
                result.query().by(),
                result.query().period(),
                result.rows(),
                result.groups(),
                result.rowCounts().getFirst(),
                result.remarks(),
                result.currency(),
                result.today(),
                result.asOf(),
                "/api/v1/metrics/rows?" + MetricParameters.format(result.query().ordered(null, 0).from(0).against(null)));
    }
}
