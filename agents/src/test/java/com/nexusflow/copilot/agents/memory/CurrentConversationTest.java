package com.nexusflow.copilot.agents.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.core.memory.InProcessMemory;
import com.nexusflow.copilot.core.memory.SharedMemory;
import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CurrentConversationTest {

    private static final TenantScope TENANT = TestDatabase.newTenant();

    private final SharedMemory memory = new InProcessMemory(Clock.systemUTC());
    private final Conversations conversations = new Conversations(TestDatabase.database(), memory, Duration.ofSeconds(1));
    private final CurrentConversation current = new CurrentConversation(TestDatabase.database(), memory, Clock.systemUTC());
    private final TenantScope anna = TestDatabase.newPerson(TENANT, "Anna Berger", Role.REP);

    @Test
    void whoHasNotTalkedBeginsAnew() {
        assertThat(current(anna)).isEmpty();
    }

    @Test
    void theConversationOfTheLatestTurnGoesOnWhereverItWasHeld() {
        UUID first = turn(anna, null);
        UUID second = turn(anna, null);
        assertThat(current(anna)).contains(second);
        turn(anna, first);
        assertThat(current(anna)).contains(first);
    }

    @Test
    void itGoesOnAlsoWhenTheMemoryWasLost() {
        UUID conversation = turn(anna, null);
        CurrentConversation afterwards = new CurrentConversation(TestDatabase.database(), new InProcessMemory(Clock.systemUTC()), Clock.systemUTC());
        assertThat(anna.call(afterwards::of)).contains(conversation);
    }

    @Test
    void aChosenConversationGoesOnBeforeItsFirstNewTurn() {
        UUID first = turn(anna, null);
        turn(anna, null);
        anna.run(() -> current.use(first));
        assertThat(current(anna)).contains(first);
    }

    @Test
    void aTurnAfterTheChoiceCountsForMoreThanTheChoice() {
        UUID first = turn(anna, null);
        anna.run(() -> current.use(first));
        UUID later = turn(anna, null);
        assertThat(current(anna)).contains(later);
    }

    @Test
    void whatWasToldUnaskedIsNotGoneOnWithBeforeThePersonDoesSo() {
        UUID asked = turn(anna, null);
        UUID told = turn(anna, null);
        anna.run(() -> current.setAside(told));
        assertThat(current(anna)).contains(asked);
        turn(anna, told);
        assertThat(current(anna)).contains(told);
    }

    @Test
    void anOldConversationCanBeChosen() {
        UUID old = turn(anna, null);
        talkedLongAgo(old);
        assertThat(current(anna)).isEmpty();
        anna.run(() -> current.use(old));
        assertThat(current(anna)).contains(old);
    }

    @Test
    void whoLeftAConversationBeginsAnewUntilTheNextTurn() {
        UUID left = turn(anna, null);
        anna.run(current::leave);
        assertThat(current(anna)).isEmpty();
        UUID next = turn(anna, null);
        assertThat(current(anna)).contains(next);
        turn(anna, left);
        assertThat(current(anna)).contains(left);
    }

    @Test
    void afterHalfAnHourANewConversationBegins() {
        UUID conversation = turn(anna, null);
        anna.run(() -> current.use(conversation));
        talkedLongAgo(conversation);
        CurrentConversation later = new CurrentConversation(
                TestDatabase.database(), memory, Clock.offset(Clock.systemUTC(), CurrentConversation.LIFE.plusSeconds(1)));
        assertThat(anna.call(later::of)).isEmpty();
    }

    @Test
    void aDeletedOrForeignConversationIsNeverGoneOnWith() {
        UUID conversation = turn(anna, null);
        TenantScope lukas = TestDatabase.newPerson(TENANT, "Lukas Weber", Role.ADMIN);
        lukas.run(() -> current.use(conversation));
        assertThat(current(lukas)).isEmpty();
        anna.run(() -> current.use(conversation));
        anna.run(() -> conversations.delete(conversation));
        assertThat(current(anna)).isEmpty();
    }

    private Optional<UUID> current(TenantScope person) {
        return person.call(current::of);
    }

    private UUID turn(TenantScope person, UUID conversation) {
        UUID id = conversation == null ? Ids.next() : conversation;
        Reply reply = new Reply(id, Reply.Status.ANSWERED, "Two.", List.of(), List.of(), List.of(), "offline");
        return person.call(() -> conversations.keeping(null, id, "How many?", TurnMemory.of("[]"), () -> reply).conversationId());
    }

    private void talkedLongAgo(UUID conversation) {
        anna.run(() -> TestDatabase.database().write(jdbc ->
                jdbc.sql("update conversation set updated_at = now() - interval '2 hours' where id = :id").param("id", conversation).update()));
    }
}
