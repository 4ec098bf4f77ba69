package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.words.Sentence;

/** Places in an utterance's text: the sentence around one, and the time it was said when the words are known. */
final class Lines {

    private static final int LONGEST_QUOTE = 400;

    private Lines() {}

    static String around(Utterance utterance, int place) {
        int searched = 0;
        for (Sentence sentence : Sentence.of(utterance.number(), utterance.startMillis(), Side.UNKNOWN, utterance.text())) {
            int start = utterance.text().indexOf(sentence.text(), searched);
            searched = start + sentence.text().length();
            if (place < searched) {
                return cut(sentence.text(), place - start);
            }
        }
        return cut(utterance.text(), place);
    }

    /** Speech without full stops may run for minutes; the quote keeps the words around the place. */
    private static String cut(String text, int place) {
        if (text.length() <= LONGEST_QUOTE) {
            return text;
        }
        int from = Math.max(0, Math.min(place - LONGEST_QUOTE / 2, text.length() - LONGEST_QUOTE));
        int start = from == 0 ? 0 : text.indexOf(' ', from) + 1;
        int end = Math.min(text.length(), start + LONGEST_QUOTE);
        int last = end == text.length() ? end : text.lastIndexOf(' ', end);
        return text.substring(start, last > start ? last : end);
    }

    /** The time of the word at this place, or the utterance's when word times are not known or do not spell the text. */
    static int millisAt(Utterance utterance, int place) {
        int from = 0;
        for (Word word : utterance.words()) {
            int start = utterance.text().indexOf(word.text(), from);
            if (start < 0) {
                return utterance.startMillis();
            }
            from = start + word.text().length();
            if (place < from) {
                return word.startMillis();
            }
        }
        return utterance.startMillis();
    }
}
