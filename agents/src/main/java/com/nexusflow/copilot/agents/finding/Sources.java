package com.nexusflow.copilot.agents.finding;

import com.nexusflow.copilot.agents.reply.RecordRef;
import com.nexusflow.copilot.agents.reply.Source;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.MetricParameters;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.MetricResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the figures and facts of findings come from, for the reader to check. */
public final class Sources {

    private final Phrases say;
    private final Sight sight;

    public Sources(Phrases say, Sight sight) {
        this.say = say;
        this.sight = sight;
    }

    public List<Source> of(Finding finding) {
        return switch (finding) {
            case Finding.Figures figures -> figures(figures.result());
            case Finding.Deals deals -> figures(deals.totals());
            case Finding.Attributes found -> List.of(record(found.record(), found.asOf()));
            case Finding.Brief brief -> brief(brief);
            case Finding.History history -> List.of(record(history.record(), history.asOf()));
            case Finding.Matches matches -> matches.records().stream().map(r -> record(r, matches.asOf())).toList();
            case Finding.Definition d -> List.of();
            case Finding.Choice c -> List.of();
            case Finding.Refusal r -> List.of();
            case Finding.Abilities a -> List.of();
            case Finding.Intended intended -> List.of();
            case Finding.CallList list -> new CallCited(say).list(list);
            case Finding.Sayings sayings -> new CallCited(say).sayings(sayings);
            case Finding.CallReport report -> new CallCited(say).report(report);
            case Finding.Talk talk -> new CallCited(say).talk(talk);
            case Finding.Knowledge knowledge -> new KnowledgeCited(say).of(knowledge.excerpts(), knowledge.today(), knowledge.asOf());
            case Finding.Card card -> Stream.concat(
                            new KnowledgeCited(say).of(card.entries().subList(0, Math.min(1, card.entries().size())), card.today(), card.asOf()).stream(), figures(card.record()).stream())
                    .toList();
            case Finding.Mistake m -> List.of();
        };
    }

    private List<Source> brief(Finding.Brief brief) {
        List<Source> record = List.of(record(brief.record(), brief.asOf()));
        MetricResult figures = brief.figures();
        if (figures == null) {
            return record;
        }
        return Stream.concat(record.stream(), figures(figures).stream()).toList();
    }

    private List<Source> figures(MetricResult result) {
        return result.query().metrics().stream().map(metric -> figure(metric, result)).toList();
    }

    private Source figure(Metric metric, MetricResult result) {
        MetricQuery rows = result.query().measuring(List.of(metric)).ordered(null, 0).from(0).against(null);
        List<String> remarks = new ArrayList<>();
        result.remarks().stream()
                .filter(r -> concerns(r, metric))
                .map(this::remark)
                .forEach(remarks::add);
        if (sight.isPartial(rows)) {
            remarks.add(say.replies().get("remark.visible"));
        }
        return new Source(
                say.sentence(say.metric(metric)), say.terms().get("metric." + metric.code() + ".formula"), say.filters(result), result.rowCount(metric), remarks,
                result.asOf(), MetricParameters.format(rows), null);
    }

    private String remark(MetricResult.Remark remark) {
        String count = say.count(remark.count());
        return switch (remark.reason()) {
            case WITHOUT_VALUE -> say.replies().get("remark.without_value", count);
            case WITHOUT_GROUP -> say.replies().get("remark.without_group", count, say.terms().get("dimension." + remark.of()));
            case WITHOUT_DATE -> say.replies().get("remark.without_date", count);
            case NOT_OBSERVED -> say.replies().get("remark.not_observed", count);
        };
    }

    private static boolean concerns(MetricResult.Remark remark, Metric metric) {
        return switch (remark.reason()) {
            case WITHOUT_VALUE, NOT_OBSERVED -> metric.parts().stream().anyMatch(part -> part.code().equals(remark.of()));
            case WITHOUT_GROUP, WITHOUT_DATE -> true;
        };
    }

    private Source record(RecordRef record, Instant asOf) {
        return new Source(record.name(), "", List.of(), 1, List.of(), asOf, null, record);
    }
}
