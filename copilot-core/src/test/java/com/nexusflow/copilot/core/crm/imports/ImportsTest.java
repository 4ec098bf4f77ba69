package com.nexusflow.copilot.core.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {

    private static final String PEOPLE = """
            sales_rep,manager,regional_office
            Ida Falk,Omar Brandt,North
            Luc Moreau,Omar Brandt,North
            Eva Prat,Nora Lind,South
            """;
    private static final String DEALS = """
            opportunity_id,sales_rep,product,account,deal_stage,engage_date,close_date,close_value
            D1,Ida Falk,Vega Pro,Birkenau AG,Won,2024-01-10,2024-03-01,1200.50
            D2,Luc Moreau,VegaPro,Tessera SA,Lost,2024-01-12,2024-02-01,0
            D3,Eva Prat,Vega Basic,,Engaging,2024-02-01,,
            """;

    private final ImportKit kit = new ImportKit();

    @Test
    void aFolderOfFilesBecomesRecords(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("teams.csv"), PEOPLE);
        Files.writeString(folder.resolve("deals.csv"), DEALS);
        Files.writeString(folder.resolve("products.csv"), "product,series,sales_price\nVega Pro,Vega,1300\nVega Basic,Vega,90\n");
        Files.writeString(folder.resolve("notes.md"), "not for import");
        ImportRun run = kit.run(Imports.folder(folder).toArray(ImportFile[]::new));
        assertThat(run.status()).isEqualTo(ImportRun.Status.COMPLETED);
        assertThat(run.created()).isEqualTo(8);
        assertThat(run.rowsDone()).isEqualTo(run.rowsTotal()).isEqualTo(8);
        assertThat(kit.rows("""
                select o.external_id, o.name, a.name, p.name, s.name, o.amount_minor, o.engaged_on, o.close_date from opportunity o
                left join account a on a.id = o.account_id join person p on p.id = o.owner_id join stage s on s.id = o.stage_id order by 1"""))
                .containsExactly(
                        "D1|Birkenau AG – Vega Pro|Birkenau AG|Ida Falk|Won|120050|2024-01-10|2024-03-01",
                        "D2|Tessera SA – VegaPro|Tessera SA|Luc Moreau|Lost|0|2024-01-12|2024-02-01",
                        "D3|Vega Basic||Eva Prat|Engaging||2024-02-01|");
    }

    @Test
    void aRepeatedImportCreatesNothingTwice() {
        ImportFile[] files = {ImportFile.of("people.csv", PEOPLE), ImportFile.of("deals.csv", DEALS)};
        kit.run(files);
        ImportRun again = kit.run(files);
        assertThat(again.created()).isZero();
        assertThat(again.updated()).isZero();
        assertThat(again.unchanged()).isEqualTo(6);
        assertThat(kit.rows("select (select count(*) from opportunity), (select count(*) from line_item), (select count(*) from person),"
                        + " (select count(*) from account), (select count(*) from team), (select count(*) from opportunity_history)"))
                .containsExactly("3|3|5|2|2|3");
    }

    @Test
    void aChangedValueIsUpdatedAndTheRestIsLeftAlone() {
        kit.run("deals.csv", DEALS);
        ImportRun again = kit.run("deals.csv", DEALS.replace("1200.50", "1500"));
        assertThat(again.updated()).isEqualTo(1);
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(kit.rows("select o.amount_minor, l.amount_minor, o.version from opportunity o join line_item l on l.opportunity_id = o.id"
                        + " where o.external_id = 'D1'"))
                .containsExactly("150000|150000|1");
    }

    @Test
    void aColumnThatTheFileDoesNotHaveIsLeftAlone() {
        kit.run("deals.csv", DEALS);
        kit.run("deals.csv", "opportunity_id,deal_stage,next_step\nD1,Won,Send the contract\n");
        assertThat(kit.rows("select amount_minor, next_step, close_date from opportunity where external_id = 'D1'"))
                .containsExactly("120050|Send the contract|2024-03-01");
    }

    @Test
    void aProductWrittenWithoutItsBlankIsTheSameProduct() {
        ImportRun run = kit.run(
                ImportFile.of("products.csv", "product,series\nVega Pro,Vega\nVega Basic,Vega\n"), ImportFile.of("deals.csv", DEALS));
        assertThat(kit.rows("select p.name, count(*) from line_item l join product p on p.id = l.product_id group by 1 order by 1"))
                .containsExactly("Vega Basic|1", "Vega Pro|2");
        assertThat(kit.remarks(run)).contains("3: “VegaPro” was taken for the product “Vega Pro” (rows: 1).");
    }

    @Test
    void managersBecomePersonsWithATeam() {
        ImportRun run = kit.run("people.csv", PEOPLE);
        assertThat(kit.rows("select t.name, t.region, p.name, p.role, p.team_id from team t join person p on p.id = t.manager_id order by 1"))
                .containsExactly("Nora Lind’s team|South|Nora Lind|manager|", "Omar Brandt’s team|North|Omar Brandt|manager|");
        assertThat(kit.rows("select p.name, t.name from person p join team t on t.id = p.team_id order by 1"))
                .containsExactly("Eva Prat|Nora Lind’s team", "Ida Falk|Omar Brandt’s team", "Luc Moreau|Omar Brandt’s team");
        assertThat(kit.remarks(run)).singleElement().asString().contains("without a row of their own, who were put on file: 2");
    }

    @Test
    void aManagerOfTwoRegionsHasTwoTeams() {
        kit.run("people.csv", "rep,manager,region\nIda Falk,Omar Brandt,North\nEva Prat,Omar Brandt,South\n");
        assertThat(kit.rows("select name from team order by 1")).containsExactly("Omar Brandt’s team (North)", "Omar Brandt’s team (South)");
    }

    @Test
    void aManagerUnderAManagerHasATeamBelow() {
        kit.run("people.csv", "name,manager\nIda Falk,Omar Brandt\nOmar Brandt,Vera Holt\n");
        assertThat(kit.rows("select t.name, u.name from team t left join team u on u.id = t.parent_id order by 1"))
                .containsExactly("Omar Brandt’s team|Vera Holt’s team", "Vera Holt’s team|");
    }

    @Test
    void whoIsNamedByADealOnlyIsPutOnFileWithARemark() {
        ImportRun run = kit.run("deals.csv", DEALS);
        assertThat(kit.rows("select name, role from person order by 1")).containsExactly("Eva Prat|rep", "Ida Falk|rep", "Luc Moreau|rep");
        assertThat(kit.remarks(run)).anyMatch(remark -> remark.startsWith("2: Persons that were not on file and were put there as reps: 3, "))
                .anyMatch(remark -> remark.startsWith("2: Accounts that were not on file and were put there by name: 2, "));
    }

    @Test
    void aParentMayComeLaterInTheFile() {
        kit.run("accounts.csv", "account,sector,subsidiary_of\nTessera SA,retial,Orlo Holding\nOrlo Holding,finance,\n");
        assertThat(kit.rows("select a.name, a.sector, p.name from account a left join account p on p.id = a.parent_id order by 1"))
                .containsExactly("Orlo Holding|finance|", "Tessera SA|retial|Orlo Holding");
    }

    @Test
    void aCircleOfParentsIsCut() {
        ImportRun run = kit.run("accounts.csv", "account,parent\nA,B\nB,C\nC,A\nD,D\nE,A\n");
        assertThat(kit.rows("select a.name, p.name from account a left join account p on p.id = a.parent_id order by 1"))
                .containsExactly("A|", "B|", "C|", "D|", "E|A");
        assertThat(kit.remarks(run)).anyMatch(remark -> remark.contains("their own parents: 3 "))
                .anyMatch(remark -> remark.contains("name themselves as their parent: 1 "));
    }

    @Test
    void missingValuesAreRemarkedOnOnceAndNotForEachRow() {
        StringBuilder deals = new StringBuilder("deal id,owner,account,stage,amount,close date\n");
        for (int i = 1; i <= 300; i++) {
            deals.append("D").append(i).append(",Ida Falk,,Proposal,,\n");
        }
        ImportRun run = kit.run("deals.csv", deals.toString());
        assertThat(run.created()).isEqualTo(300);
        assertThat(kit.remarks(run)).contains(
                "2: Deals without an account: 300 (lines 2, 3, 4, 5, 6, …). They were taken as they are.",
                "2: Open deals without a value: 300 (lines 2, 3, 4, 5, 6, …). They count as deals but add nothing to the pipeline.");
    }

    @Test
    void stagesAreUnderstoodByTheirNames() {
        kit.run("deals.csv", "deal id,stage,account\n1,Erstgespräch,A\n2,Angebot,A\n3,Closed Won,A\n4,Abgeschlossen - verloren,A\n5,Technik-Check,A\n6,4. Negotiation/Review,A\n");
        assertThat(kit.rows("select name, type, probability from stage order by position")).containsExactly(
                "Erstgespräch|open|0.3300", "Angebot|open|0.5000", "Technik-Check|open|0.6600", "4. Negotiation/Review|open|0.7500",
                "Closed Won|won|1.0000", "Abgeschlossen - verloren|lost|0.0000");
    }

    @Test
    void importedHistoryIsDatedByTheDeal() {
        kit.run("deals.csv", DEALS);
        assertThat(kit.rows("""
                select o.external_id, (h.valid_from at time zone 'Europe/Berlin')::date from opportunity_history h
                join opportunity o on o.id = h.opportunity_id order by 1""")).containsExactly("D1|2024-03-01", "D2|2024-02-01", "D3|2024-02-01");
    }

    @Test
    void aDealThatALaterImportFindsWonWasWonOnItsCloseDate() {
        kit.run("deals.csv", DEALS);
        kit.run("deals.csv", DEALS.replace("Engaging,2024-02-01,,", "Won,2024-02-01,2024-04-30,77"));
        assertThat(kit.rows("""
                select s.name, (h.valid_from at time zone 'Europe/Berlin')::date, h.amount_minor from opportunity_history h
                join opportunity o on o.id = h.opportunity_id join stage s on s.id = h.stage_id where o.external_id = 'D3' order by h.valid_from"""))
                .containsExactly("Engaging|2024-02-01|", "Won|2024-04-30|7700");
    }

    @Test
    void aFileOfNoKnownKindIsSkippedWithARemark() {
        ImportRun run = kit.run(ImportFile.of("dictionary.csv", "Table,Field,Description\naccounts,sector,industry\n"), ImportFile.of("deals.csv", DEALS));
        assertThat(run.status()).isEqualTo(ImportRun.Status.COMPLETED);
        assertThat(run.files()).extracting(FileResult::kind).containsExactly(null, "opportunities");
        assertThat(kit.issues(run)).anyMatch(issue -> issue.file().equals("dictionary.csv") && issue.reason().contains("was skipped"));
    }

    @Test
    void contactsLeadsActivitiesAndQuotasAreTakenToo() {
        ImportFile[] files = {
            ImportFile.of("deals.csv", DEALS),
            ImportFile.of("contacts.csv", "First Name,Last Name,Title,Email,Account Name\nAnne,Weiß,CFO,anne@birkenau.example,Birkenau AG\n"),
            ImportFile.of("leads.csv", "Lead Name,Company,Lead Status,Created Date\nPaul Roux,Roux SARL,Working - Contacted,2024-05-01\n"),
            ImportFile.of("activities.csv", "Type,Subject,Date,Owner,Contact,Deal ID\nCall,Price talk,2024-02-03 14:30,Ida Falk,Anne Weiß,D1\n"),
            ImportFile.of("quotas.csv", "Rep,Quarter,Quota\nIda Falk,2024-Q1,\"50,000\"\n")
        };
        ImportRun run = kit.run(files);
        assertThat(kit.errors(run)).isEmpty();
        assertThat(kit.rows("select c.name, c.title, a.name from contact c join account a on a.id = c.account_id")).containsExactly("Anne Weiß|CFO|Birkenau AG");
        assertThat(kit.rows("select name, company, status, created_on from lead")).containsExactly("Paul Roux|Roux SARL|working|2024-05-01");
        assertThat(kit.rows("select c.kind, c.subject, c.happened_at at time zone 'Europe/Berlin', a.name, p.name, o.external_id, x.name from activity c"
                        + " join account a on a.id = c.account_id join person p on p.id = c.owner_id join opportunity o on o.id = c.opportunity_id"
                        + " join contact x on x.id = c.contact_id"))
                .containsExactly("call|Price talk|2024-02-03 14:30:00|Birkenau AG|Ida Falk|D1|Anne Weiß");
        assertThat(kit.rows("select p.name, q.starts_on, q.ends_on, q.amount_minor from quota q join person p on p.id = q.person_id"))
                .containsExactly("Ida Falk|2024-01-01|2024-03-31|5000000");
        ImportRun again = kit.run(files);
        assertThat(again.unchanged()).isEqualTo(7);
        assertThat(again.created() + again.updated()).isZero();
    }

    @Test
    void dealsWithoutAnIdAreKnownByNameAndAccount() {
        String deals = "Deal Name,Company,Stage,Amount\nRenewal,Birkenau AG,Proposal,100\nRenewal,Tessera SA,Proposal,200\n";
        kit.run("deals.csv", deals);
        ImportRun again = kit.run("deals.csv", deals.replace("200", "250"));
        assertThat(again.updated()).isEqualTo(1);
        assertThat(kit.rows("select a.name, o.amount_minor from opportunity o join account a on a.id = o.account_id order by 1"))
                .containsExactly("Birkenau AG|10000", "Tessera SA|25000");
    }
}
