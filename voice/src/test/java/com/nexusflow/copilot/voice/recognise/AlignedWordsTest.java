package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Speaker;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.redact.Redacted;
import com.nexusflow.copilot.voice.redact.Redactor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignedWordsTest {

    /** Each word takes 100 ms and follows the one before at once. */
    private static final List<Word> TIMED = words("the would cutters of london");

    @Test
    void wordsBothHeardKeepTimeAndConfidence() {
        assertThat(aligned("The woodcutters of London.").getLast()).isEqualTo(new Word("London.", 400, 500, 0.8));
    }

    @Test
    void aWordHeardOtherwiseTakesTheTimeOfWhatWasHeardInItsPlace() {
        assertThat(aligned("The good cutters of London.").get(1)).isEqualTo(new Word("good", 100, 200, 0.4));
    }

    @Test
    void wordsOnlyTheBetterOneHeardShareTheTimeBetweenTheirNeighbours() {
        List<Word> timed = List.of(new Word("a", 0, 100, 0.8), new Word("d", 500, 600, 0.8));
        assertThat(AlignedWords.of(timed, words("a b c d"))).extracting(Word::startMillis).containsExactly(0, 100, 300, 500);
    }

    @Test
    void wordsBeforeAndAfterAllOthersStayWithinThem() {
        assertThat(aligned("Well the would cutters of London town")).extracting(Word::startMillis).isSorted().allMatch(start -> start <= 500);
    }

    @Test
    void aNumberWrittenInOneWordTakesTheTimeOfAllWordsItWasSaidIn() {
        List<Word> timed = words("it is four one one one one one one one please");
        assertThat(AlignedWords.of(timed, words("It's 4111 1111, please"))).containsExactly(new Word("It's", 0, 100, 0.4),
                new Word("4111", 100, 600, 0.4), new Word("1111,", 600, 1000, 0.4), new Word("please", 1000, 1100, 0.8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my card is 4111 1111 1111 1111 okay", "my card is 4111111111111111 okay", "My card, it's 4111-1111-1111-1111. Okay?",
        "my card is, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, okay"})
    void allDigitsOfANumberOnlyTheBetterOneWroteAreSilenced(String better) {
        List<Word> timed = words("my card is four one one one one one one one one one one one one one one one okay");
        List<Word> words = AlignedWords.of(timed, words(better));
        Utterance heard = new Utterance(0, 0, 0, timed.getLast().endMillis(), better, words);
        Redacted redacted = Redactor.redact(new Transcript("en", true, false, List.of(new Speaker(0, Side.CUSTOMER, "")), List.of(heard)));
        assertThat(redacted.silences()).singleElement().satisfies(silence -> {
            assertThat(silence.startMillis()).isLessThanOrEqualTo(300);
            assertThat(silence.endMillis()).isGreaterThanOrEqualTo(1900);
        });
        assertThat(redacted.transcript().utterances().getFirst().words()).last().extracting(Word::startMillis).isEqualTo(1900);
    }

    @Test
    void wordsNeverOverlapTheirNeighbours() {
        List<Word> words = AlignedWords.of(TIMED, words("the 12 34 56 cutters 7890"));
        for (int i = 1; i < words.size(); i++) {
            assertThat(words.get(i).startMillis()).isGreaterThanOrEqualTo(words.get(i - 1).endMillis());
        }
    }

    @Test
    void timesNeverRunBackwards() {
        assertThat(aligned("London of cutters would the")).extracting(Word::startMillis).isSorted();
    }

    private static List<Word> aligned(String better) {
        return AlignedWords.of(TIMED, words(better));
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            words.add(new Word(word, 100 * words.size(), 100 * words.size() + 100, 0.8));
        }
        return words;
    }
}
