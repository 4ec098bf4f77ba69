package com.nexusflow.copilot.channels.start;

import com.nexusflow.copilot.agents.Copilot;
import com.nexusflow.copilot.agents.intent.BackgroundClassifier;
import com.nexusflow.copilot.agents.memory.Conversations;
import com.nexusflow.copilot.agents.model.ModelSettings;
import com.nexusflow.copilot.agents.model.Models;
import com.nexusflow.copilot.agents.offline.DealRecords;
import com.nexusflow.copilot.agents.offline.Names;
import com.nexusflow.copilot.agents.offline.OfflineChatModel;
import com.nexusflow.copilot.agents.tool.CallSources;
import com.nexusflow.copilot.agents.tool.ChangeTools;
import com.nexusflow.copilot.agents.tool.KnowledgeSources;
import com.nexusflow.copilot.agents.tool.RecordFacts;
import com.nexusflow.copilot.agents.tool.Toolbox;
import com.nexusflow.copilot.core.call.CallFigures;
import com.nexusflow.copilot.core.call.Calls;
import com.nexusflow.copilot.core.call.SaidInCalls;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Leads;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Products;
import com.nexusflow.copilot.core.crm.RecordSearch;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.Tenants;
import com.nexusflow.copilot.knowledge.answer.Answers;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.card.CompetitorRecord;
import com.nexusflow.copilot.knowledge.index.Vectors;
import com.nexusflow.copilot.knowledge.search.KnowledgeSearch;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who answers: the tools, the models and the copilot. */
@Configuration(proxyBeanMethods = false)
class AgentsConfiguration {

    /** A little more than the default time that a language model has for a turn. */
    private static final Duration TURN_PATIENCE = Duration.ofSeconds(10);

    @Bean
    Conversations conversations(TenantDatabase database, SharedMemory memory) {
        return new Conversations(database, memory, TURN_PATIENCE);
    }

    @Bean
    Models models(ModelSettings settings) {
        return Models.of(settings);
    }

    @Bean
    ModelSettings modelSettings(CopilotSettings settings) {
        return modelSettings(settings.model());
    }

    private static ModelSettings modelSettings(CopilotSettings.Model model) {
        try {
            return new ModelSettings(
                    model.provider().name().toLowerCase(Locale.ROOT),
                    Objects.requireNonNullElse(model.baseUrl(), ""),
                    Objects.requireNonNullElse(model.apiKey(), ""),
                    Objects.requireNonNullElse(model.name(), ""),
                    model.temperature(),
                    model.timeout());
        } catch (IllegalArgumentException e) {
            throw new StartProblem(
                    "The language model is not set up completely: " + e.getMessage() + ".",
                    "Set COPILOT_MODEL_NAME, COPILOT_MODEL_BASE_URL and COPILOT_MODEL_API_KEY as the provider needs them, or COPILOT_MODEL_PROVIDER=offline.");
        }
    }

    @Bean
    BackgroundClassifier classifier(Home home) {
        return BackgroundClassifier.start(home.path().resolve("vectors"), home.path().resolve("examples"));
    }

    @Bean
    OfflineChatModel offlineModel(
            RecordSearch search, Metrics metrics, People people, Tenants tenants, Clock clock, Opportunities deals, Stages stages, BackgroundClassifier classifier) {
        return new OfflineChatModel(new Names(search, metrics, clock), people, tenants, clock, new DealRecords(deals, stages), classifier);
    }

    @Bean
    RecordFacts recordFacts(Accounts accounts, Opportunities opportunities, Contacts contacts, Products products, People people) {
        return new RecordFacts(accounts, opportunities, contacts, products, people);
    }

    @Bean
    ChangeTools changeTools(
            Proposals proposals, RecordSearch search, Opportunities deals, Stages stages, TenantDatabase database, Metrics metrics, People people,
            Tenants tenants, Clock clock) {
        return new ChangeTools(proposals, search, deals, stages, new Leads(database), metrics, people, tenants, clock);
    }

    @Bean
    CallSources callSources(Calls salesCalls, CallFigures figures, TenantDatabase database) {
        return new CallSources(salesCalls, new SaidInCalls(database), figures);
    }

    @Bean
    KnowledgeSources knowledgeSources(KnowledgeSearch search, Vectors passageVectors, BattleCards cards, CompetitorRecord record) {
        return new KnowledgeSources(new Answers(search, passageVectors), search, cards, record);
    }

    @Bean
    Toolbox toolbox(
            RecordFacts facts, RecordSearch search, Timeline timeline, Metrics metrics, ChangeTools changes, CallSources calls, KnowledgeSources knowledge, Tenants tenants,
            Clock clock) {
        return new Toolbox(facts, search, timeline, metrics, changes, calls, knowledge, tenants, clock);
    }

    @Bean
    Copilot copilot(
            Toolbox toolbox, Models models, OfflineChatModel offline, Conversations conversations, Proposals proposals, Tenants tenants, Clock clock) {
        return new Copilot(toolbox, models, offline, conversations, proposals, tenants, clock);
    }
}
