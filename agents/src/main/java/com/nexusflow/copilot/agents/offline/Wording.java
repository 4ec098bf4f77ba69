package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.Phrases;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.tenant.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words what tools found, in one to three sentences, in the language of the question. */
public final class Wording {

    private final Tenant tenant;
    private final Locale language;

    public Wording(Tenant tenant, Locale language) {
        this.tenant = tenant;
        this.language = language;
    }

    public String of(List<Finding> findings) {
        return findings.stream().map(this::of).collect(Collectors.joining(" "));
    }

    private String of(Finding finding) {
        Phrases say = new Phrases(language, new FiscalCalendar(tenant.fiscalYearStart()), tenant.currency().getCurrencyCode());
        RecordWords records = new RecordWords(say, tenant.timeZone());
        return switch (finding) {
            case Finding.Figures figures -> new FigureWords(say, figures).words();
            case Finding.Deals deals -> records.deals(deals);
            case Finding.Attributes attributes -> records.attributes(attributes);
            case Finding.Brief brief -> records.brief(brief);
            case Finding.History history -> records.history(history);
            case Finding.Matches matches -> records.matches(matches);
            case Finding.Definition definition -> records.definition(definition);
            case Finding.Choice choice -> records.choice(choice);
            case Finding.Refusal refusal -> records.refusal(refusal);
            case Finding.Abilities abilities ->
                say.replies().get("abilities." + (abilities.reason().matches("greeting|thanks") ? abilities.reason() : "help"));
            case Finding.Mistake mistake -> say.replies().get("mistake");
        };
    }
}
