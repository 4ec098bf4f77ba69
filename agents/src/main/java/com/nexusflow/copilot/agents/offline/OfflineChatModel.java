package com.nexusflow.copilot.agents.offline;

import com.nexusflow.copilot.agents.finding.Finding;
import com.nexusflow.copilot.agents.finding.FindingJson;
import com.nexusflow.copilot.agents.intent.Guess;
import com.nexusflow.copilot.core.metric.FiscalCalendar;
import com.nexusflow.copilot.core.people.People;
import com.nexusflow.copilot.core.tenant.Tenant;
import com.nexusflow.copilot.core.tenant.Tenants;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** A deterministic chat model without key or network: plans one tool call from the question, then words what the tool found. */
public final class OfflineChatModel implements ChatModel {

    private final Reader reader;
    private final People people;
    private final Tenants tenants;
    private final Clock clock;
    private final DealRecords records;
    private final Function<String, Guess> classifier;
    /** It computes far more than it waits: more turns at once than cores would only hold up each other, and whoever has to be answered at once. */
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    public OfflineChatModel(Names names, People people, Tenants tenants, Clock clock, DealRecords records, Function<String, Guess> classifier) {
        this.reader = new Reader(names);
        this.people = people;
        this.tenants = tenants;
        this.clock = clock;
        this.records = records;
        this.classifier = classifier;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        places.acquireUninterruptibly();
        try {
            return answer(request);
        } finally {
            places.release();
        }
    }

    private ChatResponse answer(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        int asked = lastQuestion(messages);
        String question = ((UserMessage) messages.get(asked)).singleText();
        List<Finding> findings = messages.subList(asked, messages.size()).stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(m -> FindingJson.read(((ToolExecutionResultMessage) m).text()))
                .toList();
        Before before = Before.of(messages.subList(0, asked));
        Tenant tenant = tenants.current();
        AiMessage answer = findings.isEmpty()
                ? AiMessage.from(call(plan(question, before, tenant)))
                : AiMessage.from(new Wording(tenant, language(question, tenant)).of(findings));
        return ChatResponse.builder().aiMessage(answer).build();
    }

    private Plan plan(String question, Before before, Tenant tenant) {
        Organisation organisation = Organisation.of(people);
        if (before.choice() != null) {
            List<String> chosen = chosen(question, before.choice().options(), tenant);
            if (chosen.size() == 1) {
                String said = before.choice().said();
                String original = before.choice().original();
                String whole = said.isEmpty() ? original + " " + chosen.getFirst() : original.replace(said, chosen.getFirst());
                return planned(read(whole, tenant, before), organisation, before);
            }
        }
        return planned(read(question, tenant, before), organisation, before);
    }

    private Plan planned(Reading reading, Organisation organisation, Before before) {
        LocalDate today = tenants.current().today(clock);
        return new Planner(reading, organisation, before, records, (part, ahead) -> reader.part(reading, part, today, ahead), classifier, today).plan();
    }

    private Reading read(String text, Tenant tenant, Before before) {
        return reader.read(text, tenant.language(), new FiscalCalendar(tenant.fiscalYearStart()), tenant.today(clock), before.year());
    }

    /** The language the question was asked in. */
    public Locale language(String question, Tenant tenant) {
        return Reader.language(Token.of(question), tenant.language());
    }

    private List<String> chosen(String answer, List<String> options, Tenant tenant) {
        String plain = Token.plain(answer.strip());
        List<Token> tokens = Token.of(answer);
        List<String> words = tokens.stream().map(Token::text).toList();
        Optional<Integer> place = Lexicon.of(language(answer, tenant)).read(words, new BitSet()).stream()
                .filter(t -> t.is("ordinal") && words.size() <= 4)
                .map(t -> Integer.valueOf(t.code("ordinal")))
                .findFirst()
                .or(() -> tokens.size() == 1 && plain.matches("[1-5]") ? Optional.of(Integer.valueOf(plain)) : Optional.empty());
        if (place.isPresent() && place.get() <= options.size()) {
            return List.of(options.get(place.get() - 1));
        }
        List<String> same = options.stream().filter(o -> Token.plain(o).equals(plain)).toList();
        if (!same.isEmpty()) {
            return same;
        }
        List<String> parts = new ArrayList<>(options);
        parts.removeIf(o -> !Token.plain(o).contains(plain) || plain.length() < 3);
        return parts;
    }

    private static int lastQuestion(List<ChatMessage> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i) instanceof UserMessage) {
                return i;
            }
        }
        throw new IllegalArgumentException("A chat request needs a user message");
    }

    private static ToolExecutionRequest call(Plan plan) {
        return ToolExecutionRequest.builder()
                .id(UUID.randomUUID().toString())
                .name(plan.tool())
                .arguments(FindingJson.write(plan.arguments()))
                .build();
    }
}
