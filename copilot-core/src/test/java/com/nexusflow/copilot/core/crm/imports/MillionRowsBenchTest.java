package com.nexusflow.copilot.core.crm.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("bench")
class MillionRowsBenchTest {

    private static final int ROWS = 1_000_000;

    @Test
    void aMillionDealsAreImportedAndImportedAgainInMinutes(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deals.csv");
        write(file);
        ImportKit kit = new ImportKit();
        Duration first = time(() -> assertThat(kit.run(ImportFile.of(file)).created()).isEqualTo(ROWS));
        Duration again = time(() -> assertThat(kit.run(ImportFile.of(file)).unchanged()).isEqualTo(ROWS));
        System.out.printf("BENCH import of %,d deals: first %d s, again %d s%n", ROWS, first.toSeconds(), again.toSeconds());
        assertThat(first).isLessThan(Duration.ofMinutes(10));
    }

    private static Duration time(Runnable work) {
        Instant start = Instant.now();
        work.run();
        return Duration.between(start, Instant.now());
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n");
            for (int i = 0; i < ROWS; i++) {
                boolean closed = i % 2 == 0;
                out.write("D" + i + ",Rep " + i % 200 + ",\"Product, " + i % 50 + "\",Account " + i % 50_000 + (closed ? ",Won," : ",Engaging,")
                        + (i % 12 + 1) + "/" + (i % 28 + 1) + "/2024," + (closed ? "6/" + (i % 28 + 1) + "/2025" : "") + "," + i + ".50\n");
            }
        }
    }
}
