package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.tool.ChangeArguments.DealSet;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.metric.RowPage;
import com.nexusflow.copilot.core.metric.RowSort;
import java.util.List;
import java.util.UUID;

/** Finds the deals that a bulk change is about, exactly those that a list of deals would show. */
final class DealSets {

    private static final int MOST = 100;

    private final Metrics metrics;
    private final Rights rights;

    DealSets(Metrics metrics, Rights rights) {
        this.metrics = metrics;
        this.rights = rights;
    }

    /** The ids of the deals; none of them, or too many, end the preparation with a finding that says so. */
    List<UUID> ids(DealSet set) {
        MetricQuery query = set.query();
        rights.refusal(query).ifPresent(refusal -> {
            throw new Unclear(refusal instanceof Finding.Refusal no ? new Finding.Refusal("change_not_visible", no.about(), no.near()) : refusal);
        });
        List<UUID> ids = metrics.rows(query, RowSort.OLDEST_FIRST, 0, MOST + 1).records().stream().map(RowPage.Line::id).toList();
        if (ids.isEmpty()) {
            throw new Unclear(new Finding.Refusal("no_deals_fit", "", List.of()));
        }
        if (ids.size() > MOST) {
            throw new Unclear(new Finding.Refusal("too_many_deals", String.valueOf(MOST), List.of()));
        }
        return ids;
    }
}
