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
import com.nexusflow.copilot.agents.tool.KnowledgeSources;
import com.nexusflow.copilot.agents.tool.RecordFacts;
import com.nexusflow.copilot.agents.tool.Toolbox;
import com.nexusflow.copilot.core.audit.Audit;
import com.nexusflow.copilot.core.call.CallFigures;
import com.nexusflow.copilot.core.call.SaidInCalls;
import com.nexusflow.copilot.core.call.TestCalls;
import com.nexusflow.copilot.core.change.Approvals;
import com.nexusflow.copilot.core.change.Proposals;
import com.nexusflow.copilot.core.crm.Accounts;
import com.nexusflow.copilot.core.crm.Competitors;
import com.nexusflow.copilot.core.crm.Contacts;
import com.nexusflow.copilot.core.crm.Leads;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Products;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.crm.Timeline;
import com.nexusflow.copilot.core.crm.search.LuceneRecordSearch;
import com.nexusflow.copilot.core.inbox.Lane;
import com.nexusflow.copilot.core.memory.InProcessMemory;
import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.tenant.TenantDatabase;
import com.nexusflow.copilot.core.tenant.TenantKeys;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.nexusflow.copilot.knowledge.answer.Answers;
import com.nexusflow.copilot.knowledge.card.BattleCards;
import com.nexusflow.copilot.knowledge.card.CompetitorRecord;
import com.nexusflow.copilot.knowledge.document.DocumentWork;
import com.nexusflow.copilot.knowledge.document.Documents;
import com.nexusflow.copilot.knowledge.document.read.DocumentReader;
import com.nexusflow.copilot.knowledge.document.read.Limits;
import com.nexusflow.copilot.knowledge.index.LucenePassageIndex;
import com.nexusflow.copilot.knowledge.index.Vectors;
import com.nexusflow.copilot.knowledge.search.KnowledgeSearch;
import com.nexusflow.copilot.knowledge.source.IndexFollowing;
import com.nexusflow.copilot.knowledge.source.PassageWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/** The copilot put together as the application does it, over the test database. */
public final class CopilotKit implements AutoCloseable {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Vectors PASSAGE_VECTORS = Vectors.inProcess();

    private final SharedMemory memory = new InProcessMemory(CLOCK);
    private final LuceneRecordSearch search;
    private final LucenePassageIndex passages;
    private final BattleCards cards;
    private final Documents documents;
    private final PassageWork passageWork;
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
        Audit audit = new Audit(database, keys, CLOCK);
        passages = new LucenePassageIndex(folder().resolve("passages"), PASSAGE_VECTORS);
        KnowledgeSearch knowledge = new KnowledgeSearch(database, passages);
        cards = new BattleCards(database, new Competitors(database), TestDatabase.people(), audit, CLOCK);
        documents = new Documents(database, Limits.usual().fileBytes(), CLOCK, id -> {});
        IndexFollowing following = new IndexFollowing(database, passages, memory);
        passageWork = new PassageWork(database, cards, documents, calls.calls(), TestDatabase.tenants(), following::follow, CLOCK);
        KnowledgeSources sources = new KnowledgeSources(
                new Answers(knowledge, PASSAGE_VECTORS), knowledge, cards, new CompetitorRecord(metrics, new SaidInCalls(database), TestDatabase.tenants(), CLOCK));
        toolbox = new Toolbox(facts, search, new Timeline(database), metrics, changes, calls, sources, TestDatabase.tenants(), CLOCK);
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

    public BattleCards cards() {
        return cards;
    }

    /** A document in a collection, read and ready. */
    public UUID document(TenantScope owner, UUID collection, String name, String text) {
        UUID id = owner.call(() -> documents.upload(collection, name, text.getBytes(StandardCharsets.UTF_8), null)).document().id();
        new DocumentWork(TestDatabase.database(), new DocumentReader(Limits.usual()), CLOCK).work(new Lane(owner.tenantId(), id, ""));
        return id;
    }

    /** Makes and indexes the passages of all that was written in a tenant. */
    public void indexKnowledge(UUID tenant) {
        passageWork.work(new Lane(tenant, tenant, ""));
    }

    @Override
    public void close() {
        search.close();
        passages.close();
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
