package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much of the organisation a person sees. */
public final class Sight {

    private static final Set<Dimension> OWNERS = Set.of(Dimension.PERSON, Dimension.TEAM, Dimension.MANAGER, Dimension.REGION);

    private final TenantScope scope;

    public Sight(TenantScope scope) {
        this.scope = scope;
    }

    /** Whether the finding's figures may leave out records because the person may not see them. Those of named owners are told whole or not at all. */
    public boolean isPartial(Finding finding) {
        return switch (finding) {
            case Finding.Figures figures -> isPartial(figures.result().query());
            case Finding.Deals deals -> isPartial(deals.totals().query());
            case Finding.Brief brief -> isPartial(brief.figures());
            case Finding.Card card -> isPartial(card.record());
            default -> false;
        };
    }

    private boolean isPartial(@Nullable MetricResult figures) {
        return figures != null && isPartial(figures.query());
    }

    boolean isPartial(MetricQuery query) {
        boolean restricted = !scope.seesAll() && query.metrics().stream().anyMatch(Metric::hasPeriod);
        return restricted && query.filters().stream().noneMatch(f -> !f.exclude() && (OWNERS.contains(f.dimension()) || f.dimension() == Dimension.DEAL));
    }
}
