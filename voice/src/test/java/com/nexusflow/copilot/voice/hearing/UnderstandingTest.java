package com.nexusflow.copilot.voice.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.CallHearing.Around;
import com.nexusflow.copilot.core.call.CallHearing.Silence;
import com.nexusflow.copilot.core.call.CallHearing.Understood;
import com.nexusflow.copilot.core.call.Remark;
import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.recognise.PieceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnderstandingTest {

    private static final String CARD = "my card is four one one one one one one one one one one one one one one one thank you";

    @Test
    void aSpokenCardNumberIsTakenOutAndItsSoundToo() {
        Understood understood = Understanding.of(List.of(said(0, 0, "can i have your card"), said(1, 10_000, CARD)), around(0, null));
        assertThat(texts(understood.transcript())).containsExactly("can i have your card", "my card is [card number] thank you");
        assertThat(understood.silences()).isNotEmpty().allSatisfy(silence -> assertThat(silence.channel()).isEqualTo(1));
        assertThat(understood.silences().stream().mapToInt(Silence::startMillis).min().orElseThrow()).isLessThan(10_000 + 3 * 400 + 1);
        assertThat(understood.silences().stream().mapToInt(Silence::endMillis).max().orElseThrow()).isGreaterThan(10_000 + 19 * 400 - 100);
    }

    @Test
    void whatAnEarlierPassTookOutStaysMarkedWhereNothingIsHeardAnyMore() {
        Transcript first = Understanding.of(List.of(said(1, 10_000, CARD)), around(0, null)).transcript();
        Understood last = Understanding.of(List.of(said(1, 10_000, "My card is"), said(1, 18_000, "Thank you.")), around(0, first));
        assertThat(String.join(" ", texts(last.transcript()))).containsOnlyOnce("[card number]").startsWith("My card is [card number]");
        assertThat(last.silences()).isEmpty();
    }

    @Test
    void theChannelSaysWhoSellsAndTheRepHasTheName() {
        List<Speaker> speakers = Understanding.of(List.of(said(0, 0, "hello"), said(1, 2000, "hello")), around(1, null)).transcript().speakers();
        assertThat(speakers).extracting(Speaker::side).containsExactly(Side.CUSTOMER, Side.REP);
        assertThat(speakers).extracting(Speaker::name).containsExactly("", "Nina Holm");
    }

    @Test
    void namesThatAreKnownAreSpelledAsKnown() {
        Transcript transcript = Understanding.of(List.of(said(0, 0, "we looked at kan code last year")), new Around(2, "en", 0, "", List.of("Kan-code"), null)).transcript();
        assertThat(texts(transcript)).containsExactly("we looked at Kan-code last year");
    }

    @Test
    void aStretchThatCouldNotBeReadIsRemarked() {
        Understood understood = Understanding.of(List.of(said(0, 0, "hello"), new PieceText.Unreadable(1, 125_000, 150_000, "it died")), around(0, null));
        assertThat(understood.remarks()).containsExactly(new Remark("stretch_unreadable", List.of("2:05", "2:30", 2)));
    }

    @Test
    void wordsThatNobodyIsSureOfMakeTheLanguageDoubtfulOnce() {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            words.add(new Word("word", i * 400, i * 400 + 390, 0.6));
        }
        List<PieceText> unsure = List.of(new PieceText.Heard(0, words, List.of()));
        Understood first = Understanding.of(unsure, around(0, null));
        assertThat(first.remarks()).containsExactly(new Remark("language_doubtful", List.of(60, "en")));
        assertThat(Understanding.of(unsure, around(0, first.transcript())).remarks()).isEmpty();
    }

    private static Around around(int repChannel, @Nullable Transcript before) {
        return new Around(2, "en", repChannel, "Nina Holm", List.of(), before);
    }

    /** Words of 400 ms one after the other. */
    private static PieceText said(int channel, int from, String text) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            int start = from + words.size() * 400;
            words.add(new Word(word, start, start + 390, word.equals("kan") || word.equals("code") ? 0.6 : 0.98));
        }
        return new PieceText.Heard(channel, words, List.of());
    }

    private static List<String> texts(Transcript transcript) {
        return transcript.utterances().stream().map(Utterance::text).toList();
    }
}
