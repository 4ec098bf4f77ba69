package com.nexusflow.copilot.voice.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A word or phrase of a text as the digits or the letter it stands for: "four" is 4, "double three" 33, "forty one" 41, "4111" itself,
 * "d" the letter D.
 */
record Piece(String characters, int start, int end, boolean spoken, boolean letter, boolean afterComma, boolean repeated) {

    private static final int MOST_DIGITS = 18;

    /** Pieces that follow each other with nothing but fillers between. */
    record Run(List<Piece> pieces) {

        String characters() {
            StringBuilder all = new StringBuilder();
            pieces.forEach(piece -> all.append(piece.characters()));
            return all.toString();
        }

        /** All of it as something personal. */
        PersonalSpan span(PersonalSpan.Kind kind) {
            return new PersonalSpan(kind, pieces.getFirst().start(), pieces.getLast().end());
        }

        /** Told in equal steps, as people count and list ("one two three", "twenty thirty forty"). */
        boolean isCounting() {
            long step = pieces.size() > 2 ? pieces.get(1).value() - pieces.getFirst().value() : 0;
            return step != 0 && IntStream.range(1, pieces.size()).allMatch(i -> pieces.get(i).value() - pieces.get(i - 1).value() == step);
        }

        boolean spoken() {
            return pieces.stream().anyMatch(Piece::spoken);
        }

        /** The stretches of digits between letters. */
        List<Run> digits() {
            List<Run> runs = new ArrayList<>();
            List<Piece> open = new ArrayList<>();
            for (Piece piece : pieces) {
                if (piece.letter()) {
                    close(open, runs);
                } else {
                    open.add(piece);
                }
            }
            close(open, runs);
            return runs;
        }

        /** Ends the open run, if there is one. */
        static void close(List<Piece> open, List<Run> runs) {
            if (!open.isEmpty()) {
                runs.add(new Run(List.copyOf(open)));
                open.clear();
            }
        }
    }

    private long value() {
        return characters.length() > MOST_DIGITS ? 0 : Long.parseLong(characters);
    }

    /** One digit, or one that is repeated. */
    boolean single() {
        return characters.length() == 1 || repeated;
    }

    /** "eighty six" read as 80 and 6, the other thing it can mean; null when the piece has one meaning. */
    @Nullable Piece apart() {
        boolean compound = spoken && characters.length() == 2 && characters.charAt(0) > '1' && characters.charAt(1) != '0';
        return compound && !repeated
                ? new Piece(characters.charAt(0) + "0" + characters.charAt(1), start, end, true, false, afterComma, false) : null;
    }
}
