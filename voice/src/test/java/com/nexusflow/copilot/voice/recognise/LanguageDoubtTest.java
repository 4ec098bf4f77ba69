package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageDoubtTest {

    @Test
    void wordsNobodyWasSureOfMayBeOfAnotherLanguage() {
        assertThat(LanguageDoubt.of(transcript(100, 0.61))).contains(new LanguageDoubt("fr", 61));
    }

    @Test
    void aBadLineIsNoOtherLanguage() {
        assertThat(LanguageDoubt.of(transcript(100, 0.85))).isEmpty();
    }

    @Test
    void aFewWordsOrNoneProveNothing() {
        assertThat(LanguageDoubt.of(transcript(5, 0.3))).isEmpty();
        assertThat(LanguageDoubt.of(new Transcript("fr", true, false, List.of(), List.of()))).isEmpty();
    }

    private static Transcript transcript(int count, double confidence) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(new Word("mot", 100 * i, 100 * i + 100, confidence));
        }
        Utterance utterance = new Utterance(0, 0, 0, 100 * count, "mot", words);
        return new Transcript("fr", true, false, List.of(new Speaker(0, Side.UNKNOWN, "")), List.of(utterance));
    }
}
