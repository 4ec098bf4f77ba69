package com.nexusflow.copilot.voice.review;

import com.nexusflow.copilot.core.call.Side;
import com.nexusflow.copilot.core.call.Transcript;
import com.nexusflow.copilot.core.call.Utterance;
import com.nexusflow.copilot.core.call.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of one speaker's words that nobody else broke into. Back-channels ("mm-hm": fewer than three words in less than 1.2 s) are no
 * turns.
 */
record Turn(int speaker, Side side, int startMillis, int endMillis) {

    private static final int BACK_CHANNEL_WORDS = 3;
    private static final int BACK_CHANNEL_MILLIS = 1200;

    /**
     * The turns of a timed transcript in order. Whoever breaks into another's words and is talked on against divides them there; words
     * that end while the other already speaks are the tail of their turn. A speaker's turns in a row are one.
     */
    static List<Turn> of(Transcript transcript) {
        List<Utterance> utterances = transcript.utterances().stream().filter(u -> !u.words().isEmpty() && !isBackChannel(u)).toList();
        List<Turn> pieces = new ArrayList<>();
        for (Utterance utterance : utterances) {
            pieces.addAll(pieces(utterance, transcript.side(utterance), breaks(utterances, utterance)));
        }
        pieces.sort(Comparator.comparingInt(Turn::startMillis).thenComparingInt(Turn::endMillis));
        return joined(pieces);
    }

    static boolean isBackChannel(Utterance utterance) {
        List<Word> words = utterance.words();
        return words.size() < BACK_CHANNEL_WORDS && words.getLast().endMillis() - words.getFirst().startMillis() < BACK_CHANNEL_MILLIS;
    }

    /** When others begin within these words and end before the last of them begins. */
    private static List<Integer> breaks(List<Utterance> utterances, Utterance within) {
        int lastStart = within.words().getLast().startMillis();
        return utterances.stream()
                .filter(other -> other.speaker() != within.speaker() && other.words().getLast().endMillis() <= lastStart)
                .map(other -> other.words().getFirst().startMillis())
                .sorted()
                .toList();
    }

    private static List<Turn> pieces(Utterance utterance, Side side, List<Integer> breaks) {
        List<Turn> pieces = new ArrayList<>();
        int from = utterance.words().getFirst().startMillis();
        int last = from;
        for (Word word : utterance.words()) {
            int before = last;
            int start = word.startMillis();
            if (breaks.stream().anyMatch(at -> at > before && at <= start)) {
                pieces.add(new Turn(utterance.speaker(), side, from, lastEnd(utterance, start)));
                from = start;
            }
            last = start;
        }
        pieces.add(new Turn(utterance.speaker(), side, from, utterance.words().getLast().endMillis()));
        return pieces;
    }

    private static int lastEnd(Utterance utterance, int before) {
        return utterance.words().stream().filter(word -> word.startMillis() < before).mapToInt(Word::endMillis).max().orElse(before);
    }

    private static List<Turn> joined(List<Turn> pieces) {
        List<Turn> turns = new ArrayList<>();
        for (Turn piece : pieces) {
            Turn last = turns.isEmpty() ? null : turns.getLast();
            if (last != null && last.speaker() == piece.speaker()) {
                turns.set(turns.size() - 1, new Turn(last.speaker(), last.side(), last.startMillis(), Math.max(last.endMillis(),
                        piece.endMillis())));
            } else {
                turns.add(piece);
            }
        }
        return turns;
    }

    double seconds() {
        return (endMillis - startMillis) / 1000.0;
    }
}
