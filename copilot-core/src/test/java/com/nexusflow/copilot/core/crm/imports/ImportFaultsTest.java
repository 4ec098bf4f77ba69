package com.nexusflow.copilot.core.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nexusflow.copilot.core.people.Role;
import com.nexusflow.copilot.core.tenant.TenantScope;
import com.nexusflow.copilot.core.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ImportFaultsTest {

    private static final String HEADER = "deal id,account,stage,amount,close date\n";

    private final ImportKit kit = new ImportKit();

    @Test
    void aWrongRowIsAnErrorWithLineAndReasonAndTheOthersAreTaken() {
        ImportRun run = kit.run("deals.csv", HEADER + "1,A,Won,100,2024-01-31\n2,A,Won,100,2024-02-31\n3,A,Won,many,2024-03-31\n4,A,,5,\n5,A,Won,7,2024-03-30\n");
        assertThat(run.status()).isEqualTo(ImportRun.Status.COMPLETED);
        assertThat(run.created()).isEqualTo(2);
        assertThat(run.failed()).isEqualTo(3);
        assertThat(kit.errors(run)).containsExactly(
                "3: “2024-02-31” is no date. Write it as 2024-12-31 or 31.12.2024.",
                "4: “many” is no number in the notation of this column (1,234.50).",
                "5: There is no value for stage. Fill it in and import the file again.");
        assertThat(kit.issues(run)).filteredOn(issue -> issue.line() == 4).extracting(ImportIssue::field).containsExactly("amount");
    }

    @Test
    void aRepeatedIdIsAnErrorThatNamesBothLines() {
        ImportRun run = kit.run("deals.csv", HEADER + "1,A,Won,100,2024-01-31\n2,A,Won,100,2024-01-31\n1,B,Lost,300,2024-01-31\n");
        assertThat(run.created()).isEqualTo(2);
        assertThat(run.failed()).isEqualTo(1);
        assertThat(kit.errors(run)).containsExactly("4: The id “1” stands on line 2 already; that row was taken. Give each row its own id.");
        assertThat(kit.rows("select amount_minor from opportunity where external_id = '1'")).containsExactly("10000");
    }

    @Test
    void anotherCurrencyIsAnErrorThatSaysSo() {
        ImportRun run = kit.run("deals.csv", HEADER + "1,A,Won,$ 100,\n2,A,Won,€100,\n3,A,Won,100 EUR,\n4,A,Won,GBP 5,\n");
        assertThat(run.created()).isEqualTo(2);
        assertThat(kit.errors(run)).containsExactly(
                "2: The currency is $, but all amounts are kept in EUR. Convert the amount first.",
                "5: The currency is GBP, but all amounts are kept in EUR. Convert the amount first.");
    }

    @Test
    void aCurrencyInTheHeaderOrInAColumnCountsToo() {
        assertThat(kit.run("deals.csv", "deal id,account,stage,Amount (USD)\n1,A,Won,5\n2,A,Won,\n").failed()).isEqualTo(1);
        assertThat(kit.run("deals.csv", "deal id,account,stage,amount,currency\n8,A,Won,5,CHF\n9,A,Won,5,EUR\n").failed()).isEqualTo(1);
    }

    @Test
    void aRowWithMoreValuesThanTheHeaderIsAnError() {
        ImportRun run = kit.run("deals.csv", HEADER + "1,A,Won,1,234,2024-01-01\n2,A\n3,A,Won,5\n");
        assertThat(kit.errors(run)).containsExactly(
                "2: The row has 6 values but the header has 5. Put quotation marks around values that hold the separator.",
                "3: There is no value for stage. Fill it in and import the file again.");
        assertThat(run.created()).isEqualTo(1);
    }

    @Test
    void manyErrorsAreCountedButNotAllListed() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 1_500; i++) {
            rows.append(i).append(",A,Won,x,\n");
        }
        ImportRun run = kit.run("deals.csv", rows.toString());
        assertThat(run.failed()).isEqualTo(1_500);
        assertThat(kit.errors(run)).hasSize(1_001).last().asString().contains("not listed: 500.");
    }

    @Test
    void aMissingColumnIsRefusedAndNothingIsWritten() {
        assertRefused("“deals.csv” looks like opportunities but has no column for: stage", ImportFile.of("deals.csv", "deal id,account,amount\n1,A,5\n"));
        assertThat(kit.rows("select count(*) from import_run")).containsExactly("0");
    }

    @Test
    void whatIsNoCsvFileIsRefused() {
        assertRefused("is empty", ImportFile.of("a.csv", ""));
        assertRefused("is empty", ImportFile.of("a.csv", "\n \n"));
        assertRefused("is a spreadsheet", ImportFile.of("a.csv", new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0}));
        assertRefused("is no text file", ImportFile.of("a.csv", new byte[] {1, 2, 3, 0, 0, 5, 6, 7, 8, 9, 0, 1}));
        assertRefused("None of the files", ImportFile.of("a.csv", "colour,shape\nred,round\n"));
    }

    @Test
    void mixedEncodingsAreRefusedWithTheLine() {
        byte[] good = (HEADER + "1,Müller,Won,5,\n").getBytes(StandardCharsets.UTF_8);
        byte[] bad = "2,Möller,Won,5,\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = new byte[good.length + bad.length];
        System.arraycopy(good, 0, both, 0, good.length);
        System.arraycopy(bad, 0, both, good.length, bad.length);
        assertRefused("“deals.csv” mixes encodings: line 3", ImportFile.of("deals.csv", both));
    }

    @Test
    void aQuoteThatIsNeverClosedFailsTheRunAndKeepsNothing() {
        ImportRun run = kit.run(
                ImportFile.of("accounts.csv", "account,sector\nA,retail\n"), ImportFile.of("deals.csv", HEADER + "1,A,Won,5,\n2,\"A,Won,5,\n3,A,Won,5,\n"));
        assertThat(run.status()).isEqualTo(ImportRun.Status.FAILED);
        assertThat(run.message()).contains("line 3 of “deals.csv”").contains("quotation mark");
        assertThat(kit.rows("select count(*) from account")).containsExactly("0");
    }

    @Test
    void anEndlessRowEndsInASentenceAndNotInAFullMemory() {
        String row = "x".repeat(1_200_000);
        assertThat(kit.run("deals.csv", HEADER + "1,A,Won,5,\n2,\"" + row + "\",Won,5,\n").message()).contains("longer than 1,000,000 characters");
    }

    @Test
    void tooManyColumnsAreRefused() {
        assertRefused("an import takes 300 at most", ImportFile.of("deals.csv", HEADER.strip() + ",x".repeat(400) + "\n1\n"));
    }

    @Test
    void aColumnOfFreeTextIsNotTakenForStages() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 80; i++) {
            rows.append(i).append(",New account ").append(i).append(",sentence ").append(i).append(",1,\n");
        }
        ImportRun run = kit.run("deals.csv", rows.toString());
        assertThat(run.status()).isEqualTo(ImportRun.Status.FAILED);
        assertThat(run.message()).contains("80 different new values");
        assertThat(kit.rows("select (select count(*) from account), (select count(*) from opportunity), (select count(*) from stage)"))
                .containsExactly("0|0|0");
    }

    @Test
    void hostileTextIsKeptAsText() {
        ImportRun run = kit.run("deals.csv", HEADER + "'; drop table account; --,<script>alert(1)</script>,Won,5,\n{0},\u202egnp.exe\u0000,Won,6,\n");
        assertThat(run.created()).isEqualTo(2);
        assertThat(kit.rows("select name from account order by 1")).containsExactly("<script>alert(1)</script>", "gnp.exe");
    }

    @Test
    void anAdministratorIsNotMadeByAFile() {
        ImportRun run = kit.run("people.csv", "name,role,email\nIda Falk,Admin,ida@example.org\nEva Prat,Sales Manager,eva@example.org\n");
        assertThat(kit.errors(run)).containsExactly(
                "2: Administrators are not made by a file. Leave the role out and appoint the person in the copilot.");
        assertThat(kit.rows("select name, role from person")).containsExactly("Eva Prat|manager");
    }

    @Test
    void repsAndManagersMayNotImport() {
        for (Role role : List.of(Role.REP, Role.MANAGER)) {
            ImportKit theirs = new ImportKit(TestDatabase.newPerson(kit.tenant, "Somebody", role));
            assertThatThrownBy(() -> theirs.run("deals.csv", HEADER + "1,A,Won,5,\n"))
                    .isInstanceOfSatisfying(ImportRefused.class, e -> assertThat(e.reason()).isEqualTo(ImportRefused.Reason.NOT_ALLOWED));
            assertThatThrownBy(() -> theirs.tenant.call(() -> theirs.imports.latest(5))).isInstanceOf(ImportRefused.class);
        }
    }

    @Test
    void operationsMayImportAndTheRunSaysWhoDid() {
        TenantScope operations = TestDatabase.newPerson(kit.tenant, "Olga Rein", Role.OPERATIONS);
        ImportRun run = new ImportKit(operations).run("deals.csv", HEADER + "1,A,Won,5,\n");
        assertThat(run.startedBy()).isEqualTo(operations.personId());
        assertThat(kit.rows("select count(*) from opportunity_history where changed_by is not null")).containsExactly("1");
    }

    @Test
    void anotherTenantSeesNothingOfAnImport() {
        ImportRun run = kit.run("deals.csv", HEADER + "1,A,Won,5,\n");
        ImportKit other = new ImportKit();
        assertThat(other.tenant.call(() -> other.imports.run(run.id()))).isEmpty();
        assertThat(other.tenant.call(() -> other.imports.issues(run.id(), 0, 10))).isEmpty();
        assertThat(other.rows("select count(*) from opportunity")).containsExactly("0");
    }

    @Test
    void aRunCutShortByAStopIsMarkedAsFailedAndNoLongerInTheWay() {
        UUID id = kit.tenant.call(() -> new Runs(TestDatabase.database()).begin().orElseThrow());
        assertThatThrownBy(() -> kit.run("deals.csv", HEADER + "1,A,Won,5,\n"))
                .isInstanceOfSatisfying(ImportRefused.class, e -> assertThat(e.reason()).isEqualTo(ImportRefused.Reason.ALREADY_RUNNING));
        assertThat(kit.imports.markInterrupted()).isEqualTo(1);
        ImportRun cut = kit.tenant.call(() -> kit.imports.run(id).orElseThrow());
        assertThat(cut.status()).isEqualTo(ImportRun.Status.FAILED);
        assertThat(cut.message()).contains("start it again");
        assertThat(kit.run("deals.csv", HEADER + "1,A,Won,5,\n").created()).isEqualTo(1);
    }

    @Test
    void aStartingNodeLeavesTheRunOfAnotherAlone() {
        UUID id = kit.tenant.call(() -> new Runs(TestDatabase.database()).begin().orElseThrow());
        int marked = kit.tenant.call(() -> TestDatabase.database().write(jdbc -> {
            Runs.claim(jdbc, id);
            return CompletableFuture.supplyAsync(kit.imports::markInterrupted).join();
        }));
        assertThat(marked).isZero();
        assertThat(kit.tenant.call(() -> kit.imports.run(id).orElseThrow()).status()).isEqualTo(ImportRun.Status.RUNNING);
    }

    @Test
    void aRunThatSomebodyElseEndedKeepsNothing() {
        UUID id = kit.tenant.call(() -> new Runs(TestDatabase.database()).begin().orElseThrow());
        kit.imports.markInterrupted();
        ImportFile file = ImportFile.of("deals.csv", HEADER + "1,A,Won,5,\n");
        kit.tenant.run(() -> new ImportJob(id, List.of(file), Corrections.NONE, TestDatabase.database(), Limits.DEFAULT,
                        Conventions.of(TestDatabase.tenants().current()))
                .run());
        assertThat(kit.rows("select count(*) from opportunity")).containsExactly("0");
        assertThat(kit.rows("select status from import_run")).containsExactly("failed");
    }

    @Test
    void aCorrectionThatDoesNotFitTheFileIsRefused() {
        ImportFile file = ImportFile.of("deals.csv", HEADER + "1,A,Won,5,\n");
        for (Corrections.OfFile wrong : List.of(
                new Corrections.OfFile("planets", Map.of()),
                new Corrections.OfFile(null, Map.of("no such column", "amount")),
                new Corrections.OfFile(null, Map.of("amount", "no_such_field")),
                new Corrections.OfFile(null, Map.of("amount", "close_date", "close date", "close_date")))) {
            assertThatThrownBy(() -> kit.tenant.call(() -> kit.imports.runNow(List.of(file), new Corrections(Map.of("deals.csv", wrong)))))
                    .isInstanceOf(ImportRefused.class)
                    .hasMessageContaining("deals.csv");
        }
    }

    private void assertRefused(String message, ImportFile file) {
        assertThatThrownBy(() -> kit.run(file))
                .isInstanceOfSatisfying(ImportRefused.class, e -> assertThat(e.reason()).isEqualTo(ImportRefused.Reason.BAD_FILE))
                .hasMessageContaining(message);
    }
}
