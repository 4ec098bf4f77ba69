package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.audio.RecordedAudio;
import com.nexusflow.copilot.voice.model.SpeechModel;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;

/** Over the speech in the folder "ljspeech" under -Dcopilot.speech.folder, by the English Vosk model of COPILOT_HOME. */
@Tag("bench")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecognitionBenchTest {

    private static final int ROUNDS = 5;
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final PrintStream OUT = System.out;

    @TempDir
    private Path folder;

    @Test
    @Order(1)
    void halfAnHourOnTwoChannelsIsHeardWithinTwoMinutes() throws Exception {
        List<ReadSpeech> sentences = sentences();
        Path file = folder.resolve("call.wav");
        double seconds = sentences.stream().mapToInt(sentence -> sentence.samples().length).sum() / (double) RecordedAudio.RATE + 0.3 * sentences.size();
        MadeCall.write(file, 2, sentences, (int) Math.ceil(1800 / seconds * sentences.size()));
        Path model = InstalledModels.needed(SpeechModel.VOSK_ENGLISH);
        AtomicLong own = new AtomicLong();
        AtomicLong workers = new AtomicLong();
        try (VoskTranscriber transcriber = new VoskTranscriber(model, Optional.empty(), 2);
                ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            watch.scheduleWithFixedDelay(() -> lookAtMemory(own, workers), 0, 250, TimeUnit.MILLISECONDS);
            long start = System.nanoTime();
            HeardCall heard = listen(transcriber, file);
            double took = (System.nanoTime() - start) / 1e9;
            watch.shutdownNow();
            OUT.printf(Locale.ROOT, "A call of %.1f minutes on two channels: heard in %.1f s, %d utterances; peak %d MB of this process and %d MB of its workers%n",
                    heard.length().toSeconds() / 60.0, took, heard.transcript().utterances().size(), own.get(), workers.get());
            assertThat(heard.length()).isGreaterThan(Duration.ofMinutes(29));
            assertThat(heard.unreadable()).isEmpty();
            assertThat(heard.transcript().utterances()).extracting(Utterance::speaker).contains(0, 1);
            assertThat(took).isLessThanOrEqualTo(120);
        }
    }

    @Test
    @Order(2)
    void piecesInWorkersAreAsQuickAsABareLoopAndHearTheSame() throws Exception {
        List<ReadSpeech> sentences = sentences();
        int turns = CORES * sentences.size();
        Path file = folder.resolve("speech.wav");
        MadeCall.write(file, 1, sentences, turns);
        List<short[]> shares = Collections.nCopies(CORES, ReadSpeech.samples(one(sentences)));
        String said = String.join(" ", Collections.nCopies(CORES, sentences.stream().map(ReadSpeech::text).collect(Collectors.joining(" "))));
        LibVosk.setLogLevel(LogLevel.WARNINGS);
        Path folderOfModel = InstalledModels.needed(SpeechModel.VOSK_ENGLISH);
        List<Double> bare = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        WordErrors bareErrors = new WordErrors(0, 0);
        WordErrors ourErrors = new WordErrors(0, 0);
        try (Model model = new Model(folderOfModel.toString()); VoskTranscriber transcriber = new VoskTranscriber(folderOfModel, Optional.empty(), CORES)) {
            listen(transcriber, file);
            BareLoop.hear(model, shares);
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                bareErrors = bareErrors.and(WordErrors.in(BareLoop.hear(model, shares), said));
                long between = System.nanoTime();
                ourErrors = ourErrors.and(WordErrors.in(text(listen(transcriber, file)), said));
                bare.add((between - start) / 1e9);
                ours.add((System.nanoTime() - between) / 1e9);
            }
        }
        double ratio = median(bare) / median(ours);
        OUT.printf(Locale.ROOT, "%.0f s of speech on %d cores: a bare loop takes %.2f s (%.1f %% of words wrong), pieces in workers %.2f s (%.1f %%): %.2f times as quick%n",
                shares.getFirst().length * CORES / (double) RecordedAudio.RATE, CORES, median(bare), 100 * bareErrors.rate(), median(ours), 100 * ourErrors.rate(), ratio);
        OUT.printf(Locale.ROOT, "  rounds, bare loop %s, pieces in workers %s%n", bare, ours);
        assertThat(ratio).isGreaterThanOrEqualTo(0.95);
        // A piece begins without knowing the voice, which the bare loop has learnt by then.
        assertThat(ourErrors.rate()).isLessThanOrEqualTo(bareErrors.rate() + 0.001);
    }

    private static List<ReadSpeech> sentences() throws Exception {
        String named = System.getProperty("copilot.speech.folder", "");
        assumeTrue(!named.isEmpty() && Files.exists(Path.of(named, "ljspeech", "metadata.csv")), "Skipped: no speech at -Dcopilot.speech.folder=" + named);
        return ReadSpeech.in(Path.of(named, "ljspeech"));
    }

    private Path one(List<ReadSpeech> sentences) throws Exception {
        Path file = folder.resolve("share.wav");
        MadeCall.write(file, 1, sentences, sentences.size());
        return file;
    }

    private static HeardCall listen(VoskTranscriber transcriber, Path file) throws Exception {
        return new CallListener(transcriber, AudioLimits.usual()).hear(file, new Rank(new UUID(0, 1), new UUID(0, 2), 0), "en", List.of(), done -> { });
    }

    private static String text(HeardCall heard) {
        return heard.transcript().utterances().stream().map(Utterance::text).collect(Collectors.joining(" "));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void lookAtMemory(AtomicLong own, AtomicLong workers) {
        own.accumulateAndGet(ProcessMemory.megabytes(ProcessHandle.current().pid()), Math::max);
        workers.accumulateAndGet(ProcessHandle.current().children().mapToLong(child -> ProcessMemory.megabytes(child.pid())).sum(), Math::max);
    }
}
