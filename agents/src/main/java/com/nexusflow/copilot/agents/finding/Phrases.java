package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Measure;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricQuery.Filter;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.MetricResult.Row;
import com.nexusflow.copilot.core.metric.Period;
import com.nexusflow.copilot.core.metric.Unit;
import com.nexusflow.copilot.core.text.FigureFormat;
import com.nexusflow.copilot.core.text.PeriodFormat;
import com.nexusflow.copilot.core.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of sentences about figures: names of metrics, scopes, periods and values. */
public final class Phrases {

    private static final int NAMES = 3;
    /** "Above" and "below" are written as limits that differ from the number in this decimal place. */
    private static final int HAIR_SCALE = 6;

    private final Texts replies;
    private final Texts terms;
    private final FigureFormat format;
    private final PeriodFormat periods;

    public Phrases(Locale language, FiscalCalendar calendar, String currency) {
        this.replies = Texts.of("messages.replies", language);
        this.terms = Texts.of("messages.metrics", language);
        this.format = new FigureFormat(language, currency);
        this.periods = new PeriodFormat(calendar, language);
    }

    /** Messages of replies. */
    public Texts replies() {
        return replies;
    }

    /** Names of metrics, dimensions and periods. */
    public Texts terms() {
        return terms;
    }

    public FigureFormat format() {
        return format;
    }

    public String metric(Metric metric) {
        return terms.get("metric." + metric.code());
    }

    public String value(Metric metric, @Nullable BigDecimal value) {
        if (value == null) {
            return "–";
        }
        return metric == Metric.YEAR_ESTABLISHED ? format.year(value) : format.figure(value, metric.unit());
    }

    /** A value of a record; roles are words of ours, all other text is the tenant's own. */
    public String value(Finding.Value value) {
        if (value.amount() != null) {
            return format.money(value.amount());
        }
        if (value.date() != null) {
            return format.date(value.date());
        }
        if (value.record() != null) {
            return value.record().name();
        }
        String text = Objects.requireNonNullElse(value.text(), "–");
        String role = "role." + text;
        return value.code().equals("role") && replies.has(role) ? replies.get(role) : text;
    }

    public String label(Dimension dimension, MetricResult.Key key) {
        return dimension.isTime() ? periods.bucket(dimension, LocalDate.parse(key.label())) : key.label();
    }

