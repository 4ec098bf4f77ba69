package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricResult;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What our own pipeline tells of a competitor, as far as the current person sees them. Each result carries its query and its time.
 *
 * @param totals {@link CompetitorRecord#TOTALS}, over all deals in which it was met
 * @param everywhere the win rate over all our deals, to set it against
 * @param lately the win rate of the last twelve months, against the twelve before
 * @param trend win rate, won and lost deals by quarter
 * @param reasons lost deals by the reason that was given
 */
public record CompetitorFacts(MetricResult totals, MetricResult everywhere, MetricResult lately, MetricResult trend, MetricResult reasons) {

    /** One of the totals; null when nothing was there to compute it from. */
    public @Nullable BigDecimal total(Metric metric) {
        return totals.rows().isEmpty() ? null : totals.rows().getFirst().values().get(totals.query().metrics().indexOf(metric));
    }

    /** Whether a reason was given for any of the lost deals. */
    public boolean knowsReasons() {
        return !reasons.rows().isEmpty();
    }
}
