package com.nexusflow.copilot.agents;

import com.nexusflow.copilot.agents.change.ChangeDesk;
import com.nexusflow.copilot.agents.intent.Guess;
import com.nexusflow.copilot.agents.intent.IntentClassifier;
import com.nexusflow.copilot.agents.intent.IntentExamples;
import com.nexusflow.copilot.agents.intent.SentenceVectors;
import com.nexusflow.copilot.agents.memory.Conversations;
import com.nexusflow.copilot.agents.model.ModelSettings;
import com.nexusflow.copilot.agents.model.Models;
import com.nexusflow.copilot.agents.offline.DealRecords;
import com.nexusflow.copilot.agents.offline.Names;
import com.nexusflow.copilot.agents.offline.OfflineChatModel;
import com.nexusflow.copilot.agents.tool.CallSources;
import com.nexusflow.copilot.agents.tool.ChangeTools;
import com.nexusflow.copilot.agents.tool.RecordFacts;
import com.nexusflow.copilot.agents.tool.Toolbox;
import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.call.CallFigures;
import com.nexusflow.copilot.core.call.SaidInCalls;
import com.nexusflow.copilot.core.call.TestCalls;
import com.nexusflow.copilot.core.change.Approvals;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Leads;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Products;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.crm.search.LuceneRecordSearch;
import com.nexusflow.copilot.core.memory.InProcessMemory;
import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** The copilot put together as the application does it, over the test database. */
public final class CopilotKit implements AutoCloseable {

    private static final Clock CLOCK = Clock.systemUTC();

    private final SharedMemory memory = new InProcessMemory(CLOCK);
    private final LuceneRecordSearch search;
    private final Toolbox toolbox;
    private final OfflineChatModel offline;
    private final Proposals proposals;
    private final Approvals approvals;

    public CopilotKit() {
        this(Classifier.TRAINED::classify);
    }

    CopilotKit(Function<String, Guess> classifier) {
        TenantDatabase database = TestDatabase.database();
        Metrics metrics = new Metrics(database, TestDatabase.tenants(), CLOCK);
        search = new LuceneRecordSearch(database, folder(), CLOCK);
        RecordFacts facts = new RecordFacts(
                new Accounts(database), new Opportunities(database), new Contacts(database), new Products(database), TestDatabase.people());
        Opportunities deals = new Opportunities(database);
        Stages stages = new Stages(database);
        TenantKeys keys = new TenantKeys(database);
        proposals = new Proposals(database, TestDatabase.tenants(), TestDatabase.people(), keys, CLOCK);
        approvals = new Approvals(
                database, TestDatabase.tenants(), TestDatabase.people(), keys, proposals, new Audit(database, keys, CLOCK), CLOCK);
        ChangeTools changes = new ChangeTools(proposals, search, deals, stages, new Leads(database), metrics, TestDatabase.people(), TestDatabase.tenants(), CLOCK);
        CallSources calls = new CallSources(
                new TestCalls(CLOCK).calls, new SaidInCalls(database), new CallFigures(database, TestDatabase.tenants()));
        toolbox = new Toolbox(facts, search, new Timeline(database), metrics, changes, calls, TestDatabase.tenants(), CLOCK);
        offline = new OfflineChatModel(
                new Names(search, metrics, CLOCK), TestDatabase.people(), TestDatabase.tenants(), CLOCK, new DealRecords(deals, stages), classifier);
    }

    public Copilot copilot() {
        return copilot(Models.of(ModelSettings.offline()));
    }

    public Copilot copilot(Models models) {
        return new Copilot(toolbox, models, offline, conversations(), proposals, TestDatabase.tenants(), CLOCK);
    }

    public Conversations conversations() {
        return new Conversations(TestDatabase.database(), memory, Duration.ofSeconds(30));
    }

    public SharedMemory memory() {
        return memory;
    }

    public Proposals proposals() {
        return proposals;
    }

    /** Where decisions on proposals are made. */
    public ChangeDesk desk() {
        return new ChangeDesk(proposals, approvals, TestDatabase.tenants(), TestDatabase.people(), new Stages(TestDatabase.database()), CLOCK);
    }

    public Toolbox toolbox() {
        return toolbox;
    }

    @Override
    public void close() {
        search.close();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "search")), "index");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for the search index", e);
        }
    }

    /** Trained once for all tests of the module. */
    private static final class Classifier {
        static final IntentClassifier TRAINED = IntentClassifier.train(IntentExamples.load(), SentenceVectors.cachedIn(Path.of("target/sentence-vectors")));
    }
}
