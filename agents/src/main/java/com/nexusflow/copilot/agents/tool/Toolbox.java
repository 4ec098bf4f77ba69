package com.nexusflow.copilot.agents.tool;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.metric.Metric;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.tenant.Tenants;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** All tools there are, whichever model calls them. */
public final class Toolbox {

    private final List<Tool<?>> tools = new ArrayList<>();

    public Toolbox(RecordFacts facts, RecordSearch search, Timeline timeline, Metrics metrics, ChangeTools changes, CallSources calls,
            KnowledgeSources knowledge, Tenants tenants, Clock clock) {
        Rights rights = new Rights(facts.people());
        Clock standing = new TurnClock(clock);
        tools.addAll(new FigureTools(metrics, rights).all());
        tools.addAll(new RecordTools(facts, search, timeline, metrics, tenants, standing).all());
        CallChoice choice = new CallChoice(new NamedRecords(search), facts, rights, tenants);
        tools.addAll(new CallTools(choice, calls, tenants, standing).all());
        tools.addAll(new KnowledgeTools(knowledge, calls.calls(), choice, tenants, standing).all());
        tools.addAll(changes.all());
        tools.addAll(conversation());
    }

    public List<Tool<?>> tools() {
        return List.copyOf(tools);
    }

    /** The tools about the conversation itself: they decide the status of the reply. */
    private static List<Tool<?>> conversation() {
        return List.of(
                new Tool<>("explain_metric", "How a metric is computed.", Arguments.Definition.class, a -> new Finding.Definition(Metric.of(a.metric()).code())),
                new Tool<>("what_can_you_do", "What the copilot can do, and greetings.", Arguments.Abilities.class, a -> new Finding.Abilities(a.reason() == null ? "help" : a.reason())),
                new Tool<>(
                        "ask_back",
                        "Asks the person which of several records or meanings is meant. Use it when a name fits several records.",
                        Arguments.Question.class,
                        a -> new Finding.Choice(a.said(), a.options(), a.original())),
                new Tool<>(
                        "decline",
                        "Declines politely: the question is not about the sales organisation, names nothing that exists, or asks what the person may not see.",
                        Arguments.Refusal.class,
                        a -> new Finding.Refusal(a.reason(), a.about() == null ? "" : a.about(), a.near() == null ? List.of() : a.near())));
    }
}
