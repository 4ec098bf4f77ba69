package com.nexusflow.copilot.core.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTest {

    private final ImportKit kit = new ImportKit();

    @Test
    void aPreviewShowsKindMappingSamplesAndWhatIsLeftOutAndWritesNothing() {
        Preview.OfFile file = kit.preview(ImportFile.of("export.csv", "Deal Name,Stage,Shoe size,Betrag\nRenewal,Won,44,5\nUpsell,Lost,45,1.234\n"))
                .files()
                .getFirst();
        assertThat(file.kind()).isEqualTo("opportunities");
        assertThat(file.rows()).isEqualTo(2);
        assertThat(file.problem()).isNull();
        assertThat(file.columns()).extracting(Preview.Column::header, Preview.Column::field, Preview.Column::samples).containsExactly(
                tuple("Deal Name", "name", List.of("Renewal", "Upsell")),
                tuple("Stage", "stage", List.of("Won", "Lost")),
                tuple("Shoe size", null, List.of("44", "45")),
                tuple("Betrag", "amount", List.of("5", "1.234")));
        assertThat(file.columns().getLast().remark()).contains("was read as 1234");
        assertThat(kit.rows("select (select count(*) from opportunity), (select count(*) from import_run)")).containsExactly("0|0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Opportunity ID,Owner,Product,Account Name,Stage,Created Date,Close Date,Amount,Next Step|opportunities|9",
        "Chancen-ID,Verkäufer,Produkt,Firma,Phase,Erstellt am,Abschlussdatum,Betrag (EUR),Nächster Schritt,Verlustgrund|opportunities|10",
        "Nom de l'affaire,Propriétaire,Produit,Compte,Étape,Date de création,Date de clôture,Montant,Motif de perte|opportunities|9",
        "Nombre del negocio,Comercial,Producto,Cuenta,Etapa,Fecha de creación,Fecha de cierre,Importe|opportunities|8",
        "Firma,Branche,Land,Mitarbeiter,Jahresumsatz,Gründungsjahr,Muttergesellschaft|accounts|7",
        "Compte,Secteur,Pays,Effectif,Chiffre d'affaires,Société mère|accounts|6",
        "Cuenta,Sector,País,Empleados,Ingresos anuales,Empresa matriz|accounts|6",
        "Verkäufer,Leiter,Gebiet|people|3",
        "Vendeur,Responsable,Région|people|3",
        "Vendedor,Jefe,Zona|people|3",
        "Artikel,Produktgruppe,Listenpreis|products|3",
        "Vorname,Nachname,Firma,Telefon,E-Mail|contacts|5",
        "Betreff,Datum,Art,Verantwortlich,Firma|activities|5",
        "Verkäufer,Quartal,Vorgabe|quotas|3",
        "account_name|accounts|1"
    })
    void headersAreUnderstoodInFourLanguages(String header, String kind, int mapped) {
        Preview.OfFile file = kit.preview(ImportFile.of("export.csv", header + "\n")).files().getFirst();
        assertThat(file.kind()).isEqualTo(kind);
        assertThat(file.columns()).filteredOn(column -> column.field() != null).hasSize(mapped);
    }

    @Test
    void theFilesNameDecidesWhereTheColumnsDoNot() {
        ImportFile people = ImportFile.of("sales_team.csv", "Name,Email\nIda Falk,ida@example.org\n");
        ImportFile contacts = ImportFile.of("Kontakte 2024.csv", "Name,Email\nIda Falk,ida@example.org\n");
        ImportFile unknown = ImportFile.of("export.csv", "Name,Email\nIda Falk,ida@example.org\n");
        assertThat(kit.preview(people, contacts, unknown).files()).extracting(Preview.OfFile::kind).containsExactly("people", "contacts", null);
    }

    @Test
    void theCallerCorrectsKindAndColumnsAndLeavesColumnsOut() {
        ImportFile file = ImportFile.of("export.csv", "Key,Label,Shade,Stage\n7,Renewal,Proposal,Mars\n");
        Corrections corrections = new Corrections(Map.of("export.csv", new Corrections.OfFile(
                "opportunities", Map.of("Key", "external_id", "Label", "name", "Shade", "stage", "Stage", ""))));
        ImportRun run = kit.tenant.call(() -> kit.imports.runNow(List.of(file), corrections));
        assertThat(run.created()).isEqualTo(1);
        assertThat(kit.rows("select o.external_id, o.name, s.name from opportunity o join stage s on s.id = o.stage_id")).containsExactly("7|Renewal|Proposal");
    }

    @Test
    void aFileCanBeSkipped() {
        ImportFile deals = ImportFile.of("deals.csv", "deal id,account,stage\n1,A,Won\n");
        ImportFile accounts = ImportFile.of("accounts.csv", "account,sector\nB,retail\n");
        Corrections corrections = new Corrections(Map.of("accounts.csv", new Corrections.OfFile(Corrections.SKIP, Map.of())));
        kit.tenant.run(() -> kit.imports.runNow(List.of(deals, accounts), corrections));
        assertThat(kit.rows("select name from account")).containsExactly("A");
    }

    @Test
    void aPreviewNamesWhatIsWrongWithEachFile() {
        Preview preview = kit.preview(
                ImportFile.of("deals.csv", "deal id,account,amount\n1,A,5\n"), ImportFile.of("empty.csv", ""), ImportFile.of("accounts.csv", "account,sector\nA,b\n"));
        assertThat(preview.ready()).isFalse();
        assertThat(preview.files().get(0).problem()).contains("no column for: stage");
        assertThat(preview.files().get(1).problem()).contains("is empty");
        assertThat(preview.files().get(2).problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es"})
    void everySentenceIsSaidInEveryLanguage(String language) {
        ResourceBundle english = bundle(Locale.ENGLISH);
        ResourceBundle other = bundle(Locale.of(language));
        assertThat(Collections.list(other.getKeys())).containsExactlyInAnyOrderElementsOf(Collections.list(english.getKeys()));
        for (String key : english.keySet()) {
            assertThat(places(other.getString(key))).as(key).isEqualTo(places(english.getString(key)));
            assertThat(other.getString(key)).as(key).doesNotContain("'");
        }
    }

    private static Set<String> places(String sentence) {
        return Pattern.compile("\\{\\d}").matcher(sentence).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(Wording.class.getPackageName() + ".imports", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
