package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.speakers.Voice;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {

    @Test
    void wordsAndVoicesArriveWhereTheirPieceStands() throws IOException {
        Word word = new Word("naïve", 10, 400, 0.25);
        Voice voice = new Voice(10, 400, new byte[] {1, -2, 3});
        PieceText.Heard heard = Frames.heard(Frames.words(List.of(word), List.of(voice)), new Piece(4, 0, 5000, true, new short[0]));
        assertThat(heard.words()).containsExactly(new Word("naïve", 5010, 5400, 0.25));
        assertThat(heard.voices()).hasSize(1);
        assertThat(heard.voices().getFirst().startMillis()).isEqualTo(5010);
        assertThat(heard.voices().getFirst().endMillis()).isEqualTo(5400);
        assertThat(heard.voices().getFirst().print()).containsExactly(1, -2, 3);
    }
}
