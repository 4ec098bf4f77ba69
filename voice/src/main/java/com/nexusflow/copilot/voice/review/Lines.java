package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.voice.words.Sentence;
import java.util.List;

/** Places in an utterance's text: the sentence around one, and the time it was said when the words are known. */
final class Lines {

    private static final int LONGEST_QUOTE = 400;

    private Lines() {}

    /** The sentence a place in an utterance lies in, given the utterance's sentences in order. */
    static String around(Utterance utterance, List<Sentence> sentences, int place) {
        int low = 0;
        int high = sentences.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sentences.get(middle).tokens().getFirst().start() <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        String text = sentences.isEmpty() ? utterance.text() : sentences.get(low).text();
        return cut(text, sentences.isEmpty() ? place : Math.max(0, place - sentences.get(low).tokens().getFirst().start()));
    }

    /** A quote keeps the words around the place when the sentence is very long. */
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
