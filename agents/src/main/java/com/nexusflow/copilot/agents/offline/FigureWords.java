package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Changes;
import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.agents.finding.Show;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.MetricResult.Reason;
import com.nexusflow.copilot.core.metric.MetricResult.Row;
import com.nexusflow.copilot.core.metric.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sentences about figures: at most three, the first of which answers. */
final class FigureWords {

    private static final int NAMED = 6;

    private final Phrases say;
    private final MetricResult result;
    private final MetricQuery query;
    private final Metric metric;
    private final Finding.Figures figures;

    FigureWords(Phrases say, Finding.Figures figures) {
        this.say = say;
        this.figures = figures;
        this.result = figures.result();
        this.query = result.query();
        this.metric = query.metrics().getFirst();
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (tellsChanges()) {
            new ComparedWords(say, result).changes().forEach(sentence -> sentences.add(say.sentence(sentence)));
        } else {
            sentences.add(say.sentence(first()));
        }
        sentences.addAll(remarks());
        return sentences.subList(0, Math.min(3, sentences.size()));
    }

    private boolean tellsChanges() {
        return Changes.areTold(query) && figures.show() != Show.RANK && !result.rows().isEmpty();
    }

    private String first() {
        if (query.by().isEmpty()) {
            return query.compared() != null ? new ComparedWords(say, result).periods() : figures.whole() != null ? share() : figure();
        }
        if (result.rows().isEmpty()) {
            return empty();
        }
        return switch (figures.show()) {
            case RANK -> query.by().getFirst() == Dimension.DEAL ? rankedDeals() : ranked();
            case COMPARE -> new ComparedWords(say, result).groups();
            case COUNT -> counted();
            case MEAN -> mean();
            case TREND -> trend();
            case FIGURE, LIST, SHARE -> query.having().isEmpty() ? list() : counted();
        };
    }

    private String figure() {
        if (query.metrics().size() > 1) {
            String parts = IntStream.range(0, query.metrics().size())
                    .mapToObj(i -> say.replies().get("figure.part", say.metric(query.metrics().get(i)), say.value(query.metrics().get(i), value(i))))
                    .collect(Collectors.joining(", "));
            String head = (say.scope(result) + say.when(query)).strip();
            return say.replies().get("figure.several", head.isEmpty() ? say.replies().get("scope.all").strip() : head, "", parts);
        }
        BigDecimal value = result.single();
        if (value == null) {
            return nothing();
        }
        String worded = say.value(metric, value);
        if (Phrases.isCount(metric)) {
            boolean one = value.compareTo(BigDecimal.ONE) == 0;
            return say.replies().get(one ? "figure.count.one" : "figure.count", worded, say.metric(metric), say.scope(result), say.when(query));
        }
        boolean basis = result.rowCount(metric) > 1 && metric != Metric.QUOTA && metric != Metric.SALES_VELOCITY && metric != Metric.QUOTA_ATTAINMENT;
        return say.replies().get(basis ? "figure.value.basis" : "figure.value", say.metric(metric), say.scope(result), say.when(query), worded,
                say.count(result.rowCount(metric)), say.basis(metric));
    }

    private String share() {
        BigDecimal part = result.single();
        BigDecimal whole = Objects.requireNonNull(figures.whole());
        if (part == null || whole.signum() == 0) {
            return say.replies().get("figure.none", say.metric(metric), say.scope(result), say.when(query));
        }
        BigDecimal percent = part.multiply(BigDecimal.valueOf(100)).divide(whole, MathContext.DECIMAL64);
        return say.replies().get("share.from", say.format().figure(percent, Unit.PERCENT), say.metric(metric), say.scope(result), say.when(query),
                say.value(metric, part), say.value(metric, whole));
    }

    private String ranked() {
        boolean most = !Boolean.FALSE.equals(query.descending());
        String kind = Phrases.isCount(metric) ? ".count" : "";
        List<Row> rows = result.rows();
        if (query.limit() > 1) {
            return say.replies().get(most ? "rank.top" : "rank.bottom", say.count(rows.size()), say.metric(metric), say.scope(result), say.when(query), items(rows));
        }
        String value = say.value(metric, rows.getFirst().values().getFirst());
        if (query.offset() > 0) {
            return say.replies().get(most ? "rank.place" : "rank.place.least", say.label(query, rows.getFirst()), query.offset() + 1, say.metric(metric),
                    say.scope(result), say.when(query), value);
        }
        String names = say.both(rows.stream().map(row -> say.label(query, row)).toList());
        String key = (most ? "rank.most" : "rank.least") + kind + (rows.size() > 1 ? ".several" : "");
        return say.replies().get(key, names, say.metric(metric), say.scope(result), say.when(query), value);
    }

    private String rankedDeals() {
        boolean most = !Boolean.FALSE.equals(query.descending());
        if (query.limit() > 1 || result.rows().size() > 1 || query.by().size() < 2) {
            return say.replies().get(most ? "rank.top" : "rank.bottom", say.count(result.rows().size()), say.metric(metric), say.scope(result), say.when(query),
                    items(result.rows()));
        }
        Row row = result.rows().getFirst();
        return say.replies().get(most ? "rank.deal.most" : "rank.deal.least", say.metric(metric), say.scope(result), say.when(query),
                row.keys().getFirst().label(), say.value(metric, row.values().getFirst()), row.keys().get(1).label());
    }

