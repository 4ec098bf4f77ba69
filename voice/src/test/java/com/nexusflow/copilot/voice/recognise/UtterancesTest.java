package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.speakers.Voice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtterancesTest {

    private static final List<PieceText> PIECES = List.of(
            new PieceText.Heard(1, List.of(word("hello", 3000, 3400)), List.of()),
            new PieceText.Heard(0, List.of(word("good", 0, 300), word("morning", 350, 900), word("so", 1700, 1900)), List.of()),
            new PieceText.Unreadable(0, 5000, 9000, "gone"));

    @Test
    void aPauseEndsAnUtterance() {
        assertThat(transcript(2).utterances()).extracting(Utterance::text).containsExactly("good morning", "so", "hello");
    }

    @Test
    void utterancesAreInTheOrderInWhichTheyBegin() {
        assertThat(transcript(2).utterances()).extracting(Utterance::startMillis).containsExactly(0, 1700, 3000);
        assertThat(transcript(2).utterances()).extracting(Utterance::speaker).containsExactly(0, 0, 1);
    }

    @Test
    void twoChannelsAreTwoSpeakersWithoutGuessing() {
        assertThat(transcript(2).speakersGuessed()).isFalse();
        assertThat(transcript(2).speakers()).extracting(speaker -> speaker.side()).containsExactly(Side.REP, Side.UNKNOWN);
    }

    @Test
    void theVoicesOfOneChannelAreAGuess() {
        Transcript transcript = CallListener.transcript(PIECES.subList(1, 2), 1, "en", List.of());
        assertThat(transcript.speakersGuessed()).isTrue();
        assertThat(transcript.speakers()).hasSize(1);
    }

    @Test
    void onOneChannelAnUtteranceEndsWhereAnotherVoiceSpeaks() {
        List<Word> words = new ArrayList<>();
        List<Voice> voices = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            words.add(word("word" + i, 1000 * i, 1000 * i + 900));
            voices.add(Voice.of(1000 * i, 1000 * i + 900, i / 3 % 2 == 0 ? new double[] {1, 0.1 * i} : new double[] {-1, 0.1 * i}));
        }
        Transcript transcript = CallListener.transcript(List.of(new PieceText.Heard(0, words, voices)), 1, "en", List.of());
        assertThat(transcript.utterances()).extracting(Utterance::text)
                .containsExactly("word0 word1 word2", "word3 word4 word5", "word6 word7 word8", "word9 word10 word11");
        assertThat(transcript.utterances()).extracting(Utterance::speaker).containsExactly(0, 1, 0, 1);
        assertThat(transcript.speakers()).allSatisfy(speaker -> assertThat(speaker.confidence()).isBetween(0.8, 1.0));
        assertThat(transcript.speakersGuessed()).isTrue();
    }

    @Test
    void piecesPutTogetherInAnyOrderGiveTheSameTranscript() {
        List<PieceText> pieces = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Voice voice = Voice.of(2000 * i, 2000 * i + 1500, i % 2 == 0 ? new double[] {1, 0.2} : new double[] {-1, 0.2});
            pieces.add(new PieceText.Heard(0, List.of(word("word" + i, 2000 * i, 2000 * i + 1500)), List.of(voice)));
        }
        Transcript inOrder = CallListener.transcript(pieces, 1, "en", List.of());
        assertThat(CallListener.transcript(pieces.reversed(), 1, "en", List.of())).isEqualTo(inOrder);
        assertThat(inOrder.speakers()).hasSize(2);
    }

    private static Transcript transcript(int channels) {
        return CallListener.transcript(PIECES, channels, "en", List.of(Side.REP));
    }

    private static Word word(String text, int start, int end) {
        return new Word(text, start, end, 1);
    }
}
