package com.nexusflow.copilot.core.metric;

import com.nexusflow.copilot.core.metric.MetricQuery.Bound;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.tenant.Tenant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One pass over the rows of one subject along one date: the SQL of all metrics that share them. */
final class Scan {

    /** SQL with named parameters. */
    record Sql(String text, Map<String, Object> parameters) {}

    private final List<Metric> metrics;
    private final MetricQuery query;
    private final Map<Filter, List<UUID>> ids;
    private final @Nullable Groups groups;
    private final Tenant tenant;
    private final LocalDate today;
    private final Columns columns;
    private final Map<String, Object> parameters;

    /**
     * @param ids the records that the filters on records mean
     * @param groups limits the rows to those of some groups; null sets no limit
     */
    Scan(List<Metric> metrics, MetricQuery query, Map<Filter, List<UUID>> ids, @Nullable Groups groups, Tenant tenant, LocalDate today) {
        this(metrics, query, ids, groups, tenant, today, new HashMap<>(Map.of("today", today, "zone", tenant.timeZone().getId())));
    }

    private Scan(
            List<Metric> metrics,
            MetricQuery query,
            Map<Filter, List<UUID>> ids,
            @Nullable Groups groups,
            Tenant tenant,
            LocalDate today,
            Map<String, Object> parameters) {
        this.metrics = metrics;
        this.query = query;
        this.ids = ids;
        this.groups = groups;
        this.tenant = tenant;
        this.today = today;
        this.parameters = parameters;
        this.columns = new Columns(metrics.getFirst().subject, tenant);
        if (isAboutProducts()) {
            columns.aboutProducts();
        }
        stretch().ifPresent(columns::standing);
    }

    /** The finest stretch of time for whose ends it is asked what stood then. */
    private Optional<Dimension> stretch() {
        return metrics.getFirst().axis == Metric.Axis.STANDING ? query.by().stream().filter(Dimension::isTime).min(Comparator.naturalOrder()) : Optional.empty();
    }

    Sql figures() {
        List<String> select = new ArrayList<>();
        List<String> group = new ArrayList<>();
        for (Dimension dimension : query.by()) {
            Columns.Column column = columns.dimension(dimension, date());
            select.add(column.label());
            select.add(column.id() == null ? "null::uuid" : column.id());
            select.add(order(column));
            group.add(Integer.toString(select.size() - 2));
            group.add(Integer.toString(select.size() - 1));
            if (dimension != Dimension.SIZE_BAND) {
                group.add(Integer.toString(select.size()));
            }
        }
        for (Metric metric : metrics) {
            String population = population(metric);
            select.add(metric.expression.replace("{pop}", population));
            select.add("count(*) filter (where " + population + ")");
            select.add(metric.needs() == null ? "0" : "count(*) filter (where " + population + " and " + lacks(metric.needs()) + ")");
        }
        String where = where();
        String text = "select " + String.join(", ", select) + " from " + columns.from() + " where " + where
                + (group.isEmpty() ? "" : " group by " + String.join(", ", group));
        return sql(text);
    }

    /** Counts the rows that have no date by which they could lie in the query's period. */
    Sql undated() {
        Metric metric = metrics.getFirst();
        String where = String.join(" and ", conditions());
        return sql("select count(*) from " + columns.from() + " where " + (where.isEmpty() ? "true" : where) + " and (" + metric.population + ") and "
                + Objects.requireNonNull(date()) + " is null");
    }

    /** Counts the deals of the query's period of which it is not known through which stages they went. */
    Sql unobserved() {
        String where = String.join(" and ", conditions());
        return sql("select count(distinct o.id) from " + columns.from() + " where " + (where.isEmpty() ? "true" : where) + " and not e.observed"
                + " and ({begun} is null or {begun} <= {to}) and (st.type = 'open' or o.close_date is null or o.close_date >= {from})");
    }

    /** Counts the records behind the first metric that stand in one of the groups. */
    Sql count() {
        Groups limit = Objects.requireNonNull(groups, "groups");
        String population = population(metrics.getFirst());
        if (isOnRows(limit)) {
            String where = where();
            return sql("select count(*) from " + columns.from() + " where " + where + " and " + population);
        }
        return grouped(limit).members("count(distinct (" + metrics.getFirst().subject.key() + "))", limit, population);
    }

    /** The records behind the first metric: id first, then what a reader wants to see of them. */
    Sql rows(RowSort sort, int offset, int limit) {
        Metric metric = metrics.getFirst();
        String population = population(metric);
        String where = where();
        String list = RowLists.select(metric.subject, columns);
        String order = metric.subject.isDeals() ? sort.order() : "1, ";
        parameters.put("offset", offset);
        parameters.put("limit", limit);
        return sql("select " + list + " from " + columns.from() + " where " + where + " and " + population + " order by " + order + "2 offset :offset limit :limit");
    }

