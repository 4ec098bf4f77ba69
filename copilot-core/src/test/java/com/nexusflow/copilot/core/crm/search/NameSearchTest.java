package com.nexusflow.copilot.core.crm.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.crm.RecordKind;
import com.nexusflow.copilot.core.crm.RecordSearch.Hit;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSearchTest {

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

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "GTXPro, GTX Pro", "gtx-pro, GTX Pro", "GTX PRO, GTX Pro", "Kan code, Kan-code", "kancode, Kan-code", "xx zobam, Xx-zobam",
        "The New York Inquirer, The New York Inquirer", "jerome lefevre, Jérôme Lefèvre", "gekko and co, Gekko & Co",
        "Gekko&Co, Gekko & Co", "pat obrien, Pat O'Brien", "muller maschinenbau gmbh, Müller Maschinenbau GmbH",
        "Y corporation, Y-corporation", "Z063OYW0, Z063OYW0", "z063oyw0, Z063OYW0", "deal Z063OYW0, Z063OYW0",
        "l.vogt@isdom.example, Lena Vogt", "40017, Lena Vogt"
    })
    void aNameIsFoundWithFullScoreWhateverItsCaseAccentsBlanksAndPunctuation(String said, String meant) {
        assertThat(best(said)).extracting(Hit::name, Hit::score).containsExactly(meant, 1.0);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Darcel Schelcht, Darcel Schlecht", "Darsel Schlecht, Darcel Schlecht", "Zain Levy, Zane Levy", "Zane Levi, Zane Levy",
        "Initeck, Initech", "Initehc, Initech", "Unitech, Initech", "Betasolion, Betasoloin",
        "Umbrela Corporation, Umbrella Corporation", "Globx, Globex Corporation", "Masive Dinamic, Massive Dynamic",
        "GTX Plsu Pro, GTX Plus Pro", "MG Specail, MG Special", "GTX Plus Baisc, GTX Plus Basic", "Roco Neubert, Rocco Neubert"
    })
    void aSlipIsForgivenAndCosts(String said, String meant) {
        assertThat(best(said).name()).isEqualTo(meant);
        assertThat(best(said).score()).isBetween(0.8, 0.97);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Jürgen Maier, Jürgen Meyer", "Jurgen Mayer, Jürgen Meyer", "Catherine Filips, Katherine Philips",
        "Mueller Maschinenbau, Müller Maschinenbau GmbH"
    })
    void aNameIsFoundByItsSound(String said, String meant) {
        assertThat(best(said).name()).isEqualTo(meant);
        assertThat(best(said).score()).isBetween(0.8, 0.99);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Acme, Acme Corporation", "Globex, Globex Corporation", "Globex Inc, Globex Corporation", "Globex GmbH, Globex Corporation",
        "Globex's, Globex Corporation", "New York Inquirer, The New York Inquirer", "Müller Maschinenbau, Müller Maschinenbau GmbH",
        "Cantrell Donn, Donn Cantrell", "Acme Corp., Acme Corporation"
    })
    void legalFormsAndWordOrderHardlyMatter(String said, String meant) {
        assertThat(best(said).name()).isEqualTo(meant);
        assertThat(best(said).score()).isBetween(0.93, 0.99);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Donn, Donn Cantrell", "Cantrell, Donn Cantrell", "Vehement, Vehement Capital Partners", "Massive, Massive Dynamic",
        "Schle, Darcel Schlecht"
    })
    void oneWordOfANameIsEnough(String said, String meant) {
        assertThat(best(said).name()).isEqualTo(meant);
        assertThat(best(said).score()).isBetween(0.75, 0.92);
    }

    @Test
    void everyAnnaIsFoundEquallyWell() {
        List<Hit> annas = records.search("Anna");
        assertThat(annas).extracting(Hit::name).contains("Anna Snelling", "Anna Karlsson");
        assertThat(annas.get(0).score()).isEqualTo(annas.get(1).score());
    }

    @Test
    void onlyTheAskedKindsAreFound() {
        assertThat(records.crm.tenant().call(() -> records.search.search("Globex", Set.of(RecordKind.OPPORTUNITY), 5)))
                .extracting(Hit::name)
                .containsExactly("Globex renewal 2027");
    }

    @ParameterizedTest
    @CsvSource({"Wayne Enterprises", "Corporation", "Qwertz", "''", "' . '", "John Levy Smith Miller", "GTX 700", "GTK 600"})
    void nothingTrustworthyIsFoundForANameThatIsNotThere(String said) {
        assertThat(records.search(said)).allMatch(hit -> hit.score() < 0.85);
    }

    private static Hit best(String said) {
        List<Hit> hits = records.search(said);
        assertThat(hits).as("hits for %s", said).isNotEmpty();
        return hits.getFirst();
    }
}
