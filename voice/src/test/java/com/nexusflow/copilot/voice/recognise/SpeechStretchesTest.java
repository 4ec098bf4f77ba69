package com.nexusflow.copilot.voice.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechStretchesTest {

    private final List<Word> words = new ArrayList<>();

    @Test
    void aPauseEndsAStretch() {
        say("good morning", 0);
        say("hello who is this", 250);
        assertThat(texts()).containsExactly("good morning", "hello who is this");
    }

    @Test
    void whoGoesOnIsCutAtTheLongestPauseThatLeavesBothSidesLongEnough() {
        say("so", 0);
        say("one two three four", 150);
        say("five six seven eight", 100);
        assertThat(texts()).containsExactly("so one two three four", "five six seven eight");
    }

    @Test
    void whoNeverPausesIsCutInTheMiddleAndNoWordIsLost() {
        say("a b c d e f g h i j k l m n o p q r s t", 0);
        assertThat(SpeechStretches.of(words)).allSatisfy(stretch ->
                assertThat(stretch.getLast().endMillis() - stretch.getFirst().startMillis()).isLessThanOrEqualTo(3000));
        assertThat(String.join(" ", texts())).isEqualTo("a b c d e f g h i j k l m n o p q r s t");
    }

    private List<String> texts() {
        return SpeechStretches.of(words).stream().map(stretch -> String.join(" ", stretch.stream().map(Word::text).toList())).toList();
    }

    /** Each word takes 400 ms and follows the one before at once, the first one after a pause. */
    private void say(String text, int pause) {
        int at = words.isEmpty() ? 0 : words.getLast().endMillis() + pause;
        for (String word : text.split(" ")) {
            words.add(new Word(word, at, at + 400, 1));
            at += 400;
        }
    }
}
