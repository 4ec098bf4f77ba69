package com.nexusflow.copilot.channels.door;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts text that is too long for one message: between paragraphs, else between sentences, else between words, never inside a word or a figure. */
public final class Pieces {

    private Pieces() {}

    /** The text in pieces of at most so many characters; a single word longer than that, which no figure is, is cut. */
    public static List<String> of(String text, int longest, Locale locale) {
        List<String> pieces = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > longest) {
            int cut = cut(rest, longest, locale);
            pieces.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    private static int cut(String text, int longest, Locale locale) {
        int paragraph = text.lastIndexOf('\n', longest);
        if (paragraph > longest / 3) {
            return paragraph;
        }
        int sentence = before(BreakIterator.getSentenceInstance(locale), text, longest);
        if (sentence > longest / 3 && Character.isWhitespace(text.charAt(sentence - 1))) {
            return sentence;
        }
        int word = Math.max(text.lastIndexOf(' ', longest), paragraph);
        return word > 0 ? word : before(BreakIterator.getCharacterInstance(locale), text, longest);
    }

    /** The last border at or before the place. */
    private static int before(BreakIterator borders, String text, int place) {
        borders.setText(text);
        int border = borders.isBoundary(place) ? place : borders.preceding(place);
        return Math.max(border, 0);
    }
}
