package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Changes;
import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricResult;
import com.nexusflow.copilot.core.metric.MetricResult.Row;
import com.nexusflow.copilot.core.metric.Period;
import com.nexusflow.copilot.core.metric.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentence that sets groups or periods against each other. */
final class ComparedWords {

    private static final int NAMED = 6;
    private static final int CHANGES = 2;

    private final Phrases say;
    private final MetricResult result;
    private final MetricQuery query;
    private final Metric metric;

    ComparedWords(Phrases say, MetricResult result) {
        this.say = say;
        this.result = result;
        this.query = result.query();
        this.metric = query.metrics().getFirst();
    }

    /** Groups against each other. */
    String groups() {
        List<Row> rows = result.rows();
        if (query.metrics().size() > 1 || rows.size() != 2) {
            String groups = rows.stream()
                    .limit(NAMED)
                    .map(row -> say.replies().get("compare.group", say.label(query, row), figures(row)))
                    .collect(Collectors.joining("; "));
            return say.replies().get("compare.groups", (say.scope(result) + say.when(query)).strip(), "", groups).replaceFirst("^\\h*: ", "");
        }
        Row ahead = rows.getFirst();
        Row behind = rows.getLast();
        BigDecimal one = ahead.values().getFirst();
        BigDecimal other = behind.values().getFirst();
        if (one != null && other != null && one.compareTo(other) == 0) {
            return say.replies().get("compare.even", say.label(query, ahead), say.label(query, behind), say.metric(metric), say.scope(result), say.when(query), say.value(metric, one));
        }
        return say.replies().get("compare.two", say.label(query, ahead), say.label(query, behind), say.metric(metric), say.scope(result), say.when(query),
                say.value(metric, one), say.value(metric, other), difference(one, other));
    }

    private String difference(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return "–";
        }
        BigDecimal difference = one.subtract(other).abs();
        return metric.unit() == Unit.PERCENT ? new Changes(say).points(difference) : say.value(metric, difference);
    }

    private String figures(Row row) {
        if (query.metrics().size() == 1) {
            return say.metric(metric) + " " + say.value(metric, row.values().getFirst());
        }
        return IntStream.range(0, query.metrics().size())
                .mapToObj(i -> say.replies().get("figure.part", say.metric(query.metrics().get(i)), say.value(query.metrics().get(i), row.values().get(i))))
                .collect(Collectors.joining(", "));
    }

    /** One figure in two periods. */
    String periods() {
        Period now = Objects.requireNonNull(query.period());
        Period then = Objects.requireNonNull(query.compared());
        BigDecimal value = result.rows().isEmpty() ? null : result.rows().getFirst().values().getFirst();
        BigDecimal before = result.rows().isEmpty() ? null : result.rows().getFirst().compared().getFirst();
        if (value == null || before == null) {
            return say.replies().get("compare.groups", say.metric(metric), say.scope(result),
                    say.period(now) + " " + say.value(metric, value) + "; " + say.period(then) + " " + say.value(metric, before));
        }
        int order = value.compareTo(before);
        if (order == 0) {
            return say.replies().get("compare.same", say.metric(metric), say.scope(result), say.within(now), say.value(metric, value), say.within(then));
        }
        return say.replies().get(order > 0 ? "compare.up" : "compare.down", say.metric(metric), say.scope(result), say.within(now), say.value(metric, value),
                new Changes(say).amount(metric, value, before), say.value(metric, before), say.within(then));
    }

    /** Groups in two periods: what rose most and what fell most, for the first figures that were asked for. */
    List<String> changes() {
        return IntStream.range(0, Math.min(CHANGES, query.metrics().size())).mapToObj(this::changes).toList();
    }

    private String changes(int i) {
        List<Row> moved = result.rows().stream()
                .filter(row -> row.values().get(i) != null && row.compared().get(i) != null)
                .sorted(Comparator.comparing(row -> difference(row, i)))
                .toList();
        Optional<Row> fallen = moved.stream().findFirst().filter(row -> difference(row, i).signum() < 0);
        Optional<Row> risen = moved.reversed().stream().findFirst().filter(row -> difference(row, i).signum() > 0);
        String head = say.metric(query.metrics().get(i)) + say.scope(result);
        String now = say.within(Objects.requireNonNull(query.period()));
        String then = say.period(Objects.requireNonNull(query.compared()));
        if (risen.isEmpty() && fallen.isEmpty()) {
            return say.replies().get("changes.none", head, now, then);
        }
        String moves = Stream.concat(risen.map(row -> move("changes.rise", row, i)).stream(), fallen.map(row -> move("changes.fall", row, i)).stream())
                .collect(Collectors.joining("; "));
        return say.replies().get("changes", head, now, then, moves);
    }

    private String move(String key, Row row, int i) {
        Metric moved = query.metrics().get(i);
        BigDecimal now = Objects.requireNonNull(row.values().get(i));
        BigDecimal before = Objects.requireNonNull(row.compared().get(i));
        return say.replies().get(key, say.label(query, row), new Changes(say).amount(moved, now, before), say.value(moved, now));
    }

    private static BigDecimal difference(Row row, int i) {
        return Objects.requireNonNull(row.values().get(i)).subtract(Objects.requireNonNull(row.compared().get(i)));
    }
}