    public String label(MetricQuery query, Row row) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < row.keys().size(); i++) {
            labels.add(label(query.by().get(i), row.keys().get(i)));
        }
        return String.join(" · ", labels);
    }

    public String period(Period period) {
        return periods.name(period);
    }

    public String within(Period period) {
        return periods.within(period);
    }

    /** " in Q2 2017", " since 1 March 2017", or nothing. */
    public String when(MetricQuery query) {
        Period period = query.period();
        return period == null ? "" : " " + periods.within(period);
    }

    /** " for Darcel Schlecht, MG Special", with what bounds the deals; or nothing. */
    public String scope(MetricResult result) {
        MetricQuery query = result.query();
        String names = query.filters().stream()
                .filter(f -> !f.exclude() && !f.values().contains(Filter.NONE))
                .filter(f -> !(query.by().contains(f.dimension()) && f.values().size() > 1))
                .map(f -> named(f, result))
                .collect(Collectors.joining(", "));
        String without = query.filters().stream()
                .filter(f -> f.exclude() || f.values().contains(Filter.NONE))
                .map(f -> without(f, result))
                .collect(Collectors.joining());
        return (names.isEmpty() ? "" : replies.get("scope.for", names)) + without + bounds(query);
    }

    /** The filters in words, for sources. */
    public List<String> filters(MetricResult result) {
        List<String> filters = new ArrayList<>();
        MetricQuery query = result.query();
        query.filters().forEach(f -> filters.add(terms.get(f.exclude() ? "filter.not" : "filter.is", terms.get("dimension." + f.dimension().code()), values(f, result))));
        query.bounds().forEach(b -> filters.add(terms.get("measure." + b.measure().code()) + range(b.min(), b.max(), b.measure())));
        if (!query.having().isEmpty()) {
            filters.add(condition(query).strip());
        }
        Period period = query.period();
        if (period != null) {
            filters.add(period(period));
        }
        return filters;
    }

    private String named(Filter filter, MetricResult result) {
        String values = values(filter, result);
        return filter.dimension() == Dimension.MANAGER ? replies.get("scope.team", values) : values;
    }

    private String without(Filter filter, MetricResult result) {
        boolean lacking = filter.values().contains(Filter.NONE);
        String what = lacking ? terms.get("dimension." + filter.dimension().code()) : named(filter, result);
        return replies.get(lacking != filter.exclude() ? "scope.none" : lacking ? "scope.with" : "scope.not", what);
    }

    private String values(Filter filter, MetricResult result) {
        List<String> names = filter.values().stream().map(result::label).toList();
        return names.size() > NAMES ? replies.get("list.more", String.join(", ", names.subList(0, NAMES)), names.size() - NAMES) : both(names);
    }

    private String bounds(MetricQuery query) {
        return query.bounds().stream()
                .map(b -> replies.get("scope.measure", terms.get("measure." + b.measure().code()), range(b.min(), b.max(), b.measure())))
                .collect(Collectors.joining());
    }

    private String range(@Nullable BigDecimal min, @Nullable BigDecimal max, Measure measure) {
        if (min != null && max != null) {
            return replies.get("scope.between", bound(min, measure), bound(max, measure));
        }
        return min != null
                ? replies.get(isIncluded(min) ? "scope.at_least" : "scope.above", bound(min, measure))
                : replies.get(isIncluded(Objects.requireNonNull(max)) ? "scope.at_most" : "scope.below", bound(max, measure));
    }

    /** A limit that leaves itself out lies a hair beside the number that was said. */
    private static boolean isIncluded(BigDecimal limit) {
        return limit.setScale(HAIR_SCALE - 1, RoundingMode.HALF_UP).compareTo(limit) == 0;
    }

    private String bound(BigDecimal value, Measure measure) {
        BigDecimal rounded = value.setScale(2, RoundingMode.HALF_UP);
        return switch (measure) {
            case AMOUNT, LIST_PRICE -> format.money(rounded);
            case YEAR_ESTABLISHED -> format.year(rounded);
            default -> format.number(rounded, 0, 2);
        };
    }

    /** The condition that groups had to meet. */
    public String condition(MetricQuery query) {
        return query.having().stream().map(h -> {
            String metric = metric(h.metric());
            if (h.min() == null && h.max() != null && h.max().signum() == 0) {
                return replies.get("condition.zero", metric);
            }
            String min = h.min() == null ? "" : value(h.metric(), rounded(h.min()));
            String max = h.max() == null ? "" : value(h.metric(), rounded(h.max()));
            return h.min() != null && h.max() != null
                    ? replies.get("condition.between", metric, min, max)
                    : h.min() != null
                            ? replies.get(isIncluded(h.min()) ? "condition.at_least" : "condition.min", metric, min)
                            : replies.get(h.max() == null || isIncluded(h.max()) ? "condition.at_most" : "condition.max", metric, max);
        }).collect(Collectors.joining());
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** What the figure's records are called, for its basis. */
    public String basis(Metric metric) {
        return replies.get(switch (metric) {
            case WON_REVENUE, AVERAGE_DEAL_SIZE, MEDIAN_DEAL_SIZE, LARGEST_DEAL, SMALLEST_DEAL, SALES_CYCLE, MEDIAN_SALES_CYCLE, LONGEST_SALES_CYCLE,
                    SHORTEST_SALES_CYCLE, AVERAGE_DISCOUNT -> "basis.won";
            case WIN_RATE, WIN_RATE_BY_VALUE, LOSS_RATE -> "basis.closed";
            case OPEN_PIPELINE, WEIGHTED_PIPELINE, AVERAGE_OPEN_DEAL, OPEN_DEAL_AGE -> "basis.open";
            case EMPLOYEES, AVERAGE_EMPLOYEES, ANNUAL_REVENUE, AVERAGE_ANNUAL_REVENUE, YEAR_ESTABLISHED -> "basis.accounts";
            case LIST_PRICE, QUOTA, QUOTA_ATTAINMENT -> "basis.rows";
            default -> "basis.deals";
        });
    }

    public String count(long number) {
        return format.number(BigDecimal.valueOf(number), 0, 0);
    }

    /** "A, B and C" */
    public String both(List<String> names) {
        return joined(names, "and");
    }

    /** "A, B or C" */
    public String either(List<String> names) {
        return joined(names, "or");
    }

    private String joined(List<String> names, String key) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        return replies.get(key, String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
    }

    public static boolean isCount(Metric metric) {
        return metric.unit() == Unit.COUNT;
    }

    /** The first letter in upper case. */
    public String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(replies.locale()) + text.substring(1);
    }
}
