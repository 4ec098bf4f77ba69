package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtterancesTest {

    private static final List<PieceText> PIECES = List.of(
            new PieceText.Heard(1, List.of(word("hello", 3000, 3400))),
            new PieceText.Heard(0, List.of(word("good", 0, 300), word("morning", 350, 900), word("so", 1700, 1900))),
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

    private static Transcript transcript(int channels) {
        return CallListener.transcript(PIECES, channels, "en", List.of(Side.REP));
    }

    private static Word word(String text, int start, int end) {
        return new Word(text, start, end, 1);
    }
}