    private boolean isAboutProducts() {
        return query.by().stream().anyMatch(Lines::has)
                || groups != null && groups.areOfLines()
                || query.filters().stream().anyMatch(f -> Lines.has(f.dimension()))
                || query.bounds().stream().anyMatch(b -> b.measure() == Measure.LIST_PRICE)
                || metrics.stream().anyMatch(Metric::isOfLines);
    }

    private static String order(Columns.Column column) {
        return column.order() == null ? "null::text" : "(" + column.order() + ")::text";
    }

    private String lacks(String needs) {
        return needs.equals("{value}") ? columns.lacksValue() : needs + " is null";
    }

    private @Nullable String date() {
        return metrics.getFirst().axis.date();
    }

    private String population(Metric metric) {
        String within = within(metric);
        return within.isEmpty() ? "(" + metric.population + ")" : "(" + metric.population + " and " + within + ")";
    }

    private String within(Metric metric) {
        Period period = query.period();
        String date = metric.axis.date();
        if (period == null || date == null || metric.axis == Metric.Axis.STANDING) {
            return "";
        }
        if (metric.axis == Metric.Axis.QUOTA) {
            return "q.starts_on <= {to} and q.ends_on >= {from}";
        }
        List<String> parts = new ArrayList<>();
        if (period.from() != null) {
            parts.add(date + " >= {from}");
        }
        if (period.to() != null) {
            parts.add(date + " <= {to}");
        }
        return String.join(" and ", parts);
    }

    private String where() {
        List<String> conditions = conditions();
        if (groups != null) {
            keep(groups, conditions);
        }
        String within = within(metrics.getFirst());
        if (!within.isEmpty()) {
            conditions.add("(" + within + ")");
        }
        if (metrics.getFirst().subject == Subject.PERSON || query.by().stream().anyMatch(d -> d == Dimension.DEAL || d == Dimension.STAGE || d == Dimension.STAGE_TYPE || d.isTime())) {
            conditions.add("(" + metrics.stream().map(m -> "(" + m.population + ")").distinct().collect(Collectors.joining(" or ")) + ")");
        }
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** Keeps the rows that stand in one of the groups; where groups are of line items, only those of a deal's that do. */
    private void keep(Groups limit, List<String> conditions) {
        if (!isOnRows(limit)) {
            conditions.add(isAmong(metrics.getFirst().subject.key(), metrics.getFirst().subject.key(), limit));
            lineKeys(limit);
        } else if (limit.kept() == null) {
            limit.by().forEach(d -> columns.keep(Lines.has(d), key(d) + " is not null").ifPresent(conditions::add));
        } else {
            columns.keep(limit.areOfLines(), isOne(limit, limit.by().stream().map(this::key).toList())).ifPresent(conditions::add);
        }
    }

    /** Whether a row, or a line item, tells by itself in which group it stands, and whether the group is kept. */
    private boolean isOnRows(Groups limit) {
        boolean several = limit.by().stream().anyMatch(d -> !Lines.has(d) && metrics.getFirst().subject.hasSeveral(d));
        boolean mixed = limit.kept() != null && isOfLines(limit) && !limit.by().stream().allMatch(Lines::has);
        boolean ofAmounts = isOfLines(limit) && (query.bounds().stream().anyMatch(b -> b.measure() == Measure.AMOUNT)
                || query.filters().stream().anyMatch(f -> f.dimension() == Dimension.SIZE_BAND));
        return !several && !mixed && !ofAmounts && metrics.getFirst().axis != Metric.Axis.STANDING;
    }

    private String key(Dimension dimension) {
        Columns.Column column = Lines.has(dimension) ? columns.filtered(dimension) : columns.dimension(dimension, date());
        return column.id() == null ? column.label() : column.id() + "::text";
    }

    private void lineKeys(Groups limit) {
        if (isOfLines(limit)) {
            List<Dimension> lines = limit.by().stream().filter(Lines::has).toList();
            String inner = lines.stream().map(d -> d == Dimension.PRODUCT ? ", pr.id" : ", pr.series").collect(Collectors.joining());
            String outer = lines.stream().map(d -> d == Dimension.PRODUCT ? ", o.product_id" : ", o.product_series").collect(Collectors.joining());
            columns.keep(true, isAmong("o.id" + inner, "o.id" + outer, limit));
        }
    }

    /** "Is true" keeps the database from joining what it takes for a few rows, over and over; it looks them up instead. */
    private String isAmong(String key, String select, Groups limit) {
        return "((" + key + ") in (" + grouped(limit).members(select, limit, "true").text() + ")) is true";
    }

    private boolean isOfLines(Groups limit) {
        return limit.areOfLines() && metrics.getFirst().subject.isDeals();
    }

    private Scan grouped(Groups limit) {
        return new Scan(metrics, query.splitBy(limit.by().toArray(Dimension[]::new)), ids, null, tenant, today, parameters);
    }

    private Sql members(String select, Groups limit, String population) {
        List<String> keys = new ArrayList<>();
        for (Dimension dimension : limit.by()) {
            Columns.Column column = columns.dimension(dimension, date());
            keys.add(column.id() == null ? column.label() : column.id() + "::text");
        }
        String where = where();
        return sql("select " + select + " from " + columns.from() + " where " + where + " and " + population + " and " + isOne(limit, keys));
    }

    private String isOne(Groups limit, List<String> keys) {
        if (limit.kept() == null) {
            return keys.stream().map(key -> key + " is not null").collect(Collectors.joining(" and "));
        }
        if (keys.isEmpty()) {
            return limit.kept().isEmpty() ? "false" : "true";
        }
        String wanted = IntStream.range(0, keys.size())
                .mapToObj(place -> "cast(:" + parameter(limit.keys(place)) + " as text[])")
                .collect(Collectors.joining(", "));
        return "((" + String.join(", ", keys) + ") in (select * from unnest(" + wanted + "))) is true";
    }

    private List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        // Groups of line items have met the conditions on amounts group by group; all of them together may not.
        boolean amountsMet = groups != null && isOfLines(groups);
        for (Filter filter : query.filters()) {
            if (amountsMet && filter.dimension() == Dimension.SIZE_BAND) {
                continue;
            }
            columns.keep(Lines.has(filter.dimension()), condition(filter)).ifPresent(conditions::add);
        }
        for (Bound bound : query.bounds()) {
            if (amountsMet && bound.measure() == Measure.AMOUNT) {
                continue;
            }
            columns.keep(bound.measure() == Measure.LIST_PRICE, condition(bound)).ifPresent(conditions::add);
        }
        return conditions;
    }

