package com.nexusflow.copilot.core.metric;

import com.nexusflow.copilot.core.metric.MetricResult.Key;
import com.nexusflow.copilot.core.metric.MetricResult.Reason;
import com.nexusflow.copilot.core.metric.MetricResult.Remark;
import com.nexusflow.copilot.core.metric.MetricResult.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects what the passes of a query return, group by group, and computes the figures that are made of other figures. */
final class Figures {

    /** One group while it is collected. Amounts are still in minor units. */
    private static final class Group {
        final Map<Metric, @Nullable BigDecimal> values = new EnumMap<>(Metric.class);
        final Map<Metric, Long> counts = new EnumMap<>(Metric.class);

        /** The records that are listed behind the metric. */
        long count(Metric metric) {
            return counts.getOrDefault(metric.listed(), 0L);
        }
    }

    final List<Remark> remarks = new ArrayList<>();
    private final Map<List<Key>, Group> groups = new LinkedHashMap<>();
    private final Map<List<Key>, List<@Nullable String>> orders = new HashMap<>();

    void take(ResultSet row, List<Dimension> by, List<Metric> metrics) throws SQLException {
        List<Key> keys = new ArrayList<>();
        List<@Nullable String> order = new ArrayList<>();
        int column = 1;
        Dimension missing = null;
        for (Dimension dimension : by) {
            String label = row.getString(column);
            if (label == null) {
                missing = dimension;
            }
            keys.add(new Key(label == null ? "" : label, row.getObject(column + 1, UUID.class)));
            order.add(row.getString(column + 2));
            column += 3;
        }
        if (missing != null) {
            remark(Reason.WITHOUT_GROUP, missing.code(), row.getLong(column + 1));
            return;
        }
        Group group = groups.computeIfAbsent(keys, k -> new Group());
        orders.putIfAbsent(keys, order);
        for (Metric metric : metrics) {
            group.values.put(metric, row.getBigDecimal(column));
            group.counts.put(metric, row.getLong(column + 1));
            remark(Reason.WITHOUT_VALUE, metric.code(), row.getLong(column + 2));
            column += 3;
        }
    }

    /** Adds to what was left out for the same reason. */
    void remark(Reason reason, String of, long count) {
        if (count == 0) {
            return;
        }
        for (int i = 0; i < remarks.size(); i++) {
            Remark known = remarks.get(i);
            if (known.reason() == reason && known.of().equals(of)) {
                remarks.set(i, new Remark(reason, of, known.count() + count));
                return;
            }
        }
        remarks.add(new Remark(reason, of, count));
    }

    void addAbsent(List<Key> keys) {
        keys.forEach(key -> {
            groups.computeIfAbsent(List.of(key), k -> new Group());
            orders.computeIfAbsent(List.of(key), k -> new ArrayList<>());
        });
    }

    void addGaps(TimeGaps gaps, @Nullable Period period, LocalDate today) {
        List<Key> stretches = gaps.between(groups.keySet().stream().map(keys -> keys.getFirst().label()).toList(), period, today);
        stretches.forEach(key -> {
            groups.computeIfAbsent(List.of(key), k -> new Group());
            orders.computeIfAbsent(List.of(key), k -> new ArrayList<>(List.of(key.label())));
        });
    }

    /** A group in natural order, with how many records stand behind each metric. */
    record Ordered(Row row, List<@Nullable String> order, List<Long> counts, Map<Metric, @Nullable BigDecimal> having) {}

    List<Ordered> rows(MetricQuery query, Figures before, int fractionDigits) {
        List<Ordered> rows = new ArrayList<>();
        // Months of one period are not those of the other; all other groups that one of the periods lacks have nothing in it.
        boolean sameGroups = query.compared() != null && query.by().stream().noneMatch(Dimension::isTime);
        Group nothing = new Group();
        Set<List<Key>> either = new LinkedHashSet<>(groups.keySet());
        if (sameGroups) {
            either.addAll(before.groups.keySet());
        }
        either.forEach(keys -> {
            Group group = groups.getOrDefault(keys, nothing);
            Group former = sameGroups ? before.groups.getOrDefault(keys, nothing) : before.groups.get(keys);
            List<@Nullable BigDecimal> values = new ArrayList<>();
            List<@Nullable BigDecimal> compared = new ArrayList<>();
            for (Metric metric : query.metrics()) {
                values.add(value(metric, group, fractionDigits));
                compared.add(former == null ? null : value(metric, former, fractionDigits));
            }
            Map<Metric, @Nullable BigDecimal> having = new EnumMap<>(Metric.class);
            query.having().forEach(h -> having.put(h.metric(), value(h.metric(), group, fractionDigits)));
            List<@Nullable String> order = orders.getOrDefault(keys, before.orders.getOrDefault(keys, List.of()));
            List<Long> counts = query.metrics().stream().map(group::count).toList();
            rows.add(new Ordered(new Row(keys, values, compared, counts.getFirst()), order, counts, having));
        });
        return rows;
    }

    private static @Nullable BigDecimal value(Metric metric, Group group, int fractionDigits) {
        BigDecimal value = switch (metric) {
            case QUOTA_ATTAINMENT -> ratio(group.values.get(Metric.WON_REVENUE), group.values.get(Metric.QUOTA));
            case SALES_VELOCITY -> velocity(group);
            default -> group.values.get(metric);
        };
        if (value == null) {
            return metric.isAdditive() ? BigDecimal.ZERO : null;
        }
        BigDecimal major = metric.unit() == Unit.MONEY ? value.movePointLeft(fractionDigits) : value;
        return major.setScale(Math.min(major.scale(), 6), RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal ratio(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
        if (whole == null || whole.signum() == 0) {
            return null;
        }
        return (part == null ? BigDecimal.ZERO : part).multiply(BigDecimal.valueOf(100)).divide(whole, MathContext.DECIMAL64);
    }

    /** Deals open at the period's end × win rate × average deal size ÷ sales cycle, per day. */
    private static @Nullable BigDecimal velocity(Group group) {
        BigDecimal open = Objects.requireNonNullElse(group.values.get(Metric.OPEN_AT_END), BigDecimal.ZERO);
        BigDecimal rate = group.values.get(Metric.WIN_RATE);
        BigDecimal size = group.values.get(Metric.AVERAGE_DEAL_SIZE);
        BigDecimal cycle = group.values.get(Metric.SALES_CYCLE);
        if (rate == null || size == null || cycle == null || cycle.signum() <= 0) {
            return null;
        }
        return open.multiply(rate).movePointLeft(2).multiply(size).divide(cycle, MathContext.DECIMAL64);
    }
}
