package com.nexusflow.copilot.core.metric;

import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.MetricQuery.Having;
import com.nexusflow.copilot.core.metric.MetricResult.Key;
import com.nexusflow.copilot.core.metric.MetricResult.Reason;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.TenantScope;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One query in one transaction: its passes over the tables, the groups it keeps, and the records behind them. */
final class MetricRun {

    final MetricQuery query;
    final FilterNames names;
    private final JdbcClient jdbc;
    private final Tenant tenant;
    private final LocalDate today;
    private final Map<Filter, List<UUID>> ids;

    MetricRun(JdbcClient jdbc, MetricQuery asked, Tenant tenant, LocalDate today) {
        this.jdbc = jdbc;
        this.tenant = tenant;
        this.today = today;
        this.query = withPeriod(asked, tenant, today);
        this.names = new FilterNames(jdbc);
        this.ids = names.resolve(query.filters());
    }

    /** The figures of the query's groups, with those who have no records where they are meant too. */
    Figures figures() {
        Figures figures = figures(query, null);
        if (query.having().stream().anyMatch(Having::fitsNothing)) {
            figures.addAbsent(absent());
        }
        if (query.by().size() == 1 && query.by().getFirst().isTime() && query.having().isEmpty() && query.metrics().stream().allMatch(Metric::isAdditive)) {
            figures.addGaps(new TimeGaps(query.by().getFirst(), new FiscalCalendar(tenant.fiscalYearStart())), query.period(), today);
        }
        return figures;
    }

    Figures compared() {
        return query.compared() == null ? new Figures() : figures(query.within(query.compared()), null);
    }

    /** The figures of all records in the groups that the query keeps, in one row. */
    Figures total() {
        return figures(ungrouped(query), groups());
    }

    /** The groups as they are kept by the query's conditions. */
    List<Figures.Ordered> kept(Figures figures, Figures before) {
        return new RowOrder(query).kept(figures.rows(query, before, digits()));
    }

    /** How many records stand behind each metric. A record that stands in several of the groups is counted once. */
    List<Long> counts(List<Figures.Ordered> kept) {
        Map<List<Object>, Long> counted = new HashMap<>(); // metrics of the same records are counted together
        return query.metrics().stream()
                .map(metric -> query.by().stream().anyMatch(metric.listed().subject::hasSeveral)
                        ? counted.computeIfAbsent(records(metric.listed()), r -> count(metric.listed(), query.having().isEmpty() ? null : keys(kept)))
                        : kept.stream().mapToLong(group -> group.counts().get(query.metrics().indexOf(metric))).sum())
                .toList();
    }

    private static List<Object> records(Metric metric) {
        return List.of(metric.subject, metric.axis, metric.population, metric.isOfLines());
    }

    /** The records behind the first metric, those of the groups that are kept. */
    RowPage rows(RowSort sort, int offset, int limit) {
        Metric metric = query.metrics().getFirst().listed();
        Scan.Sql sql = scan(List.of(metric), ungrouped(query), groups()).rows(sort, offset, limit);
        List<String> columns = RowLists.columns(metric.subject);
        List<RowPage.Line> records = jdbc.sql(sql.text()).params(sql.parameters()).query((row, n) -> RowPage.record(row, columns, digits())).list();
        return new RowPage(columns, records, offset);
    }

    private long count(Metric metric, @Nullable List<List<Key>> kept) {
        return number(scan(List.of(metric), ungrouped(query), new Groups(query.by(), kept)).count());
    }

    private @Nullable Groups groups() {
        if (query.having().isEmpty()) {
            return query.by().isEmpty() ? null : new Groups(query.by(), null);
        }
        MetricQuery conditions = query.measuring(query.having().stream().map(Having::metric).distinct().toList());
        return new Groups(query.by(), keys(new RowOrder(query).kept(figures(conditions, null).rows(conditions, new Figures(), digits()))));
    }

    private static List<List<Key>> keys(List<Figures.Ordered> kept) {
        return kept.stream().map(group -> group.row().keys()).toList();
    }

    private static MetricQuery ungrouped(MetricQuery query) {
        return new MetricQuery(query.metrics(), List.of(), query.filters(), query.bounds(), query.period(), List.of(), null, 0, 0, null);
    }

    private int digits() {
        return tenant.currency().getDefaultFractionDigits();
    }

    private Figures figures(MetricQuery asked, @Nullable Groups groups) {
        Figures figures = new Figures();
        Set<Metric> needed = new LinkedHashSet<>();
        asked.metrics().forEach(metric -> needed.addAll(metric.parts()));
        asked.having().forEach(having -> needed.addAll(having.metric().parts()));
        Map<List<Object>, List<Metric>> passes = needed.stream()
                .collect(Collectors.groupingBy(m -> pass(asked, m), LinkedHashMap::new, Collectors.toList()));
        for (List<Metric> metrics : passes.values()) {
            Scan.Sql sql = scan(metrics, asked, groups).figures();
            jdbc.sql(sql.text()).params(sql.parameters()).query(row -> {
                figures.take(row, asked.by(), metrics);
            });
            remark(figures, asked, metrics);
        }
        return figures;
    }

    /** Names the deals that lie in no period, and those whose way through the stages is not known. */
    private void remark(Figures figures, MetricQuery asked, List<Metric> metrics) {
        String code = metrics.getFirst().code();
        if (metrics.getFirst().subject == Subject.STAGE_ENTRY) {
            MetricQuery ofAnyStage = asked.splitBy().withFilters(asked.filters().stream()
                    .filter(f -> f.dimension() != Dimension.STAGE && f.dimension() != Dimension.STAGE_TYPE)
                    .toList());
            figures.remark(Reason.NOT_OBSERVED, code, number(scan(metrics, ofAnyStage, null).unobserved()));
        } else if (asked.period() != null && metrics.getFirst().axis == Metric.Axis.CLOSE && metrics.stream().anyMatch(m -> m.population.contains("'open'"))) {
            figures.remark(Reason.WITHOUT_DATE, code, number(scan(metrics, asked.splitBy(), null).undated()));
        }
    }

    private long number(Scan.Sql sql) {
        return jdbc.sql(sql.text()).params(sql.parameters()).query(Long.class).single();
    }

    /** Metrics share a pass when they look at the same rows; open and closed deals do not when a period cuts them. */
    private static List<Object> pass(MetricQuery query, Metric metric) {
        boolean open = query.period() != null && metric.population.contains("'open'");
        return List.of(metric.subject, metric.axis, open, metric.isOfLines());
    }

    private Scan scan(List<Metric> metrics, MetricQuery asked, @Nullable Groups groups) {
        return new Scan(metrics, asked, ids, groups, tenant, today);
    }

    private static MetricQuery withPeriod(MetricQuery query, Tenant tenant, LocalDate today) {
        boolean aboutQuota = query.metrics().stream().anyMatch(m -> m.subject == Subject.QUOTA);
        return aboutQuota && query.period() == null ? query.within(new FiscalCalendar(tenant.fiscalYearStart()).quarterWith(today)) : query;
    }

    /**
     * Those who have no rows at all, so that "who closed nothing" can be answered: the reps, accounts or products within the filters. A rep whose deals
     * the scope may not see is left out: that there are no visible rows says nothing about them.
     */
    private List<Key> absent() {
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
        Scan.Sql sql = scan(List.of(everyone), list.within(null), null).figures();
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
