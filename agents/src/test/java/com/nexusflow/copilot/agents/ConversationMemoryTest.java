package com.nexusflow.copilot.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.agents.intent.Guess;
import com.nexusflow.copilot.agents.memory.ConversationBusyException;
import com.nexusflow.copilot.agents.memory.Conversations;
import com.nexusflow.copilot.agents.memory.TurnMemory;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.memory.InProcessMemory;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.UserMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConversationMemoryTest {

    private static SalesFloor floor;
    private static TenantScope anna;
    private static CopilotKit kit;

    @BeforeAll
    static void open() {
        floor = SalesFloor.open();
        anna = floor.scope("Anna Berger");
        kit = kit();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @Test
    void aConversationGoesOnAfterARestart() {
        TenantScope petra = floor.scope("Petra Lang");
        CopilotKit before = kit();
        UUID conversation = say(before, petra, null, "won revenue in Q1 2026").conversationId();
        before.close();
        CopilotKit after = kit();
        Reply reply = say(after, petra, conversation, "and the West?");
        after.close();
        assertThat(reply.conversationId()).isEqualTo(conversation);
        assertThat(reply.text()).contains("West", "Q1 2026", "€2,170");
    }

    @Test
    void aQuestionBackCanBeAnsweredAfterARestart() {
        TenantScope petra = floor.scope("Petra Lang");
        CopilotKit before = kit();
        UUID conversation = say(before, petra, null, "revenue of Anna in 2025").conversationId();
        before.close();
        CopilotKit after = kit();
        Reply reply = say(after, petra, conversation, "Anna Berger");
        after.close();
        assertThat(reply.text()).contains("Anna Berger", "2025", "€34,980");
    }

    @Test
    void fortyTurnsKeepAWindowAndEveryWordOfTheTalk() {
        UUID conversation = say(kit, anna, null, "won revenue in Q1 2026").conversationId();
        int half = 0;
        for (int turn = 2; turn <= 40; turn++) {
            say(kit, anna, conversation, turn % 2 == 0 ? "and in Q3 2025?" : "and in Q1 2026?");
            if (turn == 20) {
                half = memory(conversation).length();
            }
        }
        assertThat(ChatMessageDeserializer.messagesFromJson(memory(conversation))).hasSize(20).first().isInstanceOf(UserMessage.class);
        assertThat(memory(conversation).length()).isLessThan(half * 11 / 10);
        assertThat(anna.call(() -> kit.conversations().turns(conversation, 100))).hasSize(40);
        assertThat(say(kit, anna, conversation, "only Lukas").text()).contains("Lukas Weber", "Q3 2025", "€9,080");
    }

    @Test
    void anotherPersonsConversationIsAsUnknownAsOneThatNeverWas() {
        UUID conversation = say(kit, anna, null, "my win rate").conversationId();
        UUID never = Ids.next();
        String unknown = refusal(anna, never).replace(never.toString(), "ID");
        TenantScope stranger = TestDatabase.newPerson(TestDatabase.newTenant(), "Stranger", Role.ADMIN);
        for (TenantScope other : new TenantScope[] {floor.scope("Lukas Weber"), floor.scope("Ingrid Sorensen"), floor.scope("Petra Lang"), stranger}) {
            assertThat(refusal(other, conversation).replace(conversation.toString(), "ID")).isEqualTo(unknown);
            assertThat(other.call(() -> kit.conversations().turns(conversation, 10))).isEmpty();
            assertThat(other.call(() -> kit.conversations().latest(100))).extracting(Conversations.Listed::id).doesNotContain(conversation);
            assertThat(other.<Boolean>call(() -> kit.conversations().delete(conversation))).isFalse();
        }
        assertThat(anna.call(() -> kit.conversations().turns(conversation, 10))).hasSize(1);
    }

    @Test
    void turnsAskedAtOnceAreAllRemembered() throws Exception {
        UUID conversation = say(kit, anna, null, "won revenue in Q1 2026").conversationId();
        List<String> questions = List.of("and in Q2 2025?", "and in Q3 2025?", "and in Q4 2025?", "and in 2025?");
        try (ExecutorService threads = Executors.newFixedThreadPool(questions.size())) {
            for (Future<Reply> reply : threads.invokeAll(questions.stream().<Callable<Reply>>map(question -> () -> say(kit, anna, conversation, question)).toList())) {
                assertThat(reply.get().conversationId()).isEqualTo(conversation);
            }
        }
        assertThat(memory(conversation)).contains(questions);
    }

    @Test
    void turnsOfNodesThatCannotWaitForEachOtherAreAllRemembered() throws Exception {
        UUID conversation = say(kit, anna, null, "won revenue in Q1 2026").conversationId();
        Conversations other = new Conversations(TestDatabase.database(), new InProcessMemory(Clock.systemUTC()), Duration.ofSeconds(5));
        TurnMemory begun = anna.call(() -> TurnMemory.of(other.memory(conversation).orElseThrow()));
        begun.memory().add(UserMessage.from("what I ask at another node"));
        Reply reply = say(kit, anna, conversation, "and in Q3 2025?");
        anna.run(() -> other.keeping(null, conversation, "what I ask at another node", begun, () -> reply));
        assertThat(memory(conversation)).containsSubsequence("won revenue in Q1 2026", "and in Q3 2025?", "what I ask at another node").containsOnlyOnce("won revenue in Q1 2026");
    }

    @Test
    void aTurnThatWaitsTooLongIsToldSoInThePersonsLanguage() {
        UUID conversation = say(kit, anna, null, "my win rate").conversationId();
        Conversations hasty = new Conversations(TestDatabase.database(), kit.memory(), Duration.ofMillis(50));
        anna.run(() -> kit.conversations().inTurn(conversation, () -> {
            assertThatThrownBy(() -> hasty.inTurn(conversation, () -> "answered"))
                    .isInstanceOfSatisfying(ConversationBusyException.class, busy -> assertThat(busy.words(Locale.GERMAN)).contains("andere Frage"))
                    .hasMessageContaining(conversation.toString());
            return "answered";
        }));
        assertThat(anna.call(() -> hasty.inTurn(conversation, () -> "answered"))).isEqualTo("answered");
    }

    @Test
    void nobodyCanHoldUpOrSenseAnothersConversation() {
        UUID conversation = say(kit, anna, null, "my win rate").conversationId();
        anna.run(() -> kit.conversations().inTurn(conversation, () -> assertThatThrownBy(() -> say(kit, floor.scope("Lukas Weber"), conversation, "my win rate"))
                .isInstanceOf(NoSuchConversationException.class)));
    }

    @Test
    void aDeletedConversationIsGoneWithAllThatWasSaid() {
        UUID conversation = say(kit, anna, null, "my win rate").conversationId();
        assertThat(anna.<Boolean>call(() -> kit.conversations().delete(conversation))).isTrue();
        assertThat(anna.call(() -> kit.conversations().turns(conversation, 10))).isEmpty();
        assertThat(anna.call(() -> kit.conversations().latest(100))).extracting(Conversations.Listed::id).doesNotContain(conversation);
        assertThatThrownBy(() -> say(kit, anna, conversation, "and in 2025?")).isInstanceOf(NoSuchConversationException.class);
        assertThat(anna.<Boolean>call(() -> kit.conversations().delete(conversation))).isFalse();
    }

    @Test
    void aKeptReplyReadsBackAsItWasGiven() {
        Reply reply = say(kit, anna, null, "revenue by rep in 2025");
        Reply kept = anna.call(() -> kit.conversations().turns(reply.conversationId(), 1)).getFirst().reply();
        assertThat(kept.text()).isEqualTo(reply.text());
        assertThat(kept.blocks()).hasSameSizeAs(reply.blocks());
        assertThat(kept.sources()).usingRecursiveComparison().isEqualTo(reply.sources());
    }

    @Test
    void theListOfConversationsIsNewestFirstUnderTheirFirstQuestion() {
        TenantScope tom = floor.scope("Tom Fischer");
        say(kit, tom, null, "my win rate");
        UUID second = say(kit, tom, null, "my open deals").conversationId();
        say(kit, tom, second, "and in 2025?");
        assertThat(tom.call(() -> kit.conversations().latest(10))).extracting(Conversations.Listed::title).containsExactly("my open deals", "my win rate");
    }

    private static String refusal(TenantScope person, UUID conversation) {
        try {
            return say(kit, person, conversation, "my win rate").text();
        } catch (NoSuchConversationException e) {
            return e.getMessage();
        }
    }

    private static String memory(UUID conversation) {
        return anna.call(() -> kit.conversations().memory(conversation).orElseThrow());
    }

    private static CopilotKit kit() {
        return new CopilotKit(message -> new Guess("metric", 1, true));
    }

    private static Reply say(CopilotKit kit, TenantScope person, UUID conversation, String text) {
        return kit.copilot().answer(new Turn(person, conversation, text, Turn.Surface.CHAT), progress -> {});
    }
}