    private String counted() {
        boolean nothing = query.having().stream().anyMatch(h -> h.max() != null && h.max().signum() == 0);
        String names = named(result.rows(), query.having().isEmpty() || nothing);
        return say.replies().get(counted("count.groups.named"), say.count(result.groups()), say.terms().get("dimensions." + query.by().getFirst().code()),
                say.scope(result) + say.condition(query), say.when(query), names);
    }

    /** "1 deals" is said in no language. */
    private String counted(String key) {
        return result.groups() == 1 ? key + ".one" : key;
    }

    private String list() {
        boolean countsThemselves = metric == Metric.REPS && query.by().getFirst() == Dimension.PERSON
                || metric == Metric.ACCOUNTS && query.by().getFirst() == Dimension.ACCOUNT
                || metric == Metric.PRODUCTS && query.by().getFirst() == Dimension.PRODUCT
                || metric == Metric.MANAGERS && query.by().getFirst() == Dimension.PERSON;
        if (countsThemselves) {
            return say.replies().get(counted("list.names"), say.count(result.groups()), say.metric(metric), say.scope(result), say.when(query), named(result.rows(), true));
        }
        String by = query.by().stream().map(d -> say.terms().get("dimension." + d.code())).collect(Collectors.joining(" · "));
        return say.replies().get("list.all", say.metric(metric), say.scope(result), say.when(query), by, named(result.rows(), false));
    }

    private String mean() {
        List<BigDecimal> values = result.rows().stream().map(row -> row.values().getFirst()).filter(Objects::nonNull).toList();
        BigDecimal mean = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(Math.max(1, values.size())), MathContext.DECIMAL64);
        String worded = Phrases.isCount(metric) ? say.format().number(mean, 0, 1) : say.value(metric, mean);
        return say.replies().get("mean", worded, say.metric(metric), say.terms().get("dimension." + query.by().getFirst().code()), say.scope(result),
                say.when(query), say.count(values.size()), say.terms().get("dimensions." + query.by().getFirst().code()));
    }

    private String trend() {
        List<Row> rows = result.rows().stream().filter(row -> row.values().getFirst() != null).toList();
        if (rows.isEmpty()) {
            return empty();
        }
        String by = say.terms().get("dimension." + query.by().getFirst().code());
        if (rows.size() <= NAMED || query.by().size() > 1) {
            return say.replies().get("trend", say.metric(metric), say.scope(result), say.when(query), by, named(rows, false));
        }
        Row highest = rows.stream().max((a, b) -> first(a).compareTo(first(b))).orElseThrow();
        Row lowest = rows.stream().min((a, b) -> first(a).compareTo(first(b))).orElseThrow();
        return say.replies().get("trend.long", say.metric(metric), say.scope(result), say.when(query), by, say.label(query, rows.getFirst()),
                say.value(metric, first(rows.getFirst())), say.label(query, rows.getLast()), say.value(metric, first(rows.getLast())),
                say.label(query, highest), say.value(metric, first(highest)), say.label(query, lowest), say.value(metric, first(lowest)));
    }

    private String empty() {
        if (isNotObserved()) {
            return nothing();
        }
        String dimension = say.terms().get("dimensions." + query.by().getFirst().code());
        return say.replies().get("list.names.none", dimension, say.scope(result) + say.condition(query), say.when(query));
    }

    private String nothing() {
        return say.replies().get(isNotObserved() ? "figure.unknown" : "figure.none", say.metric(metric), say.scope(result), say.when(query));
    }

    private boolean isNotObserved() {
        return result.remarks().stream().anyMatch(remark -> remark.reason() == Reason.NOT_OBSERVED);
    }

    private String items(List<Row> rows) {
        return rows.stream()
                .map(row -> say.replies().get("list.item", say.label(query, row), say.value(metric, row.values().getFirst())))
                .collect(Collectors.joining(", "));
    }

    private String named(List<Row> rows, boolean namesOnly) {
        int shown = rows.size() > NAMED * 2 ? NAMED : rows.size();
        List<Row> some = rows.subList(0, namesOnly ? Math.min(rows.size(), NAMED * 3) : shown);
        String names = namesOnly ? some.stream().map(row -> say.label(query, row)).collect(Collectors.joining(", ")) : items(some);
        return some.size() < rows.size() ? say.replies().get("list.more", names, say.count(rows.size() - some.size())) : names;
    }

    private List<String> remarks() {
        List<String> sentences = new ArrayList<>();
        for (MetricResult.Remark remark : result.remarks()) {
            boolean said = switch (remark.reason()) {
                case WITHOUT_DATE, NOT_OBSERVED -> true;
                case WITHOUT_VALUE -> metric.parts().stream().anyMatch(part -> part.code().equals(remark.of()));
                case WITHOUT_GROUP -> false;
            };
            if (said) {
                sentences.add(say.replies().get("remark." + remark.reason().name().toLowerCase(Locale.ROOT), say.count(remark.count())));
            }
        }
        return sentences;
    }

    private @Nullable BigDecimal value(int i) {
        return result.rows().isEmpty() ? null : result.rows().getFirst().values().get(i);
    }

    private static BigDecimal first(Row row) {
        return Objects.requireNonNull(row.values().getFirst());
    }
}
