package com.nexusflow.copilot.voice.recognise;

import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Word;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A recogniser of one language that hears another one writes words of its own, of which it is not sure. English heard by the English
 * model has a mean confidence of 0.88 (a bad telephone line) to 0.98, by the French and Spanish ones mostly of 0.5 to 0.66.
 *
 * @param language that the recogniser knows
 * @param percent how sure it was of its words
 */
public record LanguageDoubt(String language, int percent) {

    private static final double SURE = 0.75;
    /** A few words may be unsure for many reasons. */
    private static final int ENOUGH_WORDS = 15;

    /** Whether another language may have been spoken, by the words of the first pass; a final pass gives no confidence of its own. */
    public static Optional<LanguageDoubt> of(Transcript transcript) {
        List<Word> words = transcript.utterances().stream().flatMap(utterance -> utterance.words().stream()).toList();
        OptionalDouble sure = words.stream().mapToDouble(Word::confidence).average();
        return words.size() >= ENOUGH_WORDS && sure.orElse(1) < SURE
                ? Optional.of(new LanguageDoubt(transcript.language(), (int) Math.round(100 * sure.orElse(1)))) : Optional.empty();
    }
}