    private String condition(Bound bound) {
        String column = columns.measure(bound.measure());
        List<String> ends = new ArrayList<>();
        if (bound.min() != null) {
            ends.add(column + " >= :" + parameter(bound.min()));
        }
        if (bound.max() != null) {
            ends.add(column + " <= :" + parameter(bound.max()));
        }
        return ends.isEmpty() ? "true" : String.join(" and ", ends);
    }

    private String condition(Filter filter) {
        String kept = filter.dimension() == Dimension.COMPETITOR ? rivals(filter) : values(filter);
        return filter.exclude() ? "(" + kept + ") is not true" : kept;
    }

    private String values(Filter filter) {
        List<UUID> records = ids.get(filter);
        if (filter.values().contains(Filter.NONE)) {
            return columns.filtered(filter.dimension()).label() + " is null";
        }
        if (filter.dimension() == Dimension.TEAM || filter.dimension() == Dimension.MANAGER) {
            columns.dimension(Dimension.TEAM, null);
            return "t.id in (:" + parameter(records) + ")";
        }
        if (records != null) {
            return Objects.requireNonNull(columns.filtered(filter.dimension()).id()) + " in (:" + parameter(records) + ")";
        }
        List<String> values = filter.values().stream().map(v -> v.toLowerCase(Locale.ROOT)).toList();
        return "lower(" + columns.filtered(filter.dimension()).label() + ") in (:" + parameter(values) + ")";
    }

    /** A deal may have several competitors: joined, it would stand several times. */
    private String rivals(Filter filter) {
        columns.dimension(Dimension.STAGE, null); // competitors stand on deals only
        boolean none = filter.values().contains(Filter.NONE);
        return (none ? "not exists" : "exists") + " (select 1 from opportunity_competitor f where f.tenant_id = o.tenant_id and f.opportunity_id = o.id"
                + (none ? ")" : " and f.competitor_id in (:" + parameter(ids.get(filter)) + "))");
    }

    private String parameter(@Nullable Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, Objects.requireNonNull(value));
        return name;
    }

    private Sql sql(String text) {
        Period period = query.period();
        String filled = text.replace("{value}", columns.value())
                .replace("{begun}", Columns.begun())
                .replace("{end}", stretch().isPresent() ? "g.day" : "least({to}, {today})")
                .replace("{today}", "cast(:today as date)")
                .replace("{zone}", ":zone")
                .replace("{from}", period == null || period.from() == null ? "'-infinity'::date" : "cast(:from as date)")
                .replace("{to}", period == null || period.to() == null ? "'infinity'::date" : "cast(:to as date)");
        if (metrics.getFirst().axis == Metric.Axis.QUOTA && (period == null || period.from() == null || period.to() == null)) {
            throw new IllegalArgumentException("A quota needs a period with a first and a last day");
        }
        if (period != null && period.from() != null) {
            parameters.put("from", period.from());
        }
        if (period != null && period.to() != null) {
            parameters.put("to", period.to());
        }
        return new Sql(filled, Map.copyOf(parameters));
    }
}
