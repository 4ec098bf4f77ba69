package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nexusflow.copilot.core.call.StoredAudio;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.audio.AudioLimits;
import com.nexusflow.copilot.voice.model.SpeechModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real recognition of speech that a synthesiser of ours spoke. Needs the English Vosk model.
 */
class VoskTranscriberTest {

    private static VoskTranscriber transcriber;

    @TempDir
    private Path folder;

    @BeforeAll
    static void begin() {
        transcriber = new VoskTranscriber(InstalledModels.needed(SpeechModel.VOSK_ENGLISH), InstalledModels.present(SpeechModel.VOSK_VOICES), 2);
    }

    @AfterAll
    static void end() {
        if (transcriber != null) {
            transcriber.close();
        }
    }

    @Test
    void telephoneSpeechIsHeardInTheSelfTest() throws InterruptedException {
        assertThat(SelfTest.problem(transcriber)).isEmpty();
    }

    @Test
    void theSideThatSpeaksIsTheSideOnWhoseChannelItIs() throws Exception {
        HeardCall heard = listen(stereo(sentence()));
        assertThat(heard.transcript().speakersGuessed()).isFalse();
        assertThat(heard.transcript().utterances()).isNotEmpty().allSatisfy(utterance -> assertThat(utterance.speaker()).isEqualTo(1));
        assertThat(heard.transcript().utterances()).extracting(Utterance::text).anyMatch(text -> text.contains("one hundred dollars"));
    }

    @Test
    void wordsHaveTimesInTheirOrderWithinTheRecording() throws Exception {
        HeardCall heard = listen(stereo(sentence()));
        Utterance utterance = heard.transcript().utterances().getFirst();
        assertThat(utterance.words()).hasSizeGreaterThan(5).extracting(word -> word.startMillis()).isSorted();
        assertThat(utterance.endMillis()).isLessThanOrEqualTo((int) heard.length().toMillis());
        assertThat(utterance.words()).allSatisfy(word -> assertThat(word.confidence()).isBetween(0.0, 1.0));
    }

    @Test
    void onlyWhereAChannelIsSharedItIsHeardHowVoicesSound() throws Exception {
        assumeTrue(transcriber.version().contains(SpeechModel.VOSK_VOICES.name()), "the model that tells voices apart is not here");
        Path file = Files.write(folder.resolve("mono.wav"), sentence());
        List<Piece> pieces = new ArrayList<>();
        try (CallPieces all = CallPieces.of(StoredAudio.of(file), AudioLimits.usual())) {
            for (Optional<Piece> next = all.next(); next.isPresent(); next = all.next()) {
                pieces.add(next.orElseThrow());
            }
        }
        Piece piece = pieces.getFirst();
        PieceText.Heard shared = (PieceText.Heard) transcriber.hear(piece, Rank.OURS);
        assertThat(shared.voices()).isNotEmpty().anySatisfy(voice -> assertThat(voice.print()).hasSize(128));
        assertThat(shared.voices().getFirst().startMillis()).isEqualTo(shared.words().getFirst().startMillis());
        assertThat(shared.voices().getLast().endMillis()).isEqualTo(shared.words().getLast().endMillis());
        PieceText.Heard alone = (PieceText.Heard) transcriber.hear(new Piece(0, 0, piece.startMillis(), false, piece.samples()), Rank.OURS);
        assertThat(alone.words()).hasSameSizeAs(shared.words());
        assertThat(alone.voices()).isEmpty();
    }

    @Test
    void wordsHaveTheSameTimesHoweverMuchTheWorkerHeardBefore() throws Exception {
        List<Integer> first = starts(listen(sentence()));
        for (int again = 0; again < 3; again++) {
            List<Integer> now = starts(listen(sentence()));
            assertThat(now).hasSameSizeAs(first);
            for (int i = 0; i < now.size(); i++) {
                assertThat(now.get(i)).as("Vosk dithers by a frame or two").isCloseTo(first.get(i), within(60));
            }
        }
    }

    private static List<Integer> starts(HeardCall heard) {
        return heard.transcript().utterances().stream().flatMap(utterance -> utterance.words().stream()).map(Word::startMillis).toList();
    }

    @Test
    void aModelThatIsNotThereIsSaidAndNotWaitedFor() throws InterruptedException {
        try (VoskTranscriber without = new VoskTranscriber(folder.resolve("nothing"), Optional.empty(), 1)) {
            assertThat(SelfTest.problem(without)).hasValueSatisfying(problem -> assertThat(problem).contains("ended"));
        }
    }

    private HeardCall listen(byte[] wav) throws Exception {
        Path file = Files.write(folder.resolve("call.wav"), wav);
        return new CallListener(transcriber, AudioLimits.usual()).hear(file, Rank.OURS, "en", List.of(), done -> { });
    }

    private static byte[] sentence() throws IOException {
        try (InputStream in = Objects.requireNonNull(SelfTest.class.getResourceAsStream("selftest.wav"))) {
            return in.readAllBytes();
        }
    }

    /** The µ-law samples of a file with one channel on the second of two, the first one silent. */
    private static byte[] stereo(byte[] mono) {
        int header = 44;
        byte[] both = new byte[header + 2 * (mono.length - header)];
        System.arraycopy(mono, 0, both, 0, header);
        both[22] = 2;
        both[32] = 2;
        int length = both.length - header;
        for (int i = 0; i < 4; i++) {
            both[40 + i] = (byte) (length >> 8 * i);
        }
        for (int i = header; i < mono.length; i++) {
            both[header + 2 * (i - header)] = (byte) 0xFF;
            both[header + 2 * (i - header) + 1] = mono[i];
        }
        return both;
    }
}
