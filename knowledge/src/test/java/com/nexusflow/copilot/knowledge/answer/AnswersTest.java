package com.nexusflow.copilot.knowledge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.knowledge.card.CardContent;
import com.nexusflow.copilot.knowledge.card.Objection;
import com.nexusflow.copilot.knowledge.card.ProofPoint;
import com.nexusflow.copilot.knowledge.document.Visibility;
import com.nexusflow.copilot.knowledge.index.LucenePassageIndex;
import com.nexusflow.copilot.knowledge.index.PassageQuery;
import com.nexusflow.copilot.knowledge.index.Readers;
import com.nexusflow.copilot.knowledge.index.Vectors;
import com.nexusflow.copilot.knowledge.testkit.Bookshelf;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    @TempDir
    private static Path folder;

    private static LucenePassageIndex index;
    private static Bookshelf shelf;
    private static Answers answers;

    @BeforeAll
    static void fill() {
        Vectors vectors = Vectors.inProcess();
        index = new LucenePassageIndex(folder, vectors);
        shelf = new Bookshelf(index);
        answers = new Answers(shelf.search, vectors);
        UUID open = shelf.admin.call(() -> shelf.collections.create("Playbooks", new Visibility.Everyone()).id());
        shelf.document(open, "trust.md", """
                # Data protection

                ## GDPR

                Customer data is processed in Frankfurt and never leaves the EU. We sign a data processing agreement with every customer before go-live.

                ## Deletion

                Personal data is deleted within 30 days after a contract ends.

                ## Certificates

                We hold ISO 27001 and SOC 2 Type II reports, renewed each March.
                """);
        shelf.document(open, "service.md", """
                # Service levels

                Uptime is 99.9 percent a month. Support answers critical tickets within one hour, around the clock.

                # Onboarding

                A typical rollout takes six weeks and needs one administrator on the customer's side.
                """);
        shelf.document(open, "contract.md", "# Contract\n\nThe notice period is three months to the end of a year.\n\nInvoices are due within 30 days.\n");
        shelf.document(open, "contract-old.md", "# Terms of 2023\n\nThe notice period is six months to the end of a year.\n");
        shelf.document(open, "rabatt.md", "# Rabatte\n\nMehr als fünfzehn Prozent Rabatt gibt nur die Vertriebsleitung frei. Bei dreijähriger Laufzeit sind zehn Prozent ohne Rückfrage möglich.\n");
        shelf.admin.run(() -> shelf.cards.create("Acme", new CardContent(
                null, LocalDate.of(2030, 8, 1), "Acme sells cheap licences to small teams. We win where integration with SAP matters.", List.of("Low entry price"),
                List.of("No on-premises version", "Support only in English"), List.of("Ask how they handle more than 50 users"),
                List.of(new Objection("Acme is 30 percent cheaper", "Their list price leaves out support and integration; over three years they cost more."),
                        new Objection("Acme is easier to set up", "For five users, yes. Ask to see a rollout with two hundred.")),
                "Acme lists 40 euros a seat and gives up to 50 percent off in the last week of a quarter.",
                List.of(new ProofPoint("Globex", "Moved from Acme to us after four months because reports were wrong.")), List.of("Who answers at night?"))));
        shelf.call(shelf.rita, "How did you find us?", "A colleague at Initech told me that your reporting is better than theirs.", "And what would stop you?",
                "Our works council has to agree before any call is recorded.");
        shelf.settle();
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static Answer ask(String question) {
        return shelf.rita.call(() -> answers.to(PassageQuery.of(Readers.current(), question, Locale.ENGLISH, 3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            what do we promise on GDPR?                     | Customer data is processed in Frankfurt and never leaves the EU.
            where is customer data processed?               | Frankfurt
            do we have a SOC 2 report?                      | SOC 2 Type II
            which certificates do we hold?                  | ISO 27001
            when do we delete personal data?                | within 30 days
            what uptime do we promise?                      | 99.9 percent
            how fast does support answer a critical ticket? | within one hour
            how long does a rollout take?                   | six weeks
            how long does onboarding take?                  | six weeks
            when are invoices due?                          | within 30 days
            how do we beat Acme on price?                   | over three years they cost more
            Acme is cheaper, what do I say?                 | over three years they cost more
            what does Acme charge per seat?                 | 40 euros a seat
            does Acme run on premises?                      | No on-premises version
            what are Acme's weaknesses?                     | Support only in English
            who moved from Acme to us?                      | Globex
            what did the customer say about the works council? | works council has to agree
            wer gibt mehr als fünfzehn Prozent frei?        | Vertriebsleitung
            wie viel Rabatt darf ich geben?                 | Prozent Rabatt
            """)
    void aQuestionIsAnsweredWithTheLineThatSaysSo(String question, String part) {
        Answer answer = ask(question);
        assertThat(answer.excerpts()).as("support of %s", answer.nearest().stream().map(one -> one.passage().text()).toList()).isNotEmpty();
        assertThat(answer.excerpts()).extracting(Excerpt::quote).as(question).anySatisfy(quote -> assertThat(quote).contains(part));
        assertThat(answer.excerpts()).allSatisfy(excerpt -> assertThat(excerpt.source().passage().text()).contains(excerpt.quote()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "what is our parental leave policy?", "do we support single sign-on with Okta?", "what is the capital of France?", "which mobile apps do we offer?", "how do we beat Kepleris?",
        "who won the world cup?", "what is our commission plan?", "can I expense a taxi?", "how do I reset my password?", "what is the weather like tomorrow?",
        "tell me a joke", "wie hoch ist die Reisekostenpauschale?", "how many employees do we have?", "what do we promise on HIPAA?"
    })
    void whereNoLineSaysSoThereIsNoAnswer(String question) {
        assertThat(ask(question).excerpts()).extracting(Excerpt::quote).as(question).isEmpty();
    }

    @Test
    void whereNothingAnswersTheNearestAreNamed() {
        assertThat(ask("which certificates do we hold for parental leave in Okta?").nearest()).isNotEmpty().extracting(one -> one.passage().source()).doesNotHaveDuplicates();
        assertThat(ask("what do we promise on HIPAA?").nearest()).isEmpty();
    }

    @Test
    void sourcesThatDoNotAgreeAreShownAsSuch() {
        Answer answer = ask("what is the notice period?");
        assertThat(answer.excerpts()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(answer.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.one().quote() + conflict.other().quote()).contains("three months", "six months");
        });
    }

    @Test
    void sourcesThatAgreeAreNotSaidToDisagree() {
        assertThat(ask("when are invoices due?").conflicts()).isEmpty();
        assertThat(ask("how do we beat Acme on price?").conflicts()).isEmpty();
    }
}
