package com.nexusflow.copilot.core.call;

import java.util.List;

/** What one speaker said in one go; the words are empty when only the text is known (a written transcript). */
public record Utterance(int number, int speaker, int startMillis, int endMillis, String text, List<Word> words) {

    public Utterance {
        if (number < 0) {
            throw new IllegalArgumentException("Utterance number " + number + " is below 0; number utterances from 0");
        }
        Times.check("utterance " + number, startMillis, endMillis);
        words = List.copyOf(words);
    }

    /** The same utterance with other text and words, as redaction leaves it. */
    public Utterance saying(String otherText, List<Word> otherWords) {
        return new Utterance(number, speaker, startMillis, endMillis, otherText, otherWords);
    }
}
