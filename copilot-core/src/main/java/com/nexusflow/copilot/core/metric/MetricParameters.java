package com.nexusflow.copilot.core.metric;

import com.nexusflow.copilot.core.metric.MetricQuery.Bound;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.MetricQuery.Having;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A metric query as the parameters of an address, both ways: metric, by, filter=dimension:value (several values of one dimension are
 * alternatives), not=dimension:value, bound=measure:min..max, having=metric:min..max, from, to, order=asc|desc, limit, offset,
 * compare=previous_period|year_before|from..to.
 */
public final class MetricParameters {

    private static final Set<String> KNOWN =
            Set.of("metric", "by", "filter", "not", "bound", "having", "from", "to", "order", "limit", "offset", "compare");

    private MetricParameters() {}

    /** Reads a query; an unknown parameter or value is an IllegalArgumentException that names it. */
    public static MetricQuery parse(Map<String, List<String>> parameters) {
        parameters.keySet().stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("Unknown parameter \"" + name + "\"; known are " + KNOWN.stream().sorted().toList());
        });
        List<Filter> filters = new ArrayList<>(filters(all(parameters, "filter"), false));
        filters.addAll(filters(all(parameters, "not"), true));
        LocalDate from = one(parameters, "from", MetricParameters::date);
        LocalDate to = one(parameters, "to", MetricParameters::date);
        Period period = from == null && to == null ? null : new Period(from, to);
        return new MetricQuery(
                all(parameters, "metric").stream().map(Metric::of).toList(),
                all(parameters, "by").stream().map(value -> constant("dimension", value, Dimension::of)).toList(),
                filters,
                all(parameters, "bound").stream().map(MetricParameters::bound).toList(),
                period,
                all(parameters, "having").stream().map(MetricParameters::having).toList(),
                one(parameters, "order", MetricParameters::descending),
                number(parameters, "limit"),
                number(parameters, "offset"),
                compared(parameters, period));
    }

    /** The query as the part of an address behind the question mark; {@link #parse} reads it back. */
    public static String format(MetricQuery query) {
        List<String> parts = new ArrayList<>();
        query.metrics().forEach(m -> add(parts, "metric", m.code()));
        query.by().forEach(d -> add(parts, "by", d.code()));
        query.filters().forEach(f -> f.values().forEach(v -> add(parts, f.exclude() ? "not" : "filter", f.dimension().code() + ":" + v)));
        query.bounds().forEach(b -> add(parts, "bound", b.measure().code() + ":" + range(b.min(), b.max())));
        query.having().forEach(h -> add(parts, "having", h.metric().code() + ":" + range(h.min(), h.max())));
        Period period = query.period();
        if (period != null && period.from() != null) {
            add(parts, "from", period.from().toString());
        }
        if (period != null && period.to() != null) {
            add(parts, "to", period.to().toString());
        }
        if (query.descending() != null) {
            add(parts, "order", query.descending() ? "desc" : "asc");
        }
        if (query.limit() > 0) {
            add(parts, "limit", Integer.toString(query.limit()));
        }
        if (query.offset() > 0) {
            add(parts, "offset", Integer.toString(query.offset()));
        }
        Period compared = query.compared();
        if (compared != null) {
            add(parts, "compare", (compared.from() == null ? "" : compared.from()) + ".." + (compared.to() == null ? "" : compared.to()));
        }
        return String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String range(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        return (min == null ? "" : min.toPlainString()) + ".." + (max == null ? "" : max.toPlainString());
    }

    private static List<Filter> filters(List<String> values, boolean exclude) {
        Map<Dimension, List<String>> byDimension = new LinkedHashMap<>();
        for (String value : values) {
            String[] parts = split(value);
            byDimension.computeIfAbsent(constant("dimension", parts[0], Dimension::of), d -> new ArrayList<>()).add(parts[1]);
        }
        return byDimension.entrySet().stream().map(e -> new Filter(e.getKey(), e.getValue(), exclude)).toList();
    }

    private static Bound bound(String value) {
        String[] parts = split(value);
        @Nullable BigDecimal[] ends = ends(parts[1]);
        return new Bound(constant("measure", parts[0], Measure::of), ends[0], ends[1]);
    }

    private static Having having(String value) {
        String[] parts = split(value);
        @Nullable BigDecimal[] ends = ends(parts[1]);
        return new Having(Metric.of(parts[0]), ends[0], ends[1]);
    }

    private static String[] split(String value) {
        int colon = value.indexOf(':');
        if (colon < 1 || colon == value.length() - 1) {
            throw new IllegalArgumentException("\"" + value + "\" must have the form name:value, for instance region:West");
        }
        return new String[] {value.substring(0, colon), value.substring(colon + 1)};
    }

    private static @Nullable BigDecimal[] ends(String range) {
        String[] ends = range.split("\\.\\.", -1);
        if (ends.length != 2 || (ends[0].isEmpty() && ends[1].isEmpty())) {
            throw new IllegalArgumentException("\"" + range + "\" must have the form min..max, of which one may be left out");
        }
        try {
            return new @Nullable BigDecimal[] {
                ends[0].isEmpty() ? null : new BigDecimal(ends[0]), ends[1].isEmpty() ? null : new BigDecimal(ends[1])
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + range + "\" must hold plain numbers, for instance 5000..10000", e);
        }
    }

    private static List<String> all(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of());
    }

    private static <T> @Nullable T one(Map<String, List<String>> parameters, String name, Function<String, T> read) {
        List<String> values = all(parameters, name);
        if (values.size() > 1) {
            throw new IllegalArgumentException("Parameter \"" + name + "\" may stand once, was given " + values.size() + " times");
        }
        return values.isEmpty() ? null : read.apply(values.getFirst());
    }

    private static int number(Map<String, List<String>> parameters, String name) {
        Integer number = one(parameters, name, value -> {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("\"" + value + "\" is no whole number for parameter \"" + name + "\"", e);
            }
        });
        return number == null ? 0 : number;
    }

    private static LocalDate date(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + value + "\" is no date; write it as 2026-03-31", e);
        }
    }

    private static Boolean descending(String value) {
        return switch (value) {
            case "desc" -> true;
            case "asc" -> false;
            default -> throw new IllegalArgumentException("order must be asc or desc, was \"" + value + "\"");
        };
    }

    private static @Nullable Period compared(Map<String, List<String>> parameters, @Nullable Period period) {
        String value = one(parameters, "compare", v -> v);
        if (value == null) {
            return null;
        }
        if (value.contains("..")) {
            String[] days = value.split("\\.\\.", -1);
            return new Period(days[0].isEmpty() ? null : date(days[0]), days[1].isEmpty() ? null : date(days[1]));
        }
        Period compared = switch (value) {
            case "previous_period" -> period == null ? null : period.previous();
            case "year_before" -> period == null ? null : period.yearBefore();
            default -> throw new IllegalArgumentException("compare must be previous_period, year_before or from..to, was \"" + value + "\"");
        };
        if (compared == null) {
            throw new IllegalArgumentException("To compare, give the period both a first and a last day (from, to)");
        }
        return compared;
    }

    private static <T> T constant(String what, String value, Function<String, T> read) {
        try {
            return read.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("There is no " + what + " \"" + value + "\"", e);
        }
    }
}
