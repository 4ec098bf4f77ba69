package com.nexusflow.copilot.channels.web;

import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.Period;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.text.FigureFormat;
import com.nexusflow.copilot.core.text.PeriodFormat;
import com.nexusflow.copilot.core.text.Texts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One figure in words: what it is, how it is computed, what was left in and out. */
public record ShownFigure(String name, String value, String formula, List<String> filters, List<String> remarks, long rowCount, Instant asOf) {

    static ShownFigure of(MetricResult result, Tenant tenant, FilterLabels labels, Locale locale) {
        Texts texts = Texts.of("messages.metrics", locale);
        Metric metric = result.query().metrics().getFirst();
        FigureFormat format = new FigureFormat(locale, result.currency());
        BigDecimal value = result.single();
        return new ShownFigure(
                texts.get("metric." + metric.code()),
                value == null ? "–" : format.figure(value, metric.unit()),
                texts.get("metric." + metric.code() + ".formula"),
                filters(result.query(), texts, format, new PeriodFormat(new FiscalCalendar(tenant.fiscalYearStart()), locale), labels),
                result.remarks().stream().map(remark -> remark(remark, texts)).toList(),
                result.rowCount(metric),
                result.asOf());
    }

    private static List<String> filters(
            MetricQuery query, Texts texts, FigureFormat format, PeriodFormat periods, FilterLabels labels) {
        List<String> words = new ArrayList<>();
        Period period = query.period();
        if (period != null) {
            words.add(periods.name(period));
        }
        query.filters().forEach(filter -> words.add(texts.get(
                filter.exclude() ? "filter.not" : "filter.is",
                texts.get("dimension." + filter.dimension().code()),
                filter.values().stream().map(value -> labels.label(filter.dimension(), value)).collect(Collectors.joining(", ")))));
        query.bounds().forEach(bound -> words.add(within(texts.get("measure." + bound.measure().code()), bound.min(), bound.max(), texts, value -> value(bound, value, format))));
        query.having().forEach(having -> words.add(within(texts.get("metric." + having.metric().code()), having.min(), having.max(), texts, value -> format.number(value, 0, 2))));
        return words;
    }

    private static String within(String what, @Nullable BigDecimal min, @Nullable BigDecimal max, Texts texts, Function<BigDecimal, String> shown) {
        if (min != null && max != null) {
            return texts.get("bound.between", what, shown.apply(min), shown.apply(max));
        }
        return min != null ? texts.get("bound.min", what, shown.apply(min)) : texts.get("bound.max", what, shown.apply(Objects.requireNonNull(max)));
    }

    private static String value(MetricQuery.Bound bound, BigDecimal value, FigureFormat format) {
        return switch (bound.measure()) {
            case AMOUNT, LIST_PRICE -> format.money(value);
            default -> format.number(value, 0, 2);
        };
    }

    private static String remark(MetricResult.Remark remark, Texts texts) {
        String of = switch (remark.reason()) {
            case WITHOUT_VALUE, WITHOUT_DATE, NOT_OBSERVED -> texts.get("metric." + remark.of());
            case WITHOUT_GROUP -> texts.get("dimension." + remark.of());
        };
        return texts.get("remark." + remark.reason().name().toLowerCase(Locale.ROOT), remark.count(), of);
    }
}
