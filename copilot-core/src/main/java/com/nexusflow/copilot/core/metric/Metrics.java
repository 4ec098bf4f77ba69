package com.nexusflow.copilot.core.metric;

import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.MetricQuery.Having;
import com.nexusflow.copilot.core.metric.MetricResult.Key;
import com.nexusflow.copilot.core.metric.MetricResult.Reason;
import com.nexusflow.copilot.core.metric.MetricResult.Row;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        return database.read(jdbc -> {
            Tenant tenant = tenants.current();
            LocalDate today = tenant.today(clock);
            MetricQuery query = withPeriod(asked, tenant, today);
            FilterNames names = new FilterNames(jdbc);
            Map<Filter, List<UUID>> ids = names.resolve(query.filters());
            Figures figures = figures(jdbc, query, ids, tenant, today);
            Period compared = query.compared();
            Figures before = compared == null ? new Figures() : figures(jdbc, query.within(compared), ids, tenant, today);
            if (query.having().stream().anyMatch(Having::fitsNothing)) {
                figures.addAbsent(absent(jdbc, query, ids, tenant, today));
            }
            if (query.by().size() == 1 && query.by().getFirst().isTime() && query.having().isEmpty() && query.metrics().stream().allMatch(Metric::isAdditive)) {
                figures.addGaps(new TimeGaps(query.by().getFirst(), new FiscalCalendar(tenant.fiscalYearStart())), query.period(), today);
            }
            RowOrder order = new RowOrder(query);
            List<Figures.Ordered> kept = order.kept(figures.rows(query, before, tenant.currency().getDefaultFractionDigits()));
            List<Row> rows = order.arrange(kept);
            return new MetricResult(
                    query,
                    order.cut(rows),
                    rows.size(),
                    counts(query, kept),
                    List.copyOf(figures.remarks),
                    names.labels(),
                    tenant.currency().getCurrencyCode(),
                    today,
                    clock.instant());
        });
    }

    /** The records behind the first metric of the query, as a reader wants to see them. */
    public RowPage rows(MetricQuery asked, RowSort sort, int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > 10_000) {
            throw new IllegalArgumentException("offset must not be negative and limit from 1 to 10000, were " + offset + " and " + limit);
        }
        return database.read(jdbc -> {
            Tenant tenant = tenants.current();
            LocalDate today = tenant.today(clock);
            MetricQuery query = withPeriod(asked, tenant, today).splitBy();
            Metric metric = query.metrics().getFirst().listed();
            MetricQuery plain = query.measuring(List.of(metric));
            Map<Filter, List<UUID>> ids = new FilterNames(jdbc).resolve(query.filters());
            Scan.Sql sql = scan(List.of(metric), plain, ids, tenant, today).rows(sort, offset, limit);
            List<String> columns = RowLists.columns(metric.subject);
            List<RowPage.Line> records = jdbc.sql(sql.text())
                    .params(sql.parameters())
                    .query((row, n) -> RowPage.record(row, columns, tenant.currency().getDefaultFractionDigits()))
                    .list();
            return new RowPage(columns, records, offset);
        });
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

    private static List<Long> counts(MetricQuery query, List<Figures.Ordered> kept) {
        return IntStream.range(0, query.metrics().size())
                .mapToObj(i -> kept.stream().mapToLong(group -> group.counts().get(i)).sum())
                .toList();
    }

    private Figures figures(JdbcClient jdbc, MetricQuery query, Map<Filter, List<UUID>> ids, Tenant tenant, LocalDate today) {
        Figures figures = new Figures();
        Set<Metric> needed = new LinkedHashSet<>();
        query.metrics().forEach(metric -> needed.addAll(metric.parts()));
        query.having().forEach(having -> needed.addAll(having.metric().parts()));
        Map<List<Object>, List<Metric>> passes = needed.stream()
                .collect(Collectors.groupingBy(m -> pass(query, m), LinkedHashMap::new, Collectors.toList()));
        for (List<Metric> metrics : passes.values()) {
            Scan.Sql sql = scan(metrics, query, ids, tenant, today).figures();
            jdbc.sql(sql.text()).params(sql.parameters()).query(row -> {
                figures.take(row, query.by(), metrics);
            });
            if (query.period() != null && metrics.stream().anyMatch(m -> m.population.contains("'open'"))) {
                Scan.Sql undated = scan(metrics, query.splitBy(), ids, tenant, today).undated();
                figures.remark(Reason.WITHOUT_DATE, metrics.getFirst().code(), jdbc.sql(undated.text()).params(undated.parameters()).query(Long.class).single());
            }
        }
        return figures;
    }

    /** Metrics share a pass when they look at the same rows; open and closed deals do not when a period cuts them. */
    private static List<Object> pass(MetricQuery query, Metric metric) {
        boolean open = query.period() != null && metric.population.contains("'open'");
        return List.of(metric.subject, metric.axis, open, metric.isOfLines());
    }

    private static Scan scan(List<Metric> metrics, MetricQuery query, Map<Filter, List<UUID>> ids, Tenant tenant, LocalDate today) {
        return new Scan(metrics, query, ids, today, tenant.timeZone().getId(), tenant.fiscalYearStart());
    }

    private static MetricQuery withPeriod(MetricQuery query, Tenant tenant, LocalDate today) {
        boolean aboutQuota = query.metrics().stream().anyMatch(m -> m.subject == Subject.QUOTA);
        return aboutQuota && query.period() == null ? query.within(new FiscalCalendar(tenant.fiscalYearStart()).quarterWith(today)) : query;
    }

    /**
     * Those who have no rows at all, so that "who closed nothing" can be answered: the reps, accounts or products within the filters. A rep whose deals
     * the scope may not see is left out: that there are no visible rows says nothing about them.
     */
    private static List<Key> absent(JdbcClient jdbc, MetricQuery query, Map<Filter, List<UUID>> ids, Tenant tenant, LocalDate today) {
        Metric everyone = query.by().size() != 1
                ? null
                : switch (query.by().getFirst()) {
                    case PERSON -> Metric.REPS;
                    case ACCOUNT -> Metric.ACCOUNTS;
                    case PRODUCT -> Metric.PRODUCTS;
                    default -> null;
                };
        if (everyone == null) {
            return List.of();
        }
        MetricQuery list = query.withFilters(query.filters().stream().filter(f -> everyone.subject.has(f.dimension())).toList())
                .withBounds(query.bounds().stream().filter(b -> everyone.subject.has(b.measure())).toList());
        Scan.Sql sql = scan(List.of(everyone), list.within(null), ids, tenant, today).figures();
        TenantScope scope = TenantScope.current();
        return jdbc.sql(sql.text())
                .params(sql.parameters())
                .query((row, n) -> row.getLong(4) == 0 ? Optional.<Key>empty() : Optional.of(new Key(row.getString(1), row.getObject(2, UUID.class))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .filter(key -> everyone != Metric.REPS || scope.seesAll() || scope.owners().contains(key.id()))
                .toList();
    }
}
