package com.nexusflow.copilot.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.agents.reply.Block;
import com.nexusflow.copilot.agents.reply.Reply;
import com.nexusflow.copilot.agents.reply.Source;
import com.nexusflow.copilot.agents.reply.Turn;
import com.nexusflow.copilot.core.crm.Named;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import com.nexusflow.copilot.knowledge.card.CardContent;
import com.nexusflow.copilot.knowledge.card.Objection;
import com.nexusflow.copilot.knowledge.card.ProofPoint;
import com.nexusflow.copilot.knowledge.document.Collections;
import com.nexusflow.copilot.knowledge.document.Visibility;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that cards and documents answer: every sentence is a quote with its source, and where nothing says so, that is said. */
class KnowledgeAnswersTest {

    private static final String CHEAPER = "Their list price leaves out support and integration; over three years they cost more.";

    private static SalesFloor floor;
    private static CopilotKit kit;

    @BeforeAll
    static void open() {
        floor = SalesFloor.open();
        kit = new CopilotKit();
        TenantScope petra = floor.scope("Petra Lang");
        petra.run(() -> kit.cards().create("Rivalsoft", new CardContent(
                new Named(petra.personId(), "Petra Lang"), LocalDate.of(2020, 8, 1), "Rivalsoft sells cheap licences to small teams. We win where integration matters.",
                List.of("Low entry price"), List.of("No on-premises version", "Support only in English"), List.of("Ask how they handle more than 50 users"),
                List.of(new Objection("Rivalsoft is 30 percent cheaper", CHEAPER), new Objection("Rivalsoft is easier to set up", "For five users, yes.")),
                "Rivalsoft lists 40 euros a seat.", List.of(new ProofPoint("Nordlicht", "Came back after four months.")), List.of("Who answers at night?"))));
        UUID open = petra.call(() -> new Collections(TestDatabase.database(), Clock.systemUTC()).create("Playbooks", new Visibility.Everyone()).id());
        kit.document(petra, open, "trust.md", """
                # Data protection

                ## GDPR

                Customer data is processed in Frankfurt and never leaves the EU. We sign a data processing agreement before go-live.
                """);
        kit.document(petra, open, "contract.md", "# Contract\n\nThe notice period is three months to the end of a year.\n");
        kit.document(petra, open, "terms-of-2023.md", "# Terms of 2023\n\nThe notice period is six months to the end of a year.\n");
        kit.document(petra, open, "vertrieb.md", "# Rabatte\n\nMehr als fünfzehn Prozent Rabatt gibt nur die Vertriebsleitung frei.\n");
        kit.indexKnowledge(floor.crm().tenant().tenantId());
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    private static Reply ask(String question) {
        return kit.copilot().answer(new Turn(floor.scope("Anna Berger"), null, question, Turn.Surface.CHAT), progress -> {});
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            how do we beat Rivalsoft on price?           | over three years they cost more
            Rivalsoft is cheaper, what do I say?         | over three years they cost more
            what do we promise on GDPR?                  | Customer data is processed in Frankfurt
            where is customer data processed?            | Frankfurt
            wie schlagen wir Rivalsoft beim Preis?       | Rivalsoft
            wer gibt mehr als fünfzehn Prozent Rabatt frei? | Vertriebsleitung
            comment battre Rivalsoft ?                   | Rivalsoft
            """)
    void theAnswerIsAQuoteThatStandsInItsSource(String question, String part) {
        Reply reply = ask(question);
        assertThat(reply.status()).as(reply.text()).isEqualTo(Reply.Status.ANSWERED);
        assertThat(reply.text()).as(question).contains(part);
        assertThat(reply.sources()).as(reply.text()).isNotEmpty();
        assertThat(excerpts(reply)).isNotEmpty();
    }

    @Test
    void theCardIsShownFieldByFieldWithHowWeFare() {
        Reply reply = ask("battle card on Rivalsoft");
        assertThat(reply.status()).isEqualTo(Reply.Status.ANSWERED);
        assertThat(reply.text()).contains("Rivalsoft").contains(CHEAPER);
        assertThat(reply.blocks()).filteredOn(Block.Excerpts.class::isInstance).extracting(block -> ((Block.Excerpts) block).title())
                .contains("objections", "weaknesses", "traps to set", "pricing");
        assertThat(reply.sources()).extracting(Source::formula).anyMatch(formula -> !formula.isEmpty());
    }

    @Test
    void oneFieldOfTheCardIsShownAloneWhenItIsAskedFor() {
        Reply reply = ask("what are the weaknesses of Rivalsoft?");
        assertThat(excerpts(reply)).extracting(Block.Excerpt::text).containsExactly("No on-premises version", "Support only in English");
    }

    @Test
    void aCardThatNobodyCheckedSaysSo() {
        assertThat(ask("how do we beat Rivalsoft on price?").text()).contains("held to be true until", "Petra Lang");
        assertThat(excerpts(ask("how do we beat Rivalsoft on price?"))).allSatisfy(excerpt -> assertThat(excerpt.stale()).isTrue());
    }

    @Test
    void sourcesThatDoNotAgreeAreToldWithTheirDays() {
        Reply reply = ask("what is the notice period?");
        assertThat(reply.text()).startsWith("Sources disagree.").contains("three months", "six months");
        assertThat(reply.sources()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"what do we promise on HIPAA?", "what does our policy say about parental leave?"})
    void whereNothingSaysSoThatIsSaid(String question) {
        Reply reply = ask(question);
        assertThat(reply.status()).isEqualTo(Reply.Status.DECLINED);
        assertThat(reply.text()).startsWith("Nothing in our knowledge says so.");
        assertThat(excerpts(reply)).isEmpty();
    }

    @Test
    void aCompetitorWithoutACardIsNamedAsSuch() {
        Reply reply = ask("how do we beat Kepleris?");
        assertThat(reply.status()).isEqualTo(Reply.Status.DECLINED);
        assertThat(reply.text()).contains("no battle card on Kepleris").contains("Rivalsoft");
    }

    @ParameterizedTest
    @ValueSource(strings = {"what is the weather in Berlin?", "who won the world cup?", "tell me a joke"})
    void aQuestionAboutSomethingElseIsDeclinedAsBefore(String question) {
        assertThat(ask(question).text()).startsWith("I answer questions about your pipeline");
    }

    private static List<Block.Excerpt> excerpts(Reply reply) {
        return reply.blocks().stream().filter(Block.Excerpts.class::isInstance).flatMap(block -> ((Block.Excerpts) block).excerpts().stream()).toList();
    }
}
