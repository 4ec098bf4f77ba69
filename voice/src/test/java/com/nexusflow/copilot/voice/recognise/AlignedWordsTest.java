package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
