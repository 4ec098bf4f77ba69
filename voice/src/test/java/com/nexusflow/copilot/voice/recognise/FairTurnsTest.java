package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real workers, busy with pieces of one tenant until all others wait; then the one with "-" answers and hears the others. */
class FairTurnsTest {

    private static final UUID TARNWICK = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID THIRD = new UUID(1, 3);

    @TempDir
    private Path folder;

    private record Asked(char name, Rank rank) {
    }

    @Test
    void aTenantWithNothingInHandComesBeforeOneThatIsBeingHeard() throws Exception {
        assertThat(order("-=", asked('a', TARNWICK, 1, 10), asked('b', OTHER, 2, 9000))).isEqualTo("-=ba");
    }

    @Test
    void theCallWithTheLeastLeftComesFirst() throws Exception {
        assertThat(order("-", asked('a', TARNWICK, 1, 9000), asked('b', TARNWICK, 2, 500), asked('c', TARNWICK, 3, 2000))).isEqualTo("-bca");
    }

    @Test
    void amongEqualsWhoCameFirstIsFirst() throws Exception {
        assertThat(order("-", asked('a', OTHER, 1, 500), asked('b', THIRD, 2, 500), asked('c', OTHER, 3, 500))).isEqualTo("-abc");
    }

    @Test
    void thePiecesOfOneCallKeepTheirOrder() throws Exception {
        Rank call = new Rank(TARNWICK, new UUID(2, 1), 9000);
        assertThat(order("-", new Asked('a', call.at(0)), new Asked('b', call.at(3000)), asked('c', TARNWICK, 2, 5000), new Asked('d', call.at(8000))))
                .isEqualTo("-abdc");
    }

    @Test
    void whoGivesUpWaitingHoldsUpNobody() throws Exception {
        try (WorkerPool pool = pool(1); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> pool.hear(piece('-'), Rank.OURS));
            await().until(() -> noted().equals("-"));
            Future<PieceText> impatient = threads.submit(() -> pool.hear(piece('a'), asked('a', TARNWICK, 1, 1).rank()));
            await().until(() -> pool.waiting() == 1);
            threads.submit(() -> pool.hear(piece('b'), asked('b', TARNWICK, 2, 5).rank()));
            await().until(() -> pool.waiting() == 2);
            impatient.cancel(true);
            await().until(() -> pool.waiting() == 1);
            Files.createFile(PatientWorker.gate(folder, '-'));
            await().until(() -> noted().equals("-b"));
        }
    }

    /** The order in which the pieces reach a worker. */
    private String order(String busy, Asked... pieces) throws Exception {
        try (WorkerPool pool = pool(busy.length()); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < busy.length(); i++) {
                Piece first = piece(busy.charAt(i));
                String noted = busy.substring(0, i + 1);
                threads.submit(() -> pool.hear(first, new Rank(TARNWICK, new UUID(3, 3), 0)));
                await().until(() -> noted().equals(noted));
            }
            List<Future<PieceText>> heard = new ArrayList<>();
            for (Asked one : pieces) {
                heard.add(threads.submit(() -> pool.hear(piece(one.name()), one.rank())));
                await().until(() -> pool.waiting() == heard.size());
            }
            Files.createFile(PatientWorker.gate(folder, '-'));
            for (Future<PieceText> one : heard) {
                one.get();
            }
            Files.createFile(PatientWorker.gate(folder, '='));
            return noted();
        }
    }

    private WorkerPool pool(int lanes) {
        return new WorkerPool(new WorkerSettings(WorkerCommand.of(PatientWorker.class, folder.toString()), lanes, Duration.ofSeconds(30),
                Duration.ofSeconds(60), 500));
    }

    private String noted() throws IOException {
        Path order = folder.resolve(PatientWorker.ORDER);
        return Files.exists(order) ? Files.readString(order, StandardCharsets.US_ASCII) : "";
    }

    private static Piece piece(char name) {
        return new Piece(0, 0, 0, false, new short[] {(short) name});
    }

    private static Asked asked(char name, UUID tenant, int call, int millisLeft) {
        return new Asked(name, new Rank(tenant, new UUID(2, call), millisLeft));
    }
}
