package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.tenant.Tenant;
import java.util.List;
import java.util.Locale;

/** Words what tools found, in one to three sentences, in the language of the question. */
public final class Wording {

    private final Tenant tenant;
    private final Locale language;

    public Wording(Tenant tenant, Locale language) {
        this.tenant = tenant;
        this.language = language;
    }

    /** All that the findings say, as one text. */
    String of(List<Finding> findings) {
        return String.join(" ", sentences(findings));
    }

    /** The same sentence by sentence, the most important ones of a finding first. */
    public List<String> sentences(List<Finding> findings) {
        return findings.stream().flatMap(finding -> sentences(finding).stream()).toList();
    }

    private List<String> sentences(Finding finding) {
        Phrases say = new Phrases(language, new FiscalCalendar(tenant.fiscalYearStart()), tenant.currency().getCurrencyCode());
        RecordWords records = new RecordWords(say, tenant.timeZone());
        return switch (finding) {
            case Finding.Figures figures -> new FigureWords(say, figures).sentences();
            case Finding.Deals deals -> List.of(records.deals(deals));
            case Finding.Attributes attributes -> records.attributes(attributes);
            case Finding.Brief brief -> records.brief(brief);
            case Finding.History history -> List.of(records.history(history));
            case Finding.Matches matches -> List.of(records.matches(matches));
            case Finding.Definition definition -> List.of(records.definition(definition));
            case Finding.Choice choice -> List.of(records.choice(choice));
            case Finding.Refusal refusal -> records.refusal(refusal);
            case Finding.Abilities abilities ->
                List.of(say.replies().get("abilities." + (abilities.reason().matches("greeting|thanks") ? abilities.reason() : "help")));
            case Finding.Intended intended -> new ChangeWords(say).sentences(intended);
            case Finding.CallList list -> new CallSentences(say).list(list);
            case Finding.Sayings sayings -> new CallSentences(say).sayings(sayings);
            case Finding.CallReport report -> new CallSentences(say).report(report);
            case Finding.Talk talk -> new CallSentences(say).talk(talk);
            case Finding.Knowledge knowledge -> new KnowledgeSentences(say).of(knowledge);
            case Finding.Card card -> new KnowledgeSentences(say).of(card);
            case Finding.Mistake mistake -> List.of(say.replies().get("mistake"));
        };
    }
}
