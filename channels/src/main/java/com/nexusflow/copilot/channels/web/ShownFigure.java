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
import java.util.stream.Collectors;

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
                result.rowCount(),
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
        query.bounds().forEach(bound -> words.add(bound(bound, texts, format)));
        return words;
    }

    private static String bound(MetricQuery.Bound bound, Texts texts, FigureFormat format) {
        String measure = texts.get("measure." + bound.measure().code());
        if (bound.min() != null && bound.max() != null) {
            return texts.get("bound.between", measure, value(bound, bound.min(), format), value(bound, bound.max(), format));
        }
        return bound.min() != null
                ? texts.get("bound.min", measure, value(bound, bound.min(), format))
                : texts.get("bound.max", measure, value(bound, Objects.requireNonNull(bound.max()), format));
    }

    private static String value(MetricQuery.Bound bound, BigDecimal value, FigureFormat format) {
        return switch (bound.measure()) {
            case AMOUNT, LIST_PRICE -> format.money(value);
            default -> format.number(value, 0, 2);
        };
    }

    private static String remark(MetricResult.Remark remark, Texts texts) {
        String of = switch (remark.reason()) {
            case WITHOUT_VALUE, WITHOUT_DATE -> texts.get("metric." + remark.of());
            case WITHOUT_GROUP -> texts.get("dimension." + remark.of());
        };
        return texts.get("remark." + remark.reason().name().toLowerCase(Locale.ROOT), remark.count(), of);
    }
}
