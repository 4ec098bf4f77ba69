package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.recognise.PieceText.Heard;
import com.nexusflow.copilot.voice.recognise.PieceText.Unreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, which die, hang and grow in earnest. */
class WorkerPoolTest {

    private static final Piece PIECE = new Piece(0, 1, 5000, false, new short[16_000]);

    @TempDir
    private Path starts;

    @Test
    void aWorkerStaysWarmBetweenPieces() throws InterruptedException {
        try (WorkerPool pool = pool("dies", 0, Duration.ofSeconds(20))) {
            pool.hear(PIECE, Rank.OURS);
            pool.hear(PIECE, Rank.OURS);
        }
        assertThat(starts()).isEqualTo(1);
    }

    @Test
    void theTimesOfWordsAreThoseOfTheRecording() throws InterruptedException {
        try (WorkerPool pool = pool("dies", 0, Duration.ofSeconds(20))) {
            assertThat(pool.hear(PIECE, Rank.OURS)).isEqualTo(new Heard(1, List.of(new Word("heard", 5010, 5020, 0.5)), List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dies", "hangs", "grows", "refuses"})
    void aBadWorkerIsReplacedAndItsPieceRepeated(String how) throws InterruptedException {
        try (WorkerPool pool = pool(how, 1, Duration.ofSeconds(how.equals("hangs") ? 2 : 20))) {
            assertThat(pool.hear(PIECE, Rank.OURS)).isInstanceOf(Heard.class);
        }
        assertThat(starts()).isEqualTo(2);
    }

    @Test
    void aPieceNoWorkerSurvivesIsGivenUpAfterThreeRepeats() throws InterruptedException {
        try (WorkerPool pool = pool("dies", 100, Duration.ofSeconds(20))) {
            PieceText text = pool.hear(PIECE, Rank.OURS);
            assertThat(text).isInstanceOfSatisfying(Unreadable.class, lost -> {
                assertThat(lost.startMillis()).isEqualTo(5000);
                assertThat(lost.endMillis()).isEqualTo(6000);
                assertThat(lost.reason()).contains("ended");
            });
        }
        assertThat(starts()).isEqualTo(4);
    }

    @Test
    void aClosedPoolLeavesNoProcessBehind() throws InterruptedException {
        try (WorkerPool pool = pool("dies", 0, Duration.ofSeconds(20))) {
            pool.hear(PIECE, Rank.OURS);
        }
        long pid = Long.parseLong(Objects.requireNonNull(starts.toFile().list())[0]);
        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void theFinalPassYieldsToTheFirst() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/nice")), "this system has no nice");
        WorkerSettings settings = new WorkerSettings(WorkerCommand.yielding(MisbehavingWorker.class, "dies", starts.toString(), "0"), 1,
                Duration.ofSeconds(30), Duration.ofSeconds(20), 500);
        try (WorkerPool pool = new WorkerPool(settings)) {
            pool.hear(PIECE, Rank.OURS);
            Path process = Path.of("/proc", Objects.requireNonNull(starts.toFile().list())[0], "stat");
            assertThat(Files.readString(process).replaceAll(".*\\) ", "").split(" ")[16]).isEqualTo("10");
        }
    }

    private WorkerPool pool(String how, int times, Duration answering) {
        return new WorkerPool(new WorkerSettings(WorkerCommand.of(MisbehavingWorker.class, how, starts.toString(), Integer.toString(times)),
                1, Duration.ofSeconds(30), answering, 200));
    }

    private int starts() {
        return Objects.requireNonNull(starts.toFile().list()).length;
    }
}
