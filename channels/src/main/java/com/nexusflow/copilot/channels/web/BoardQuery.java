package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.crm.OpportunityFilter;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.Period;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a board is limited to, for its deals and for its figures alike. */
record BoardQuery(@Nullable UUID owner, @Nullable UUID team, @Nullable UUID product, @Nullable Period closes) {

    OpportunityFilter deals() {
        return new OpportunityFilter(
                owner, team, null, product, null, null, closes == null ? null : closes.from(), closes == null ? null : closes.to());
    }

    MetricQuery figures() {
        MetricQuery query = MetricQuery.of(Metric.OPEN_PIPELINE, Metric.OPEN_DEALS, Metric.WEIGHTED_PIPELINE).within(closes);
        query = filtered(query, Dimension.PERSON, owner);
        query = filtered(query, Dimension.TEAM, team);
        return filtered(query, Dimension.PRODUCT, product);
    }

    MetricQuery figuresByStage() {
        return figures().splitBy(Dimension.STAGE);
    }

    private static MetricQuery filtered(MetricQuery query, Dimension dimension, @Nullable UUID id) {
        return id == null ? query : query.where(Filter.of(dimension, id.toString()));
    }
}
