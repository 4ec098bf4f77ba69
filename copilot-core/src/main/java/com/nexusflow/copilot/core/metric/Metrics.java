package com.nexusflow.copilot.core.metric;

import com.nexusflow.copilot.core.metric.MetricResult.Row;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Computes figures for the current scope: compiles a query to one pass per table and date, and merges what comes back. */
public final class Metrics {

    private final TenantDatabase database;
    private final Tenants tenants;
    private final Clock clock;

    public Metrics(TenantDatabase database, Tenants tenants, Clock clock) {
        this.database = database;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** The figures of the query; a name in a filter that nobody has is an {@link UnknownNameException}. */
    public MetricResult run(MetricQuery asked) {
        return inRun(asked, run -> {
            Figures figures = run.figures();
            List<Figures.Ordered> kept = run.kept(figures, run.compared());
            RowOrder order = new RowOrder(run.query);
            List<Row> rows = order.arrange(kept);
            return result(run, figures, order.cut(rows), rows.size(), run.counts(kept));
        });
    }

    /** The figures of the query over all records of the groups that it keeps, in one row: what {@link #rows} lists, added up. */
    public MetricResult total(MetricQuery asked) {
        return inRun(asked, run -> {
            Figures figures = run.total();
            List<Figures.Ordered> all = figures.rows(run.query, new Figures(), tenants.current().currency().getDefaultFractionDigits());
            List<Long> counts = all.isEmpty() ? run.query.metrics().stream().map(metric -> 0L).toList() : all.getFirst().counts();
            return result(run, figures, all.stream().map(Figures.Ordered::row).toList(), all.size(), counts);
        });
    }

    /** The records behind the first metric of the query, as a reader wants to see them: those of the groups that the query keeps. */
    public RowPage rows(MetricQuery asked, RowSort sort, int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > 10_000) {
            throw new IllegalArgumentException("offset must not be negative and limit from 1 to 10000, were " + offset + " and " + limit);
        }
        return inRun(asked, run -> run.rows(sort, offset, limit));
    }

    /** The distinct values of a plain-text dimension, for instance the regions. */
    public List<String> values(Dimension dimension) {
        String sql = switch (dimension) {
            case REGION -> "select distinct region from team where region is not null order by 1";
            case SECTOR -> "select distinct sector from account where sector is not null order by 1";
            case COUNTRY -> "select distinct country from account where country is not null order by 1";
            case SERIES -> "select distinct series from product where series is not null order by 1";
            case STAGE -> "select name from stage order by position, name";
            case TEAM -> "select name from team order by 1";
            case COMPETITOR -> "select name from competitor order by 1";
            case SOURCE -> "select distinct source from opportunity where source is not null order by 1 limit 200";
            case LOSS_REASON -> "select distinct loss_reason from opportunity where loss_reason is not null order by 1 limit 200";
            default -> throw new IllegalArgumentException("The values of " + dimension.code() + " are not listed; search for records instead");
        };
        return database.read(jdbc -> jdbc.sql(sql).query(String.class).list());
    }

    private <T> T inRun(MetricQuery asked, Function<MetricRun, T> work) {
        return database.read(jdbc -> {
            Tenant tenant = tenants.current();
            return work.apply(new MetricRun(jdbc, asked, tenant, tenant.today(clock)));
        });
    }

    private MetricResult result(MetricRun run, Figures figures, List<Row> rows, int groups, List<Long> counts) {
        Tenant tenant = tenants.current();
        return new MetricResult(
                run.query, rows, groups, counts, List.copyOf(figures.remarks), run.names.labels(), tenant.currency().getCurrencyCode(),
                tenant.today(clock), clock.instant());
    }
}
