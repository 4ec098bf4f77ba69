package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.intent.Guess;
import com.nexusflow.copilot.core.crm.Opportunities;
import com.nexusflow.copilot.core.crm.Stages;
import com.nexusflow.copilot.core.crm.search.LuceneRecordSearch;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.metric.Metrics;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestCrm;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A seller of computer parts on 15 May 2026, and the offline model over it; whoever asks is an administrator. */
final class OfflineFixture {

    final TestCrm crm = new TestCrm(TestDatabase.newTenant());
    private final TenantScope asker = TestDatabase.newPerson(crm.tenant(), "Olive Operator", Role.ADMIN);
    private final LuceneRecordSearch search;
    private final Names names;
    private final OfflineChatModel model;

    OfflineFixture(Path folder) {
        Clock clock = Clock.systemUTC();
        search = new LuceneRecordSearch(TestDatabase.database(), folder, clock);
        names = new Names(search, new Metrics(TestDatabase.database(), TestDatabase.tenants(), clock), clock);
        model = new OfflineChatModel(names, TestDatabase.people(), TestDatabase.tenants(), clock,
                new DealRecords(new Opportunities(TestDatabase.database()), new Stages(TestDatabase.database())), text -> new Guess("metric", 1, true));
        crm.manager("Rocco Neubert", "East", "East").manager("Cara Losch", "West", "West");
        crm.rep("Darcel Schlecht", "East").rep("Donn Cantrell", "East").rep("Zane Levy", "West").rep("Anna Snelling", "West");
        crm.account("Isdom", "retail", null).account("Globex Corporation", "medical", null).account("Initech", "software", "Globex Corporation");
        crm.product("GTX Basic", "GTX", 550).product("GTX Pro", "GTX", 4821).product("MG Special", "MG", 55);
        crm.contact("Heather Stone", "Isdom");
        crm.deal("Z063OYW0", "Isdom", "Darcel Schlecht", "GTX Pro", "Won", 4514, "2026-01-01", "2026-03-11");
        crm.deal("Q1H3ZC2K", "Globex Corporation", "Zane Levy", "MG Special", "Lost", 0, "2025-11-01", "2026-02-11");
        crm.deal("T7AB90PX", "Initech", "Donn Cantrell", "GTX Basic", "Negotiation", 600, "2026-04-01", "2026-06-30");
        crm.tenant().run(search::rebuild);
    }

    /** The tool and its arguments that the model answers the question with. */
    String plan(String question) {
        return written(request(List.of(UserMessage.from(question))));
    }

    /** The same for a question that follows another. */
    String planAfter(String earlier, String question) {
        ToolExecutionRequest first = request(List.of(UserMessage.from(earlier)));
        List<ChatMessage> memory = new ArrayList<>(List.of(UserMessage.from(earlier), AiMessage.from(first)));
        memory.add(UserMessage.from(question));
        return written(request(memory));
    }

    Locale language(String question) {
        return Reader.language(Token.of(question), Locale.ENGLISH);
    }

    Reading read(String question) {
        return read(question, new FiscalCalendar(1));
    }

    Reading read(String question, FiscalCalendar calendar) {
        return asker.call(() -> new Reader(names).read(question, Locale.ENGLISH, calendar, LocalDate.of(2026, 5, 15), null));
    }

    private ToolExecutionRequest request(List<ChatMessage> messages) {
        return asker.call(() -> model.chat(messages).aiMessage().toolExecutionRequests().getFirst());
    }

    private static String written(ToolExecutionRequest request) {
        return request.name() + " " + request.arguments();
    }
}
