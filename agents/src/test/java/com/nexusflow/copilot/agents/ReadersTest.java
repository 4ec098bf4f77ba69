package com.nexusflow.copilot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.intent.Guess;
import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.tenant.Ids;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read an answer that was asked for where others read along. */
class ReadersTest {

    private static SalesFloor floor;
    private static CopilotKit kit;

    @BeforeAll
    static void open() {
        floor = SalesFloor.open();
        kit = new CopilotKit(text -> new Guess("metric", 1, true));
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anna Berger  | Lukas Weber  | won revenue in Q1 2026                | ALL
            Anna Berger  | Tom Fischer  | won revenue in Q1 2026                | ASKER
            Petra Lang   | Omar Haddad  | won revenue in Q1 2026                | ALL
            Petra Lang   | Anna Berger  | won revenue in Q1 2026                | ASKER
            Petra Lang   | Anna Berger  | won revenue of Lukas Weber in Q1 2026 | ALL
            Petra Lang   | Anna Berger  | won revenue of Tom Fischer in Q1 2026 | ASKER
            Petra Lang   | Anna Berger  | how is win rate computed?             | ALL
            Petra Lang   | Anna Berger  | what can you do?                      | ALL
            Anna Berger  | Tom Fischer  | revenue of Anna in 2025               | ASKER
            Anna Berger  | Lukas Weber  | log that I spoke to the buyer         | ALL
            Anna Berger  | Tom Fischer  | log that I spoke to the buyer         | ALL
            """)
    void whatTheReadersWouldNotHaveBeenToldThemselvesIsForTheAskerAlone(String asker, String reader, String question, String readers) {
        assertThat(ask(floor.scope(asker), question, floor.scope(asker).limitedTo(floor.scope(reader)), Ids.next()).forAskerOnly()).isEqualTo(readers.equals("ASKER"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            who owns Solaria?              | ASKER
            what is going on with Solaria? | ASKER
            won revenue in Q1 2026         | ASKER
            tell me about Beacon Pro       | ASKER
            how is win rate computed?      | ALL
            what can you do?               | ALL
            """)
    void anOutsiderReadsNothingOfTheTenantNotEvenWhatAllItsPeopleSee(String question, String readers) {
        TenantScope petra = floor.scope("Petra Lang");
        TenantScope withAGuest = petra.limitedTo(floor.scope("Anna Berger")).limitedTo(TenantScope.nobody(petra.tenantId())).limitedTo(floor.scope("Lukas Weber"));
        assertThat(ask(petra, question, withAGuest, Ids.next()).forAskerOnly()).isEqualTo(readers.equals("ASKER"));
    }

    @Test
    void aProposalForARecordThatTheReadersDoNotSeeIsForTheAskerAlone() {
        TenantScope anna = floor.scope("Anna Berger");
        String deal = northernDeal();
        Reply mixed = ask(anna, "set the amount of " + deal + " to 45k", anna.limitedTo(floor.scope("Tom Fischer")), Ids.next());
        assertThat(mixed.blocks()).hasAtLeastOneElementOfType(Block.ProposalCard.class);
        assertThat(mixed.forAskerOnly()).isTrue();
        Reply amongUs = ask(anna, "set the amount of " + deal + " to 46k", anna.limitedTo(floor.scope("Lukas Weber")), Ids.next());
        assertThat(amongUs.blocks()).hasAtLeastOneElementOfType(Block.ProposalCard.class);
        assertThat(amongUs.forAskerOnly()).isFalse();
    }

    @Test
    void aQuestionNobodyReadsAlongIsForWhoeverAsked() {
        assertThat(ask(floor.scope("Petra Lang"), "won revenue in Q1 2026", null, Ids.next()).forAskerOnly()).isFalse();
    }

    @Test
    void theSameMessageIsAnsweredOnceHoweverOftenItIsTried() {
        TenantScope anna = floor.scope("Anna Berger");
        UUID message = Ids.next();
        String question = "set the amount of " + northernDeal() + " to 47k";
        Reply first = ask(anna, question, null, message);
        Reply again = ask(anna, question, null, message);
        assertThat(again).isEqualTo(first);
        assertThat(anna.call(() -> kit.conversations().turns(first.conversationId(), 10))).hasSize(1);
        long proposals = anna.call(() -> TestDatabase.database().read(jdbc -> jdbc.sql("select count(*) from change_proposal where why = :why")
                .param("why", question).query(Long.class).single()));
        assertThat(proposals).isEqualTo(1);
    }

    private static Reply ask(TenantScope asker, String question, @Nullable TenantScope readers, UUID message) {
        return kit.copilot().answer(new Turn(asker, null, question, Turn.Surface.CHAT, message, readers), progress -> {});
    }

    private static String northernDeal() {
        return floor.scope("Anna Berger").call(() -> TestDatabase.database().read(jdbc -> jdbc.sql("""
                        select o.name from opportunity o join person p on p.tenant_id = o.tenant_id and p.id = o.owner_id
                        join stage s on s.tenant_id = o.tenant_id and s.id = o.stage_id
                        where p.name = 'Anna Berger' and s.type = 'open' order by o.name limit 1""").query(String.class).single()));
    }
}
