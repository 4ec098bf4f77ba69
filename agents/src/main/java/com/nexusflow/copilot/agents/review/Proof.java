package com.nexusflow.copilot.agents.review;

import com.nexusflow.copilot.agents.review.Claims.Cited;
import com.nexusflow.copilot.core.call.Quote;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import com.nexusflow.copilot.core.text.CleanText;
import com.nexusflow.copilot.voice.words.Sentence;
import com.nexusflow.copilot.voice.words.Token;
import com.nexusflow.copilot.voice.words.Tokens;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds words that a model cites in the transcript. What is quoted are the transcript's own words, as whole sentences: a "not" before
 * the cited words is not lost.
 */
final class Proof {

    /** Fewer words stand in any call, unless they are all that was said. */
    private static final int FEWEST = 3;
    private static final int LONGEST = 400;

    private final Transcript transcript;

    Proof(Transcript transcript) {
        this.transcript = transcript;
    }

    /** The cited words in the utterance named, or in the only other one that has them. */
    Optional<Quote> of(Cited cited) {
        List<String> words = words(CleanText.lines(cited.text()));
        if (words.isEmpty() || cited.text().length() > 2 * LONGEST) {
            return Optional.empty();
        }
        if (cited.line() >= 0 && cited.line() < transcript.utterances().size()) {
            Optional<Quote> named = in(transcript.utterances().get(cited.line()), words);
            if (named.isPresent()) {
                return named;
            }
        }
        List<Quote> anywhere = transcript.utterances().stream().flatMap(utterance -> in(utterance, words).stream()).limit(2).toList();
        return anywhere.size() == 1 ? Optional.of(anywhere.getFirst()) : Optional.empty();
    }

    private Optional<Quote> in(Utterance utterance, List<String> words) {
        List<Token> tokens = Tokens.of(utterance.text());
        int at = Collections.indexOfSubList(tokens.stream().map(Token::text).toList(), words);
        if (at < 0 || words.size() < FEWEST && words.size() < tokens.size()) {
            return Optional.empty();
        }
        int from = tokens.get(at).start();
        int to = tokens.get(at + words.size() - 1).end();
        int begin = from;
        int end = to;
        for (Sentence sentence : Sentence.of(utterance.number(), utterance.startMillis(), transcript.side(utterance), utterance.text())) {
            int first = sentence.tokens().getFirst().start();
            int last = sentence.tokens().getLast().end();
            if (last > from && first < to) {
                begin = Math.min(begin, first);
                end = Math.max(end, withMark(utterance.text(), last));
            }
        }
        boolean whole = end - begin <= LONGEST;
        if (!whole && to - from > LONGEST) {
            return Optional.empty();
        }
        String text = whole ? utterance.text().substring(begin, end) : utterance.text().substring(from, to);
        return Optional.of(new Quote(text, utterance.number(), millisAt(utterance, whole ? begin : from), transcript.side(utterance)));
    }

    private static int withMark(String text, int end) {
        return end < text.length() && ".?!".indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
    }

    /** The time of the word at this place; the utterance's when word times are not known or do not spell the text. */
    private static int millisAt(Utterance utterance, int place) {
        int end = 0;
        for (Word word : utterance.words()) {
            int start = utterance.text().indexOf(word.text(), end);
            if (start < 0) {
                break;
            }
            end = start + word.text().length();
            if (place < end) {
                return word.startMillis();
            }
        }
        return utterance.startMillis();
    }

    private static List<String> words(String text) {
        return Tokens.of(text).stream().map(Token::text).toList();
    }
}
