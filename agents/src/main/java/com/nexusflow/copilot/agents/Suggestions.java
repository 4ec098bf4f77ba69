package com.nexusflow.copilot.agents;

import com.nexusflow.copilot.agents.finding.CallScope;
import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.metric.Dimension;
import com.nexusflow.copilot.core.metric.MetricQuery;
import com.nexusflow.copilot.core.metric.Period;
import com.nexusflow.copilot.core.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Questions that make sense after an answer; the offline model understands each of them. */
final class Suggestions {

    private static final int MOST = 3;

    private Suggestions() {}

    static List<String> of(List<Finding> findings, Phrases phrases) {
        Texts texts = phrases.replies();
        List<String> suggestions = findings.isEmpty()
                ? start(texts)
                : switch (findings.getFirst()) {
                    case Finding.Figures figures -> figures(figures.result().query(), phrases);
                    case Finding.Deals deals -> List.of(texts.get("suggest.by_rep"), texts.get("suggest.by_region"));
                    case Finding.Brief brief when brief.record().kind() == RecordKind.ACCOUNT ->
                        List.of(texts.get("suggest.timeline", brief.record().name()), texts.get("suggest.deals", brief.record().name()));
                    case Finding.Brief brief -> List.of(texts.get("suggest.timeline", brief.record().name()), texts.get("suggest.owner", brief.record().name()));
                    case Finding.CallList list -> calls(list.scope(), list.worth() ? "worth" : "", texts);
                    case Finding.Sayings sayings -> calls(sayings.scope(), sayings.topic(), texts);
                    case Finding.CallReport report -> calls(report.scope(), report.part(), texts);
                    case Finding.Talk talk -> List.of(texts.get("suggest.worth"));
                    case Finding.Knowledge knowledge when !knowledge.about().isEmpty() -> List.of(texts.get("suggest.card", knowledge.about()));
                    case Finding.Card card -> List.of(texts.get("suggest.objections", card.competitor()));
                    case Finding.Choice choice -> choice.options();
                    case Finding.Refusal refusal -> refusal.near().isEmpty() ? start(texts) : refusal.near();
                    default -> start(texts);
                };
        return suggestions.subList(0, Math.min(findings.stream().anyMatch(Finding.Choice.class::isInstance) ? 5 : MOST, suggestions.size()));
    }

    private static List<String> start(Texts texts) {
        return List.of(texts.get("suggest.revenue"), texts.get("suggest.rank"), texts.get("suggest.pipeline"));
    }

    /** @param answered what the answer was about, which nobody asks again */
    private static List<String> calls(CallScope scope, String answered, Texts texts) {
        List<String> suggestions = new ArrayList<>();
        if (!scope.with().isEmpty()) {
            String with = scope.with().getFirst();
            if (!answered.equals("next_steps")) {
                suggestions.add(texts.get("suggest.next_steps_of", with));
            }
            if (!answered.equals("pricing")) {
                suggestions.add(texts.get("suggest.price_of", with));
            }
        } else if (!answered.equals("worth")) {
            suggestions.add(texts.get("suggest.worth"));
        }
        return suggestions;
    }

    private static List<String> figures(MetricQuery query, Phrases phrases) {
        Texts texts = phrases.replies();
        List<String> suggestions = new ArrayList<>();
        Period period = query.period();
        Period previous = period == null ? null : period.previous();
        if (previous != null) {
            suggestions.add(texts.get("suggest.previous", phrases.period(previous)));
        }
        if (query.limit() == 1 && query.descending() != null) {
            suggestions.add(texts.get(query.descending() ? "suggest.lowest" : "suggest.highest"));
            suggestions.add(texts.get("suggest.second"));
        }
        boolean deals = query.metrics().getFirst().hasPeriod();
        if (deals && !query.by().contains(Dimension.PERSON)) {
            suggestions.add(texts.get("suggest.by_rep"));
        }
        if (deals && !query.by().contains(Dimension.REGION)) {
            suggestions.add(texts.get("suggest.by_region"));
        }
        if (deals && query.by().stream().noneMatch(Dimension::isTime)) {
            suggestions.add(texts.get("suggest.by_month"));
        }
        return suggestions;
    }
}
