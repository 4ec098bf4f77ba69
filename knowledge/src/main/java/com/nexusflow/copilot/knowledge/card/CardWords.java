package com.nexusflow.copilot.knowledge.card;

import com.nexusflow.copilot.core.text.CleanText;
import com.nexusflow.copilot.knowledge.card.CardRefused.Reason;
import java.util.List;

/** The words of a card as they are kept: clean, without blanks at the ends of lines, and no more than a card holds. */
final class CardWords {

    static final int LONGEST_LINE = 500;
    static final int LONGEST_TEXT = 4_000;
    static final int MOST_ENTRIES = 50;

    private CardWords() {}

    /** Several lines, or empty. */
    static String text(String field, String text) {
        String clean = CleanText.lines(text).replaceAll("\\h+(?=\\n)", "");
        return within(field, clean, LONGEST_TEXT);
    }

    /** One line, or empty. */
    static String line(String field, String text) {
        return within(field, CleanText.lines(text).replaceAll("\\s+", " "), LONGEST_LINE);
    }

    /** One line each; those without a word are left out. */
    static List<String> lines(String field, List<String> texts) {
        return entries(field, texts.stream().map(text -> line(field, text)).filter(text -> !text.isEmpty()).toList());
    }

    static <T> List<T> entries(String field, List<T> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw new CardRefused(Reason.BAD_CONTENT, "\"%s\" holds at most %d entries; these are %d.".formatted(field, MOST_ENTRIES, entries.size()));
        }
        return List.copyOf(entries);
    }

    private static String within(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new CardRefused(Reason.BAD_CONTENT, "\"%s\" has at most %,d characters in one piece; this has %,d.".formatted(field, longest, text.length()));
        }
        return text;
    }
}
