package com.nexusflow.copilot.knowledge.passage;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts long text at the ends of lines and sentences, or between words where a sentence is longer than a piece may be. */
final class Cuts {

    private static final Pattern BLANK = Pattern.compile("\\s+");

    private Cuts() {}

    static int words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? 0 : BLANK.split(stripped).length;
    }

    /** Pieces of about the same length, none with more words than so many. */
    static List<String> pieces(String text, int most) {
        int words = words(text);
        if (words <= most) {
            return List.of(text.strip());
        }
        int wanted = Math.ceilDiv(words, Math.ceilDiv(words, most));
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int length = 0;
        for (String sentence : sentences(text, most)) {
            int more = words(sentence);
            if (length > 0 && (length + more > most || length >= wanted)) {
                pieces.add(piece.toString().strip());
                piece.setLength(0);
                length = 0;
            }
            piece.append(sentence);
            length += more;
        }
        if (length > 0) {
            pieces.add(piece.toString().strip());
        }
        return pieces;
    }

    private static List<String> sentences(String text, int most) {
        List<String> sentences = new ArrayList<>();
        for (String line : text.split("(?<=\\n)")) {
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
            breaks.setText(line);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                sentences.addAll(between(line.substring(start, end), most));
            }
        }
        return sentences;
    }

    private static List<String> between(String sentence, int most) {
        if (words(sentence) <= most) {
            return List.of(sentence);
        }
        List<String> pieces = new ArrayList<>();
        String[] words = BLANK.split(sentence.strip());
        for (int from = 0; from < words.length; from += most) {
            pieces.add(String.join(" ", List.of(words).subList(from, Math.min(from + most, words.length))) + " ");
        }
        return pieces;
    }
}
