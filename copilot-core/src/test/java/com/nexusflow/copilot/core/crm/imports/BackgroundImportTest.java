package com.nexusflow.copilot.core.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackgroundImportTest {

    private static final int ROWS = 50_000;

    private final ImportKit kit = new ImportKit();

    @Test
    void aLargeFileIsTakenInTheBackgroundAndShowsItsProgress() {
        UUID id = kit.tenant.call(() -> kit.imports.start(List.of(ImportFile.of("deals.csv", deals(ROWS).getBytes(StandardCharsets.UTF_8))), Corrections.NONE));
        await().atMost(Duration.ofMinutes(2)).until(() -> run(id).rowsDone() > 0 && run(id).rowsDone() < ROWS);
        await().atMost(Duration.ofMinutes(2)).until(() -> run(id).status() != ImportRun.Status.RUNNING);
        assertThat(run(id).created()).isEqualTo(ROWS);
        assertThat(run(id).rowsDone()).isEqualTo(ROWS);
        assertThat(kit.rows("select count(*), count(distinct account_id), sum(amount_minor) from opportunity")).containsExactly("50000|500|124997500000");
    }

    @Test
    void whatTheDatabasePlannedForSmallTablesDoesNotSlowALargeImport() {
        for (int i = 0; i < 8; i++) {
            new ImportKit().run("deals.csv", deals(20));
        }
        long before = rowsRead();
        kit.run("deals.csv", deals(8_000));
        await().atMost(Duration.ofSeconds(30)).until(() -> rowsRead() > before + 8_000);
        assertThat(rowsRead() - before).isLessThan(200_000);
    }

    @Test
    void anUploadIsNoLongerNeededOnceItsImportStarted() {
        boolean[] gone = {false};
        ImportFile upload = new ImportFile("accounts.csv", () -> {
            if (gone[0]) {
                throw new IOException("The upload is gone");
            }
            return ImportFile.of("accounts.csv", "account,sector\nOrlo,retail\n").content().open();
        });
        long before = spools();
        UUID id = kit.tenant.call(() -> kit.imports.start(List.of(upload), Corrections.NONE));
        gone[0] = true;
        await().atMost(Duration.ofMinutes(1)).until(() -> run(id).status() != ImportRun.Status.RUNNING);
        assertThat(run(id).created()).isEqualTo(1);
        await().atMost(Duration.ofMinutes(1)).until(() -> spools() <= before);
    }

    @Test
    void theLatestImportsComeNewestFirst() {
        UUID first = kit.run("accounts.csv", "account,sector\nOrlo,retail\n").id();
        UUID second = kit.run("accounts.csv", "account,sector\nOrlo,finance\n").id();
        assertThat(kit.tenant.call(() -> kit.imports.latest(5))).extracting(ImportRun::id).containsExactly(second, first);
    }

    private ImportRun run(UUID id) {
        return kit.tenant.call(() -> kit.imports.run(id).orElseThrow());
    }

    /** Rows of deals and accounts that were read so far; a wrong plan for foreign keys reads the square of the imported rows. */
    private long rowsRead() {
        return Long.parseLong(kit.rows("select sum(seq_tup_read + idx_tup_fetch) from pg_stat_user_tables where relname in ('opportunity', 'account')").getFirst());
    }

    private static String deals(int count) {
        StringBuilder rows = new StringBuilder("deal id,owner,account,product,stage,amount,close date\n");
        for (int i = 0; i < count; i++) {
            rows.append('D').append(i).append(",Rep ").append(i % 20).append(",Account ").append(i % 500).append(",Product ").append(i % 8)
                    .append(i % 3 == 0 ? ",Won," : ",Proposal,").append(i).append(",2024-0").append(i % 9 + 1).append("-15\n");
        }
        return rows.toString();
    }

    private static long spools() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> String.valueOf(path.getFileName()).startsWith("copilot-import")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
