package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.call.CallFilter;
import com.nexusflow.copilot.core.call.SaidInCalls;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.metric.Period;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** How we fare against a competitor, computed from our own deals and calls each time it is asked. */
public final class CompetitorRecord {

    /** What is said of all deals in which a competitor was met. */
    public static final List<Metric> TOTALS = List.of(
            Metric.DEALS, Metric.OPEN_DEALS, Metric.WON_DEALS, Metric.LOST_DEALS, Metric.WIN_RATE, Metric.WON_REVENUE, Metric.LOST_VALUE, Metric.OPEN_PIPELINE);

    private static final int QUARTERS = 8;
    private static final int MONTHS = 12;
    private static final int MOST_REASONS = 5;
    private static final int MOST_CALLS = 10;

    private final Metrics metrics;
    private final SaidInCalls saidInCalls;
    private final Tenants tenants;
    private final Clock clock;

    public CompetitorRecord(Metrics metrics, SaidInCalls saidInCalls, Tenants tenants, Clock clock) {
        this.metrics = metrics;
        this.saidInCalls = saidInCalls;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** The figures, each with its query. */
    public CompetitorFacts of(Named competitor) {
        Tenant tenant = tenants.current();
        LocalDate today = tenant.today(clock);
        Filter met = Filter.of(Dimension.COMPETITOR, competitor.id().toString());
        Period year = Period.of(today.minusMonths(MONTHS).plusDays(1), today);
        Period yearBefore = Period.of(today.minusMonths(2 * MONTHS).plusDays(1), today.minusMonths(MONTHS));
        MetricQuery winRate = MetricQuery.of(Metric.WIN_RATE);
        return new CompetitorFacts(
                metrics.run(MetricQuery.of(TOTALS.toArray(Metric[]::new)).where(met)),
                metrics.run(winRate),
                metrics.run(winRate.where(met).within(year).against(yearBefore)),
                metrics.run(MetricQuery.of(Metric.WIN_RATE, Metric.WON_DEALS, Metric.LOST_DEALS).where(met).splitBy(Dimension.QUARTER).within(quarters(tenant, today))),
                metrics.run(MetricQuery.of(Metric.LOST_DEALS).where(met).splitBy(Dimension.LOSS_REASON).ordered(true, MOST_REASONS)));
    }

    /** Where calls name it, newest first. */
    public List<SaidInCalls.Said> mentions(Named competitor) {
        return saidInCalls.find(CallFilter.NONE, new SaidInCalls.Asked(null, List.of(competitor.name()), null), MOST_CALLS);
    }

    /** Deals met, win rate and lost deals of every competitor that was met, most met first. */
    public MetricResult all() {
        return metrics.run(MetricQuery.of(Metric.DEALS, Metric.WIN_RATE, Metric.LOST_DEALS).splitBy(Dimension.COMPETITOR).ordered(true, 0));
    }

    /** The running quarter and those before it. */
    private static Period quarters(Tenant tenant, LocalDate today) {
        Period running = new FiscalCalendar(tenant.fiscalYearStart()).quarterWith(today);
        return Period.of(Objects.requireNonNull(running.from()).minusMonths(3L * (QUARTERS - 1)), Objects.requireNonNull(running.to()));
    }
}
