package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.call.SaidInCalls.Said;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricResult;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What our own pipeline and calls tell of a competitor, as far as the current person sees them. Each result carries its query and its time.
 *
 * @param totals {@link CompetitorRecord#TOTALS}, over all deals in which it was met
 * @param everywhere the win rate over all our deals, to set it against
 * @param lately the win rate of the last twelve months, against the twelve before
 * @param trend win rate, won and lost deals by quarter
 * @param reasons lost deals by the reason that was given
 * @param mentions where calls name it, newest first
 */
public record CompetitorFacts(
        MetricResult totals, MetricResult everywhere, MetricResult lately, MetricResult trend, MetricResult reasons, List<Said> mentions) {

    public CompetitorFacts {
        mentions = List.copyOf(mentions);
    }

    /** One of the totals; null when nothing was there to compute it from. */
    public @Nullable BigDecimal total(Metric metric) {
        return totals.rows().isEmpty() ? null : totals.rows().getFirst().values().get(totals.query().metrics().indexOf(metric));
    }

    /** Whether a reason was given for any of the lost deals. */
    public boolean knowsReasons() {
        return !reasons.rows().isEmpty();
    }
}
