package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How figures changed from one period to another, in words. */
public final class Changes {

    private final Phrases say;

    public Changes(Phrases say) {
        this.say = say;
    }

    /** Whether the rows are groups whose figures two periods have; months and the like stand in one of them only. */
    public static boolean areTold(MetricQuery query) {
        return query.period() != null && query.compared() != null && !query.by().isEmpty() && query.by().stream().noneMatch(Dimension::isTime);
    }

    /** "€1,110 (13.6 %)", "3.2 points": how much, whichever way. */
    public String amount(Metric metric, BigDecimal now, BigDecimal before) {
        BigDecimal difference = now.subtract(before).abs();
        if (metric.unit() == Unit.PERCENT) {
            return points(difference);
        }
        String amount = say.value(metric, difference);
        return before.signum() == 0 ? amount : say.replies().get("compare.change", amount, percent(difference, before));
    }

    /** The same with its sign, for a column. */
    public String signed(Metric metric, @Nullable BigDecimal now, @Nullable BigDecimal before) {
        if (now == null || before == null) {
            return "–";
        }
        int order = now.compareTo(before);
        return (order > 0 ? "+" : order < 0 ? "−" : "") + amount(metric, now, before);
    }

    public String points(BigDecimal difference) {
        return say.replies().get("compare.points", say.format().number(difference, 1, 1));
    }

    private String percent(BigDecimal difference, BigDecimal before) {
        return say.format().figure(difference.multiply(BigDecimal.valueOf(100)).divide(before.abs(), 6, RoundingMode.HALF_UP), Unit.PERCENT);
    }
}
