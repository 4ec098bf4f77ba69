package com.nexusflow.copilot.core.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.crm.RecordSearch.Hit;
import com.nexusflow.copilot.core.crm.RecordSearch.Mention;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionSearchTest {

    @TempDir
    static Path folder;

    private static SearchFixture records;

    @BeforeAll
    static void open() {
        records = new SearchFixture(folder).withNames();
    }

    @AfterAll
    static void close() {
        records.search.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "how much revnue did Darcel Schelcht close in Q3 2017 | Darcel Schelcht=Darcel Schlecht",
        "win rate of Zane Levy on MG Special | Zane Levy=Zane Levy, MG Special=MG Special",
        "compare Globex and Initech | Globex=Globex Corporation, Initech=Initech",
        "who owns deal Z063OYW0 | Z063OYW0=Z063OYW0",
        "who owns deal z063oyw0? | z063oyw0=Z063OYW0",
        "what's up with gekko and co? | gekko and co=Gekko & Co",
        "GTX Plus Pro vs GTX Pro revenue | GTX Plus Pro=GTX Plus Pro, GTX Pro=GTX Pro",
        "revenue of the The New York Inquirer | The New York Inquirer=The New York Inquirer",
        "revenue of the new york inquirer | the new york inquirer=The New York Inquirer",
        "GTXPro revenue in Q2 2017 for Rocco Neubert's team | GTXPro=GTX Pro, Rocco Neubert=Rocco Neubert",
        "Which of Cara Losch's reps has the lowest win rate? | Cara Losch=Cara Losch",
        "show me Globex's open deals | Globex=Globex Corporation",
        "how is donn doing | donn=Donn Cantrell",
        "Umbrella pipeline | Umbrella=Umbrella Corporation",
        "deals of xx zobam and kan code | xx zobam=Xx-zobam, kan code=Kan-code",
        "Umsatz von Müller Maschinenbau im zweiten Quartal | Müller Maschinenbau=Müller Maschinenbau GmbH",
        "chiffre d'affaires d'Initech | Initech=Initech",
        "cuántas oportunidades abiertas tiene Moses Frase | Moses Frase=Moses Frase",
        "did Will Mark close anything | Will Mark=Will Mark",
        "average sales cycle of GTK 500 in days | GTK 500=GTK 500",
        "What is the status of Globex renewal 2027? | Globex renewal 2027=Globex renewal 2027",
        "is y-corporation a customer | y-corporation=Y-corporation",
        "what did Will close in May | Will=Will Mark",
        "who is l.vogt@isdom.example? | l.vogt@isdom.example=Lena Vogt",
        "call contact 40017 | 40017=Lena Vogt",
        "Isdom GTX Pro revenue | Isdom=Isdom, GTX Pro=GTX Pro",
        "the Isdom GTX Pro deal | Isdom GTX Pro=Isdom GTX Pro",
        "WIN RATE OF ZANE LEVY | ZANE LEVY=Zane Levy",
        "Initech, Globex & Isdom | Initech=Initech, Globex=Globex Corporation, Isdom=Isdom"
    })
    void theNamesInAQuestionAreFound(String question, String expected) {
        assertThat(records.mentions(question)).map(MentionSearchTest::shown).containsExactly(expected.split(", "));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "What is our total won revenue?", "How many open opportunities are in the pipeline right now?", "revnue of the last quater",
        "which acounts are at risk", "Who closed the most revenue?", "who has the lowest win rate",
        "What will the weather be in Madrid tomorrow?", "Write me a poem about spring", "show open deals of my team",
        "show renewals in May", "deals over 2027 euros", "Wie hoch ist der Umsatz im letzten Quartal?",
        "Quel est le chiffre d'affaires du trimestre ?", "¿Cuántas oportunidades abiertas tenemos?", "will the market grow",
        "mark this deal as won", "deals above 40017 euros", "how is unity doing", "What Will The Market Do In May", ""
    })
    void ordinaryWordsAreNoNames(String question) {
        assertThat(records.mentions(question)).map(MentionSearchTest::shown).isEmpty();
    }

    @Test
    void aNameThatIsAnOrdinaryWordCountsWhenItIsWrittenAsAName() {
        assertThat(records.mentions("how is Open doing")).map(MentionSearchTest::shown).containsExactly("Open=Open");
    }

    @Test
    void aMentionTellsItsPlaceWithoutThePossessive() {
        Mention mention = records.mentions("Is Globex's budget fixed?").getFirst();
        assertThat(mention).extracting(Mention::start, Mention::end, Mention::text).containsExactly(3, 9, "Globex");
    }

    @Test
    void twoAnnasAreBothMeantEqually() {
        List<Hit> hits = records.mentions("how many deals has Anna won").getFirst().hits();
        assertThat(hits).extracting(Hit::name).contains("Anna Snelling", "Anna Karlsson");
        assertThat(hits.get(0).score()).isEqualTo(hits.get(1).score());
    }

    @Test
    void anExactNameIsNotMixedWithNamesThatHoldIt() {
        assertThat(records.mentions("GTX Pro revenue").getFirst().hits()).extracting(Hit::name).containsExactly("GTX Pro");
    }

    private static String shown(Mention mention) {
        return mention.text() + "=" + mention.hits().getFirst().name();
    }
}
